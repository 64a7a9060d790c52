"""Somebody holds something before the first screen: in which language do they read what comes?"""

from __future__ import annotations

import pytest

from kiosk.receipts.scanned import Scanned
from kiosk.visit.stage import Stage
from tests.visit.people import Person

TOKEN, CODE = "Ab3_-ZkPq7LmNo9RsTuVwX", "K7QM3X9R"
PAPER, FOREIGN = Scanned("paper", TOKEN), Scanned("foreign")


def at_the_reader(what: Scanned) -> Person:
    person = Person()
    person.visit.scan(what)
    return person


def test_who_scans_the_square_of_a_phone_goes_on_in_the_language_of_that_phone() -> None:
    person = at_the_reader(Scanned("paper", TOKEN, "fr"))
    assert (person.visit.stage, person.visit.language) == (Stage.PAPER, "fr")


@pytest.mark.parametrize(
    ("what", "then"),
    [
        (PAPER, Stage.PAPER),
        (Scanned("paper", TOKEN, "xx"), Stage.PAPER),
        (Scanned("code", CODE), Stage.PAPER),
        (Scanned("offer", "ligo-smartphone"), Stage.OFFER),
    ],
)
def test_whose_square_tells_no_language_is_asked_for_it_first(what: Scanned, then: Stage) -> None:
    person = at_the_reader(what)
    assert person.visit.stage is Stage.LANGUAGE
    person.visit.aside(Stage.HELP)
    person.visit.close()
    assert person.visit.stage is Stage.LANGUAGE
    person.visit.begin("fr")
    assert (person.visit.stage, person.visit.language, person.visit.asks_language) == (then, "fr", False)
    person.visit.aside(Stage.LANGUAGE)
    assert not person.visit.asks_language


def test_who_does_not_answer_which_language_leaves_no_paper_behind() -> None:
    person = at_the_reader(PAPER)
    person.wait(1000)
    assert (person.visit.stage, person.visit.paper, person.visit.asks_language) == (
        Stage.ATTRACT,
        None,
        False,
    )


def test_a_kiosk_of_one_language_asks_for_none() -> None:
    person = Person(languages=("nl",))
    person.visit.scan(PAPER)
    assert person.visit.stage is Stage.PAPER


def test_who_turned_the_first_screen_to_a_language_is_not_asked_again() -> None:
    person = Person()
    person.visit.speak("fr")
    person.visit.scan(PAPER)
    assert (person.visit.stage, person.visit.language) == (Stage.PAPER, "fr")


def test_who_already_chose_a_language_keeps_it() -> None:
    person = Person().begin(None)
    person.visit.scan(Scanned("paper", TOKEN, "fr"))
    assert (person.visit.stage, person.visit.language) == (Stage.PAPER, "nl")


def test_who_held_a_tin_of_soup_first_comes_back_to_the_languages_and_is_asked_with_the_paper() -> None:
    person = at_the_reader(FOREIGN)
    assert person.visit.stage is Stage.UNKNOWN
    person.visit.scan(PAPER)
    assert person.visit.stage is Stage.LANGUAGE
    person = at_the_reader(FOREIGN)
    person.visit.back()
    assert (person.visit.stage, person.visit.asks_language) == (Stage.ATTRACT, False)


def test_who_holds_a_phone_after_the_soup_goes_on_in_its_language() -> None:
    person = at_the_reader(FOREIGN)
    person.visit.scan(Scanned("paper", TOKEN, "fr"))
    assert (person.visit.stage, person.visit.language) == (Stage.PAPER, "fr")


def test_who_chose_a_language_after_the_soup_is_asked_no_more() -> None:
    person = at_the_reader(FOREIGN)
    person.visit.aside(Stage.LANGUAGE)
    person.visit.begin("fr")
    assert person.visit.stage is Stage.UNKNOWN
    person.visit.scan(PAPER)
    assert (person.visit.stage, person.visit.language) == (Stage.PAPER, "fr")
