"""A list of more than one page: the main action leads through the rest of it before it leads on."""

from __future__ import annotations

import pytest

from kiosk.tour.checks import defects
from tests.ui.rig import Rig

pytestmark = pytest.mark.screen


def at_household(kiosk: Rig) -> None:
    for touch in ("begin:nl", "journey:internet-check"):
        kiosk.guide.touch(touch)
    for _ in range(8):
        if kiosk.guide.screen() == "question-household":
            return
        kiosk.guide.touch(f"option:{kiosk.visit.ask.options[0].value}")
    raise AssertionError(f"the list was not asked for: {kiosk.guide.screen()}")


def test_whoever_finds_nothing_on_the_first_page_goes_on_to_the_next_with_the_main_action(kiosk: Rig) -> None:
    at_household(kiosk)
    screen = kiosk.app.room.current_screen
    assert screen.pages.count == 2
    assert not defects(kiosk.app.root_layout, "nl")
    assert kiosk.guide.find("option:unknown") is not None, "who does not know can say so at once"
    assert kiosk.guide.find("none_here") is not None, "on every page"
    kiosk.guide.touch("further")
    kiosk.guide.at_rest()
    assert screen.pages.page == 1
    none = kiosk.visit.ask.options[-2].value
    assert kiosk.guide.find(f"option:{none}") is not None, "none of these"
    assert kiosk.visit.stage.value == "question", "nothing was answered by that"
    assert not defects(kiosk.app.root_layout, "nl")


def test_whoever_ticked_something_sees_the_rest_of_the_list_before_the_next_question(kiosk: Rig) -> None:
    at_household(kiosk)
    first = kiosk.visit.ask.options[0].value
    kiosk.guide.touch(f"option:{first}")
    kiosk.guide.touch("further")
    assert kiosk.guide.screen() == "question-household"
    assert kiosk.visit.talk.entry.picked == (first,)
    kiosk.guide.touch("next")
    assert kiosk.guide.screen() != "question-household"


@pytest.mark.parametrize("switches", [(), ("seated",), ("biggest",)])
def test_none_of_these_is_within_sight_on_every_page_and_leads_on_once_all_was_seen(
    kiosk: Rig, switches: tuple[str, ...]
) -> None:
    for switch in switches:
        kiosk.visit.access = kiosk.visit.access.turned(switch)
    at_household(kiosk)
    pages = kiosk.app.room.current_screen.pages
    places = set()
    for page in range(pages.count - 1):
        assert pages.page == page
        assert kiosk.guide.find("option:unknown") is not None
        places.add(kiosk.place_of("none_here"))
        assert not defects(kiosk.app.root_layout, "nl")
        kiosk.guide.touch("none_here")
        kiosk.guide.at_rest()
    places.add(kiosk.place_of("option:none_of_these"))
    assert len(places) == 1, "where it was"
    kiosk.guide.touch("option:none_of_these")
    assert kiosk.guide.screen() != "question-household"


def test_none_of_these_on_the_last_page_lets_go_of_nothing_ticked_before(kiosk: Rig) -> None:
    at_household(kiosk)
    talk, first = kiosk.visit.talk, kiosk.visit.ask.options[0].value
    kiosk.guide.touch(f"option:{first}")
    kiosk.guide.touch("none_here")
    kiosk.guide.at_rest()
    kiosk.guide.touch("option:none_of_these")
    assert kiosk.guide.screen() != "question-household"
    kiosk.visit.back()
    assert talk.entry.picked == (first,)


def test_who_sits_reads_what_each_answer_of_the_page_means_before_touching_it(kiosk: Rig) -> None:
    kiosk.visit.access = kiosk.visit.access.turned("seated")
    at_household(kiosk)
    told = kiosk.app.room.current_screen.content.ids.hint.text
    shown = [
        one for one in kiosk.visit.ask.options if kiosk.guide.find(f"option:{one.value}") and one.explain
    ]
    asked = [one for one in shown if one.value != "unknown"]
    assert asked and all(kiosk.app.t(one.explain) in told for one in asked)
