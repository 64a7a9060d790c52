"""A kiosk that has joined a pretended central; a conftest takes these fixtures over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.outbox.device import Device
from tests.outbox.fake_central import FakeCentral

__all__ = ["central", "device"]


@pytest.fixture
def central() -> Iterator[FakeCentral]:
    with FakeCentral() as running:
        yield running


@pytest.fixture
def device(tmp_path: Path, central: FakeCentral) -> Device:
    """A kiosk that has joined."""
    joined = Device(tmp_path / "state", central)
    joined.enrol()
    return joined
