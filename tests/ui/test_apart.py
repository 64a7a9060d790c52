"""Stop is not beside back: a hand that slips or trembles does not come from the one to the other."""

from __future__ import annotations

import pytest

from kiosk.visit.stage import Stage
from tests.ui.rig import UPRIGHT, WIDE, Rig

pytestmark = [pytest.mark.screen, pytest.mark.slow]


@pytest.fixture(scope="module", params=[WIDE, UPRIGHT], ids=["wide", "upright"])
def window_size(request: pytest.FixtureRequest) -> tuple[int, int]:
    return request.param


@pytest.mark.parametrize("switches", [(), ("bigger",), ("biggest", "seated")])
@pytest.mark.parametrize("language", ["nl", "ar"])
def test_at_least_a_button_lies_between_back_and_stop(
    kiosk: Rig, language: str, switches: tuple[str, ...]
) -> None:
    for touch in ("access", *(f"ease:{switch}" for switch in switches), "close"):
        kiosk.guide.touch(touch)
    for touch in (f"begin:{language}", "journey:internet-help", "next"):
        kiosk.guide.touch(touch)
        far_apart(kiosk)
    if kiosk.guide.find("more"):  # a standing panel has room for all of them at once
        kiosk.guide.touch("more")
        far_apart(kiosk)


def far_apart(kiosk: Rig) -> None:
    """See that a finger lies between back and stop, where both are there."""
    kiosk.step()
    back, stop = (kiosk.guide.find(one) for one in ("back", "stop"))
    assert stop is not None
    if back is not None:
        across = max(back.x, stop.x) - min(back.x + back.width, stop.x + stop.width)
        assert across >= back.height or (across > 0 and back.y != stop.y), across


def test_who_typed_loses_nothing_by_a_touch_on_stop_and_one_on_no(kiosk: Rig) -> None:
    for touch in ("begin:nl", "journey:internet-help", "next"):
        kiosk.guide.touch(touch)
    kiosk.guide.type("ZO")
    typed = kiosk.visit.talk.entry.draft
    kiosk.guide.touch("stop")
    kiosk.step()
    no, yes = (kiosk.guide.find(one) for one in ("close", "wipe_all"))
    assert tuple(no.size) == tuple(yes.size), "none of the two is made easier"
    kiosk.guide.touch("close")
    assert (kiosk.visit.stage, kiosk.visit.ask.id) == (Stage.STEP, "name")
    assert kiosk.visit.talk.entry.draft == typed
