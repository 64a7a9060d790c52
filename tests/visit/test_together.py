"""Somebody comes to stand beside the visitor: the screen and the paper speak to both."""

from __future__ import annotations

import pytest

from kiosk.visit.access import Access
from kiosk.visit.stage import Stage
from tests.visit.people import HELP, Person


def test_the_paper_is_for_both_as_long_as_they_read_together() -> None:
    person = Person().begin().walk()
    person.visit.read_together()
    assert person.visit.stage is Stage.REVIEW, "it changes nothing of where they are"
    person.handed_in()
    assert [paper.together for paper in person.press.papers] == [True]
    person.visit.read_together()
    person.paper_is("printed")
    person.visit.print_again()
    assert [paper.together for paper in person.press.papers] == [True, False]


@pytest.mark.parametrize("when", ["before", "meanwhile"])
def test_of_two_before_one_screen_it_is_asked_who_fills_this_in(when: str) -> None:
    person = Person()
    if when == "before":
        person.visit.begin("nl")
        person.visit.read_together()
        person.visit.choose(HELP)
    else:
        person.begin(HELP).walk("about").visit.read_together()
    person.walk("helper")
    assert person.asked == "helper"
    assert "helper" not in person.registration.answers, "a question nobody answered is no answer"
    step, steps = person.registration.progress()
    assert (step, person.registration.entry.picked) == (steps - 1, ())
    person.say("family_or_friend")
    assert person.handed_in().answers["helper"] == "family_or_friend"


def test_whoever_comes_alone_is_not_asked_and_whoever_comes_to_the_review_changes_it_there() -> None:
    person = Person().begin(HELP).walk()
    assert person.registration.answers["helper"] == "self"
    person.visit.read_together()
    assert person.handed_in().answers["helper"] == "self"


def test_the_next_person_reads_alone() -> None:
    person = Person().begin()
    person.visit.read_together()
    person.visit.stop()
    person.visit.wipe()
    assert person.visit.access == Access()
