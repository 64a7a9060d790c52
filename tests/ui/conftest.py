from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.ui.rig import Rig


@pytest.fixture(scope="module")
def rig(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    """A kiosk for all tests of a module."""
    rig = Rig(tmp_path_factory.mktemp("kiosk"))
    yield rig
    rig.close()


@pytest.fixture
def kiosk(rig: Rig) -> Rig:
    """The kiosk of the module, at its first screen."""
    rig.start_over()
    return rig
