"""Help and language are a step aside: everything said is still there on the way back."""

from __future__ import annotations

import pytest

from kiosk.visit.stage import Stage
from tests.visit.people import CHECK, Person


def at_result() -> Person:
    person = Person().begin(CHECK)
    while person.visit.stage is Stage.QUESTION:
        person.touch("unknown")
        person.visit.next()
    return person


@pytest.mark.parametrize("aside", [Stage.HELP, Stage.LANGUAGE])
@pytest.mark.parametrize("question", ["notice", "place", "about"])
def test_help_and_language_keep_the_answers_and_what_is_half_typed(aside: Stage, question: str) -> None:
    person = Person().begin().walk(question)
    if question == "place":
        person.type("99")
    if question == "about":
        person.touch("slow")
    entry, answers = person.registration.entry, dict(person.registration.answers)
    person.visit.aside(aside)
    assert (person.visit.stage, person.visit.ask) == (aside, None)
    person.visit.back()
    assert (person.visit.stage, person.asked) == (Stage.STEP, question)
    assert person.registration.entry is entry
    assert person.registration.answers == answers


@pytest.mark.parametrize("beside", [Stage.LANGUAGE, Stage.ACCESS, Stage.AWAY])
def test_the_raised_hand_is_back_after_what_was_opened_from_it(beside: Stage) -> None:
    person = Person().begin().walk("place")
    person.visit.aside(Stage.HELP)
    person.visit.aside(beside)
    person.visit.close()
    assert person.visit.stage is Stage.HELP
    person.visit.close()
    assert person.asked == "place"


def test_who_asked_for_help_reads_it_in_the_language_that_is_chosen_there() -> None:
    person = Person().begin().walk("place")
    person.visit.aside(Stage.HELP)
    person.visit.aside(Stage.LANGUAGE)
    person.visit.begin("fr")
    assert (person.visit.stage, person.visit.language) == (Stage.HELP, "fr")
    person.visit.close()
    assert person.asked == "place"


def test_help_asked_on_the_way_to_another_language_is_asked_once() -> None:
    person = Person().begin().walk("place")
    person.visit.aside(Stage.LANGUAGE)
    person.visit.aside(Stage.HELP)
    person.visit.close()
    assert person.asked == "place"


def test_the_result_speaks_the_language_that_is_chosen_on_it() -> None:
    person = at_result()
    person.visit.other_result()
    person.visit.aside(Stage.LANGUAGE)
    person.visit.begin("fr")
    assert (person.visit.stage, person.visit.language) == (Stage.RESULT, "fr")
    assert person.visit.check is not None
    assert person.visit.check.words.language == "fr"
    assert person.visit.check.shown == 1


def test_a_language_nobody_put_on_the_screen_changes_nothing() -> None:
    person = Person().begin(None)
    person.visit.begin("xx")
    assert person.visit.language == "nl"


@pytest.mark.parametrize("end", ["stop", "wipe", "time"])
def test_the_next_person_is_greeted_in_the_first_language(end: str) -> None:
    person = Person().begin(language="fr").walk("place")
    assert person.visit.language == "fr"
    if end == "time":
        person.wait(80)
    elif end == "stop":
        person.stop()
    else:
        person.visit.wipe()
    person.wait(10)  # 'all is wiped' is still said to the one who goes, in their own language
    assert person.visit.language == "nl"
