"""The buttons at the bottom, where there is little room for them."""

from __future__ import annotations

import pytest

from kiosk.ui.reading_order import seen
from kiosk.ui.widgets.buttons import BarButton
from kiosk.visit.stage import Stage
from tests.ui.rig import Rig

pytestmark = [pytest.mark.screen, pytest.mark.slow]


def ease(kiosk: Rig, *switches: str) -> None:
    kiosk.guide.touch("access")
    for switch in switches:
        kiosk.guide.touch(f"ease:{switch}")
    kiosk.guide.touch("close")


def small(kiosk: Rig) -> list[str]:
    """Return what the small buttons that are seen do, in their order."""
    kiosk.step()
    bar = kiosk.app.frame.bar
    return [one.action for one in seen(bar) if isinstance(one, BarButton)]


@pytest.mark.parametrize("switches", [(), ("bigger",), ("biggest",)])
def test_help_stays_where_somebody_is_typing_and_a_second_touch_hides_it_all(
    kiosk: Rig, switches: tuple[str, ...]
) -> None:
    ease(kiosk, *switches)
    for touch in ("begin:nl", "journey:internet-help"):
        kiosk.guide.touch(touch)
    kiosk.step()
    usual = kiosk.place_of("help")
    kiosk.guide.touch("next")
    kiosk.guide.type("Zo")
    assert kiosk.guide.find("key:erase") is not None
    assert kiosk.guide.find("help") is not None, "not behind 'more'"
    assert kiosk.place_of("help")[0] == pytest.approx(usual[0], abs=40)
    for touch in ("more", "away"):
        assert kiosk.guide.find(touch) is not None
        kiosk.guide.touch(touch)
        kiosk.step()
    assert kiosk.visit.stage is Stage.AWAY


@pytest.mark.parametrize("switches", [("bigger",), ("biggest",), ("biggest", "seated")])
def test_the_switches_are_at_hand_while_help_is_asked_with_bigger_letters(
    kiosk: Rig, switches: tuple[str, ...]
) -> None:
    ease(kiosk, *switches)
    kiosk.guide.touch("begin:nl")
    kiosk.guide.touch("help")
    shown = small(kiosk)
    if "access" not in shown:
        kiosk.guide.touch("more")
        shown = small(kiosk)
    assert shown.count("access") == 1
    kiosk.guide.touch("access")
    assert kiosk.visit.stage is Stage.ACCESS


@pytest.mark.parametrize("switches", [(), ("bigger",), ("biggest", "seated")])
def test_whoever_opens_more_stops_with_one_touch_in_the_usual_place(
    kiosk: Rig, switches: tuple[str, ...]
) -> None:
    ease(kiosk, *switches)
    for touch in ("begin:nl", "journey:internet-help", "next"):
        kiosk.guide.touch(touch)
    usual = kiosk.place_of("stop")
    kiosk.guide.touch("more")
    kiosk.step(0.2)
    assert kiosk.place_of("stop") == pytest.approx(usual, abs=15)
    kiosk.guide.touch("stop")
    assert kiosk.visit.stage is Stage.WIPED


def test_the_switches_are_behind_more_beside_an_open_keyboard(kiosk: Rig) -> None:
    for touch in ("begin:nl", "journey:internet-help", "next", "more", "access"):
        kiosk.guide.touch(touch)
    assert kiosk.visit.stage is Stage.ACCESS
    kiosk.guide.touch("close")
    assert kiosk.guide.find("key:erase") is not None, "back where they were"
