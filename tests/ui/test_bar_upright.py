"""A standing panel for who needs more than one thing made easier: nothing falls below what was asked for.

The buttons below an open keyboard; what opens now, and what was said, within reach.
"""

from __future__ import annotations

from itertools import pairwise

import pytest

from kiosk.tour.checks import defects
from kiosk.ui.reading_order import seen
from kiosk.ui.widgets.buttons import BarButton
from kiosk.visit.stage import Stage
from tests.ui.rig import UPRIGHT, Rig
from tests.ui.walks import walk_to_review

pytestmark = [pytest.mark.screen, pytest.mark.slow]

LANGUAGES = ("nl", "fr", "en", "ar", "tr", "uk", "ru", "fa", "ps", "ro", "bg", "pl")


@pytest.fixture(scope="module")
def window_size() -> tuple[int, int]:
    return UPRIGHT


def typing(kiosk: Rig, language: str, switch: str) -> None:
    """Have somebody with this switch type a name in this language."""
    kiosk.guide.touch("access")
    kiosk.guide.touch(f"ease:{switch}")
    kiosk.guide.touch("close")
    kiosk.guide.touch(f"begin:{language}")
    for touch in ("journey:internet-help", "next"):
        kiosk.guide.touch(touch)


def pages(kiosk: Rig) -> list[list[str]]:
    """Open 'more' page by page; return what stands on each."""
    found: list[list[str]] = []
    while not found or "fewer" not in found[-1]:
        kiosk.guide.touch("more")
        kiosk.step()
        bar = kiosk.app.frame.bar
        found.append([one.action for one in seen(bar) if isinstance(one, BarButton)])
        assert not defects(kiosk.app.root_layout), found[-1]
        boxes = sorted((one.y, one.x, one.x + one.width) for one in seen(bar) if isinstance(one, BarButton))
        assert all(right < left for (y, _, right), (row, left, _) in pairwise(boxes) if y == row)
    return found


@pytest.mark.parametrize("switch", ["bigger", "biggest"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_sees_little_reads_every_button_behind_more_while_typing(
    kiosk: Rig, language: str, switch: str
) -> None:
    typing(kiosk, language, switch)
    assert kiosk.guide.find("help") is not None, "not behind 'more'"
    found = pages(kiosk)
    assert all("stop" in page for page in found)
    assert {"help", "away", "language"} <= set(found[0]), "with the second touch, in every language"


@pytest.mark.parametrize("language", LANGUAGES)
def test_while_somebody_types_nothing_they_may_need_is_put_away_and_help_stands_where_it_stood(
    kiosk: Rig, language: str
) -> None:
    for touch in (f"begin:{language}", "journey:internet-help"):
        kiosk.guide.touch(touch)
    kiosk.step()
    usual = kiosk.place_of("help")
    kiosk.guide.touch("next")
    kiosk.guide.type("Zo")
    kiosk.step()
    assert kiosk.place_of("help") == pytest.approx(usual, abs=1)
    for action in ("back", "stop", "language", "away", "own_phone", "next"):
        assert kiosk.guide.find(action) is not None, action
    assert kiosk.guide.find("more") is None
    assert not defects(kiosk.app.root_layout)


@pytest.mark.parametrize("switches", [("seated",), ("biggest", "seated"), ("biggest",), ()])
@pytest.mark.parametrize("language", ["nl", "uk"])
def test_whoever_has_no_postcode_at_hand_touches_their_town_or_says_that_they_have_no_address(
    kiosk: Rig, language: str, switches: tuple[str, ...]
) -> None:
    for touch in ("access", *(f"ease:{switch}" for switch in switches), "close", f"begin:{language}"):
        kiosk.guide.touch(touch)
    for touch in ("journey:internet-help", "next", "NAME", "next", "option:phone", "PHONE", "next"):
        if touch in ("NAME", "PHONE"):
            kiosk.guide.type({"NAME": "Zo", "PHONE": "0470000001"}[touch])
        else:
            kiosk.guide.touch(touch)
    kiosk.step()
    assert kiosk.guide.find("offer:0") is not None
    assert kiosk.guide.find("offer:1") is not None
    assert not defects(kiosk.app.root_layout)


def test_what_somebody_types_is_hidden_with_the_second_touch(kiosk: Rig) -> None:
    typing(kiosk, "bg", "biggest")
    kiosk.guide.touch("more")
    kiosk.guide.touch("away")
    assert kiosk.visit.stage is Stage.AWAY


@pytest.mark.parametrize("switch", ["bigger", "biggest"])
@pytest.mark.parametrize("language", ["uk", "nl", "ar"])
def test_whoever_sits_and_sees_little_reads_where_to_go(kiosk: Rig, language: str, switch: str) -> None:
    for touch in ("access", f"ease:{switch}", "ease:seated", "close", f"begin:{language}"):
        kiosk.guide.touch(touch)
    kiosk.step()
    assert not defects(kiosk.app.root_layout)


@pytest.mark.parametrize("switch", ["bigger", "biggest"])
def test_whoever_sits_and_sees_little_reads_all_they_said(kiosk: Rig, switch: str) -> None:
    for touch in ("access", f"ease:{switch}", "ease:seated", "close"):
        kiosk.guide.touch(touch)
    walk_to_review(kiosk.guide, "Zo", "0470000001")
    kiosk.step(0.2)
    assert not defects(kiosk.app.root_layout)
    while kiosk.guide.find("page"):
        kiosk.guide.touch("page")
        kiosk.step(0.2)
        assert not defects(kiosk.app.root_layout)
