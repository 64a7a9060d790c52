"""Somebody comes to stand beside the visitor: the screen and the paper speak to both."""

from __future__ import annotations

from kiosk.visit.access import Access
from kiosk.visit.stage import Stage
from tests.visit.people import Person


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


def test_the_next_person_reads_alone() -> None:
    person = Person().begin()
    person.visit.read_together()
    person.visit.stop()
    person.visit.wipe()
    assert person.visit.access == Access()
