from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.volunteers.desks import A_PIN, DeskOf, a_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[DeskOf]:
    """The desk of a kiosk that joined a central of its own; the PIN was said."""
    with a_desk(tmp_path) as found:
        found.come_in(A_PIN)
        yield found
