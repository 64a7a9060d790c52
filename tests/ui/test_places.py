"""Where somebody lives, when what they typed is not one place: they touch it, within reach of their hands."""

from __future__ import annotations

import pytest

from kiosk.tour.checks import defects
from kiosk.tour.walks import TYPED
from kiosk.ui import theme
from kiosk.ui.reading_order import seen
from tests.ui.rig import Rig

BRUGGE = "8000"  # Brugge and Koolkerke
MOST = "3700"  # no postcode has more villages


def at_the_place(kiosk: Rig, *eases: str) -> None:
    """Walk to the question where they live, the way of the keyboard."""
    guide, visit = kiosk.guide, kiosk.visit
    guide.touch("access")
    for ease in eases:
        guide.touch(f"ease:{ease}")
    guide.touch("close")
    guide.touch("begin:nl")
    guide.touch("journey:internet-help")
    for _ in range(20):
        ask = visit.ask
        assert ask is not None
        if ask.kind == "place":
            return
        if ask.typed:
            guide.type(TYPED[ask.kind])
        elif ask.options:
            guide.answer(ask.options[0].value)
            continue
        guide.touch("next")
    raise AssertionError("nobody asked where they live")


def answer(kiosk: Rig) -> str:
    registration = kiosk.visit.registration
    assert registration is not None
    return str(registration.answers.get("place", ""))


@pytest.mark.parametrize("eases", [(), ("seated",), ("bigger",), ("biggest",), ("biggest", "seated")])
def test_somebody_whose_postcode_has_several_villages_touches_theirs(
    kiosk: Rig, eases: tuple[str, ...]
) -> None:
    at_the_place(kiosk, *eases)
    kiosk.guide.type(BRUGGE)
    kiosk.guide.touch("next")
    kiosk.step(0.2)
    assert kiosk.guide.find("key:erase") is None  # one thing at a time: the keyboard made room
    assert not defects(kiosk.guide.root)
    if "seated" in eases:
        village = kiosk.guide.find("offer:0")
        assert village is not None
        assert village.to_window(0, village.top)[1] <= theme.REACH * theme.tokens.height
    kiosk.guide.touch("offer:1")
    kiosk.guide.touch("next")
    assert answer(kiosk) == "8000 Koolkerke"


@pytest.mark.parametrize("eases", [(), ("seated",), ("biggest", "seated")])
def test_every_village_of_a_postcode_can_be_reached(kiosk: Rig, eases: tuple[str, ...]) -> None:
    at_the_place(kiosk, *eases)
    kiosk.guide.type(MOST)
    kiosk.guide.touch("next")
    offered = set(kiosk.visit.registration.entry.refusal.offers)
    met: set[str] = set()
    for _ in range(len(offered)):
        kiosk.step(0.1)
        assert not defects(kiosk.guide.root)
        met |= {
            one.label for one in seen(kiosk.guide.root) if getattr(one, "action", "").startswith("offer:")
        }
        if kiosk.guide.find("page") is None:
            break
        kiosk.guide.touch("page")
    assert met == offered
    assert len(met) > 12


def test_somebody_who_meant_none_of_these_types_again(kiosk: Rig) -> None:
    at_the_place(kiosk)
    kiosk.guide.type(BRUGGE)
    kiosk.guide.touch("next")
    kiosk.guide.touch("retype")
    assert kiosk.guide.find("offer:0") is None or kiosk.visit.registration.entry.refusal is None
    kiosk.guide.touch("key:erase")
    assert kiosk.visit.registration.entry.draft == "800"


def test_nothing_of_what_was_offered_is_left_on_the_screen_for_the_next_person(kiosk: Rig) -> None:
    at_the_place(kiosk)
    kiosk.guide.type(BRUGGE)
    kiosk.guide.touch("next")
    for touch in ("stop", "wipe_all", "done"):
        kiosk.guide.touch(touch)
    said = [one.label for one in kiosk.everything() if "Koolkerke" in str(getattr(one, "label", ""))]
    assert said == []
