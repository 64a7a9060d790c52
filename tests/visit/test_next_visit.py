"""The paper of the one before can be printed once more until somebody else begins, however they begin."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiosk.receipts.scanned import Scanned
from kiosk.visit.stage import Stage
from tests.visit.people import Person

TOKEN = "Ab3_-ZkPq7LmNo9RsTuVwX"
BEGINNINGS: dict[str, Callable[[Person], object]] = {
    "touches a language": lambda person: person.visit.begin("nl"),
    "scans a paper": lambda person: person.visit.scan(Scanned("paper", TOKEN)),
    "scans a code": lambda person: person.visit.scan(Scanned("code", "K7QM3X9R")),
    "scans an offer": lambda person: person.visit.scan(Scanned("offer", "ligo-smartphone")),
    "scans a tin of soup": lambda person: person.visit.scan(Scanned("foreign")),
    "makes the screen easier": lambda person: person.visit.aside(Stage.ACCESS),
    "looks for a language": lambda person: person.visit.aside(Stage.LANGUAGE),
    "asks for help": lambda person: person.visit.aside(Stage.HELP),
    "hides the screen": lambda person: person.visit.aside(Stage.AWAY),
}


@pytest.mark.parametrize("how", BEGINNINGS)
def test_the_last_paper_goes_when_somebody_else(how: str) -> None:
    person = Person()
    BEGINNINGS[how](person)
    assert (person.visit.stage is Stage.ATTRACT, person.press.visits) == (False, 1)


def test_within_a_visit_the_last_paper_stays_for_a_volunteer() -> None:
    person = Person().begin().walk()
    person.visit.send()
    person.visit.stop()
    person.wait(10)
    assert (person.visit.stage, person.press.visits) == (Stage.ATTRACT, 1)


def test_a_volunteer_who_comes_to_print_it_once_more_still_finds_it() -> None:
    person = Person()
    person.visit.knock()
    person.visit.enter_desk()
    person.visit.wipe()
    assert (person.visit.stage, person.press.visits) == (Stage.ATTRACT, 0)


def test_a_kiosk_that_goes_out_of_order_meanwhile_begins_no_visit() -> None:
    person = Person()
    person.visit.fail("disk-full")
    person.visit.out_of_order = None
    person.visit.wipe()
    assert (person.visit.stage, person.press.visits) == (Stage.ATTRACT, 0)


def test_a_printer_that_cannot_forget_keeps_nobody_from_beginning() -> None:
    person = Person()

    def broken() -> None:
        raise OSError

    person.press.next_visit = broken
    person.visit.begin("nl")
    assert person.visit.stage is Stage.HOME
