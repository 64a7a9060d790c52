"""On the review a person changes their mind; nothing is sent before every question has its answer."""

from __future__ import annotations

import pytest

from kiosk.visit.stage import Stage
from tests.visit.people import AN, CHECK, SOCIAL, TELENET, Person, journey_with


def at_review(**said) -> Person:
    person = Person().begin().walk(**said)
    assert person.visit.stage is Stage.REVIEW
    return person


def change(person: Person, step: str, said: str | tuple[str, ...]) -> None:
    person.visit.change(step)
    assert person.asked == step
    person.say(said)


# --- another way to be reached


@pytest.mark.parametrize(
    ("line", "way", "question", "said", "kept"),
    [
        ("phone", "email", "email", "an@voorbeeld.be", "an@voorbeeld.be"),
        ("phone", "visit", "found_at", "Bij de bib", "Bij de bib"),
    ],
)
def test_another_way_to_be_reached_asks_its_question_and_drops_the_old_answer(
    line, way, question, said, kept
) -> None:
    person = at_review()
    person.visit.change(line)
    person.visit.back()
    assert person.visit.stage is Stage.REVIEW
    person.visit.change("reach_by")
    assert person.registration.entry.picked == ("phone",)
    person.say(way)
    assert person.asked == question
    person.say(said)
    assert person.visit.stage is Stage.REVIEW
    assert "phone" not in person.review()
    answers = person.handed_in().answers
    assert answers[question] == kept
    assert "phone" not in answers


def test_back_from_a_question_that_a_change_opened_never_leads_to_the_review() -> None:
    person = at_review()
    person.visit.change("reach_by")
    person.say("email")
    for question in ("reach_by", "name", "notice"):
        person.visit.back()
        assert (person.visit.stage, person.asked) == (Stage.STEP, question)
    person.visit.next()
    assert person.asked == "email"
    person.say("an@voorbeeld.be")
    assert person.visit.stage is Stage.REVIEW
    assert person.handed_in().answers["email"] == "an@voorbeeld.be"


def test_somebody_who_changes_back_is_asked_for_the_number_again() -> None:
    person = at_review()
    person.visit.change("reach_by")
    person.say("email")
    person.visit.back()
    person.say("phone")
    assert (person.asked, person.registration.entry.draft) == ("phone", "")


def test_nothing_is_sent_while_a_required_answer_is_missing() -> None:
    person = at_review()
    del person.registration.answers["phone"]
    person.visit.send()
    assert person.store.asked == 0
    assert (person.visit.stage, person.asked) == (Stage.STEP, "phone")
    person.say("0471123456")
    assert person.visit.stage is Stage.REVIEW
    assert person.handed_in().answers["phone"] == "+32471123456"


def test_nothing_is_sent_from_any_screen_but_the_review() -> None:
    person = Person().begin()
    while person.visit.stage is Stage.STEP:
        person.visit.send()
        assert person.store.asked == 0
        person.say(AN.get(person.asked))
    assert person.visit.stage is Stage.REVIEW
    person.visit.aside(Stage.HELP)
    person.visit.send()
    assert person.store.asked == 0


# --- other changes


def test_a_change_that_is_not_finished_changes_nothing() -> None:
    person = at_review()
    person.visit.change("name")
    person.erase_all()
    person.type("Bert")
    person.visit.back()
    assert person.review()["name"] == "An"


def test_a_change_that_is_not_accepted_stays_on_its_question() -> None:
    person = at_review()
    person.visit.change("phone")
    person.say("123")
    assert (person.visit.stage, person.refused) == (Stage.STEP, "field.phone.short")
    person.visit.back()
    assert person.handed_in().answers["phone"] == "+32471123456"


def test_ticking_something_else_opens_its_question_and_unticking_drops_what_was_written() -> None:
    person = at_review()
    person.visit.change("about")
    person.touch("other")
    person.visit.next()
    person.say("De printer")
    assert person.review()["about_other"] == "De printer"
    person.visit.change("about")
    person.touch("other")
    person.visit.next()
    assert "about_other" not in person.review()
    assert "about_other" not in person.handed_in().answers


