"""Whoever sits before a lying panel, or sees little, finds each letter without turning a page."""

from __future__ import annotations

import pytest

from kiosk.tour.checks import defects
from kiosk.ui.reading_order import seen
from kiosk.ui.widgets.keyboard import Key
from tests.layouts.test_alphabets import ALPHABETS, WAITS
from tests.ui.looks import PX_PER_MM
from tests.ui.rig import Rig

pytestmark = pytest.mark.screen

# Switches, and how high a key is at least, mm: 15 where there is room, 11 for who sits (look-and-feel), and
# 12 below the biggest letters, so that all of the alphabet stands there: it is 15 wide.
EASES = [(("seated",), 11), (("bigger",), 15), (("biggest",), 12), (("biggest", "seated"), 11)]


@pytest.mark.parametrize(("switches", "high"), EASES, ids=["-".join(one) for one, _ in EASES])
@pytest.mark.parametrize("language", ["uk", "ar", "ps"])
def test_all_letters_stand_there_at_once(
    kiosk: Rig, language: str, switches: tuple[str, ...], high: int
) -> None:
    eases = (f"ease:{switch}" for switch in switches)
    for touch in ("access", *eases, "close", f"begin:{language}", "journey:internet-help", "next"):
        kiosk.guide.touch(touch)
    kiosk.step()
    keys = [one for one in seen(kiosk.app.root_layout) if isinstance(one, Key)]
    missing = set(ALPHABETS[language]) - {key.name for key in keys} - set(WAITS[False].get(language, ""))
    assert not missing
    assert min(key.width for key in keys) >= 15 * PX_PER_MM
    assert min(key.height for key in keys) >= high * PX_PER_MM
    assert not defects(kiosk.app.root_layout)
