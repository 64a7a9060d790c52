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
