"""Stop: nothing that was said is gone by one touch, and who said nothing is not asked a thing."""

from __future__ import annotations

import pytest

from kiosk.receipts.scanned import Scanned
from kiosk.visit.stage import QUIET, WARNING, Stage
from tests.visit.people import CHECK, Person


def half_a_name() -> Person:
    person = Person().begin().walk("name")
    person.type("Zwa")
    return person


def test_who_typed_half_a_word_and_touches_stop_is_asked_first_and_loses_nothing() -> None:
    person = half_a_name()
    person.visit.stop()
    assert person.visit.stage is Stage.STOPPING
    person.visit.close()
    assert (person.asked, person.visit.talk.entry.draft) == ("name", "Zwa")


def test_back_means_no_as_well() -> None:
    person = half_a_name()
    person.visit.stop()
    person.visit.back()
    assert (person.asked, person.visit.talk.entry.draft) == ("name", "Zwa")


def test_yes_wipes_all_and_says_so() -> None:
    person = half_a_name()
    person.visit.stop()
    person.visit.wipe_all()
    assert (person.visit.stage, person.visit.registration) == (Stage.WIPED, None)


def test_yes_counts_only_where_it_was_asked() -> None:
    person = half_a_name()
    person.visit.wipe_all()
    assert (person.asked, person.visit.talk.entry.draft) == ("name", "Zwa")


@pytest.mark.parametrize("ground", ["request", "consent"])
def test_who_only_read_the_notice_goes_back_to_the_start_at_once(ground: str) -> None:
    person = Person(ground).begin().walk("name")
    person.visit.stop()
    assert person.visit.stage is Stage.WIPED


def test_who_typed_and_erased_it_again_said_nothing() -> None:
    person = half_a_name()
    person.erase_all()
    person.visit.stop()
    assert person.visit.stage is Stage.WIPED


def test_what_was_filled_in_beforehand_is_nothing_the_person_said() -> None:
    person = Person().begin()
    assert person.registration.answers
    assert not person.visit.said


def test_one_tile_of_a_check_is_something_said() -> None:
    person = Person().begin(CHECK)
    assert not person.visit.said
    person.touch(person.visit.ask.options[0].value)
    person.visit.stop()
    assert person.visit.stage is Stage.STOPPING
    person.visit.close()
    assert person.visit.check.entry.picked == (person.visit.ask.options[0].value,)


def test_who_goes_back_to_the_first_question_of_a_check_still_said_something() -> None:
    person = Person().begin(CHECK)
    person.say(person.visit.ask.options[0].value)
    person.visit.back()
    assert person.visit.said


def test_a_scanned_paper_is_scanned_again_in_a_moment_a_typed_code_is_not() -> None:
    person = Person().begin(None)
    person.visit.scan(Scanned("paper", "Ab3_-ZkPq7LmNo9RsTuVwX"))
    assert (person.visit.stage, person.visit.said) == (Stage.PAPER, False)
    person.visit.scan(Scanned("code", "K7QM3X9R"))
    assert (person.visit.stage, person.visit.said) == (Stage.PAPER, True)


def test_stop_while_help_is_asked_comes_back_to_the_raised_hand() -> None:
    person = half_a_name()
    person.visit.aside(Stage.HELP)
    person.visit.stop()
    person.visit.close()
    assert person.visit.stage is Stage.HELP
    person.visit.close()
    assert person.visit.talk.entry.draft == "Zwa"


def test_stop_on_the_warning_asks_as_well() -> None:
    person = half_a_name()
    person.wait(QUIET[Stage.STEP] + 1)
    assert person.visit.warned
    person.visit.stop()
    assert (person.visit.stage, person.visit.warned) == (Stage.STOPPING, False)


def test_who_walks_away_from_the_question_is_warned_and_then_wiped() -> None:
    person = half_a_name()
    person.visit.stop()
    person.wait(QUIET[Stage.STOPPING] + 1)
    assert person.visit.warned
    person.wait(WARNING)
    assert (person.visit.stage, person.visit.registration) == (Stage.ATTRACT, None)


def test_stop_on_the_warning_over_the_question_was_asked_twice() -> None:
    person = half_a_name()
    person.visit.stop()
    person.wait(QUIET[Stage.STOPPING] + 1)
    person.visit.stop()
    assert (person.visit.stage, person.visit.registration) == (Stage.WIPED, None)