@pytest.mark.parametrize(
    ("step", "said", "words"),
    [
        ("preferred_language", "ar", "العربية"),
        ("channel", "flyer", "Flyer of brief"),
        ("helper", "volunteer", "Een vrijwilliger helpt"),
    ],
)
def test_what_was_filled_in_beforehand_can_be_changed_on_the_review(step, said, words) -> None:
    person = at_review()
    change(person, step, said)
    assert person.review()[step] == words
    assert person.handed_in().answers[step] == said


def test_the_language_to_speak_is_the_language_of_the_screen_until_somebody_says_otherwise() -> None:
    person = Person().begin(language="fr")
    assert person.registration.answers["preferred_language"] == "fr"
    person.walk("place")
    person.visit.aside(Stage.LANGUAGE)
    person.visit.begin("nl")
    assert person.registration.answers["preferred_language"] == "nl"
    person.walk()
    change(person, "preferred_language", "ar")
    person.visit.aside(Stage.LANGUAGE)
    person.visit.begin("fr")
    handed_in = person.handed_in()
    assert (handed_in.language, handed_in.answers["preferred_language"]) == ("fr", "ar")


def test_whoever_chose_the_language_of_the_screen_to_speak_keeps_it() -> None:
    person = at_review()
    change(person, "preferred_language", "nl")
    person.visit.aside(Stage.LANGUAGE)
    person.visit.begin("fr")
    assert person.handed_in().answers["preferred_language"] == "nl"


def test_every_line_of_the_review_can_be_opened_and_left_as_it_is() -> None:
    person = at_review(about=("other",), about_other="De printer")
    before = person.review()
    for step in before:
        person.visit.change(step)
        assert person.asked == step
        person.visit.next()
        assert person.review() == before


def test_back_from_the_review_leads_to_the_last_question() -> None:
    person = at_review()
    person.visit.back()
    assert (person.asked, person.registration.entry.picked) == ("moment", ("morning",))
    person.visit.next()
    assert person.visit.stage is Stage.REVIEW


def test_what_is_filled_in_beforehand_waits_until_its_question_applies() -> None:
    person = Person(journeys=journey_with(helper={"when": {"where": "home"}})).begin()
    assert "helper" not in person.registration.answers
    person.walk(where="digipunt")
    assert "helper" not in person.review()
    person.visit.change("where")
    person.say("home")
    assert person.review()["helper"] == "Ikzelf"
    assert person.handed_in().answers["helper"] == "self"


# --- what a quick-check led to


def asked_for(scheme: str = SOCIAL) -> Person:
    person = Person().begin(CHECK)
    while person.visit.stage is Stage.QUESTION:
        person.touch("unknown")
        person.visit.next()
    person.visit.ask_for(scheme)
    return person.walk()


def test_what_is_asked_for_stands_first_and_goes_along() -> None:
    person = asked_for(TELENET)
    review = person.review()
    assert next(iter(review.items())) == (
        "asked_schemes",
        "Telenet (via ons)",
    )
    assert person.handed_in().schemes == (TELENET,)


def test_what_is_asked_for_can_be_unticked_and_ticked_again() -> None:
    person = asked_for()
    person.visit.change("asked_schemes")
    assert person.registration.entry.picked == (SOCIAL,)
    person.touch(SOCIAL)
    person.visit.next()
    person.walk()  # nothing tells any more what it is about: that is asked
    assert person.review()["asked_schemes"] == ""
    person.visit.change("asked_schemes")
    person.touch(SOCIAL)
    person.visit.next()
    assert person.registration.schemes == (SOCIAL,)
    person.visit.change("asked_schemes")
    person.touch(SOCIAL)
    person.visit.next()
    assert person.handed_in().schemes == ()


def test_back_from_the_first_question_leads_to_the_result_it_came_from() -> None:
    person = asked_for()
    while person.visit.stage is not Stage.RESULT:
        person.visit.back()
    assert person.visit.registration is None
    assert person.visit.check is not None
