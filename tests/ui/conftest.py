from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.ui.listening import Listener
from tests.ui.rig import WIDE, Rig


@pytest.fixture(scope="module")
def voice() -> Listener | None:
    """What the kiosk of a module speaks with: nothing, where a module names no other."""
    return None


@pytest.fixture(scope="module")
def window_size() -> tuple[int, int]:
    """The window of the kiosk of a module, pixels."""
    return WIDE


@pytest.fixture(scope="module")
def draws() -> bool:
    """Whether the tests of a module look at pictures."""
    return False


@pytest.fixture(scope="module")
def rig(
    tmp_path_factory: pytest.TempPathFactory,
    voice: Listener | None,
    window_size: tuple[int, int],
    draws: bool,
) -> Iterator[Rig]:
    """A kiosk for all tests of a module."""
    rig = Rig(tmp_path_factory.mktemp("kiosk"), size=window_size, voice=voice, draws=draws)
    yield rig
    rig.close()


@pytest.fixture
def kiosk(rig: Rig) -> Rig:
    """The kiosk of the module, at its first screen."""
    if rig.voice is not None:
        rig.voice.__init__()
    rig.start_over()
    return rig
