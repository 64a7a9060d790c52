"""Whatever somebody types, in any script, is taken as it was meant or refused with a kind line."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.journeys.refusals import DUTCH
from kiosk.visit.ask import Ask, Option
from kiosk.visit.stage import Stage
from kiosk.visit.talk import Entry
from tests.visit.people import Person, at, typed

TYPED = ["name", "phone", "email", "found_at", "place", "about_other"]
NO_KIOSK_WANTS_THIS = "85.07.30-033 28"  # the shape of a national register number


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("José", "Jos"),
        ("Jose\u0301", "Jos"),  # the accent as a mark of its own
        ("Nguye\u0302\u0303", "Nguy"),
        ("س\u0651", ""),
        ("👍🏽", ""),
        ("❤\ufe0f", ""),
        ("a👨\u200d👩\u200d👧", "a"),
        ("می\u200cخ", "می"),  # a joiner that nobody sees is no letter to erase
        ("🇧🇪", ""),
        ("x", ""),
        ("", ""),
    ],
)
def test_erase_takes_one_letter_as_people_see_it(text: str, left: str) -> None:
    entry = Entry()
    entry.draft = text
    entry.erase()
    assert entry.draft == left


@given(st.text(max_size=20))
def test_erasing_always_gets_shorter_and_ends_empty(text: str) -> None:
    entry = Entry()
    entry.draft = text
    for _ in range(len(text)):
        before = entry.draft
        entry.erase()
        assert before.startswith(entry.draft)
        assert len(entry.draft) < len(before) or before == ""
    assert entry.draft == ""


def test_erasing_takes_the_refusal_away() -> None:
    person = typed("phone", "123")
    assert person.refused
    person.registration.entry.erase()
    assert person.refused is None


# --- too much of anything


@pytest.mark.parametrize("question", TYPED)
def test_ten_thousand_letters_are_told_to_be_too_long_and_never_cut_silently(question: str) -> None:
    person = at(question)
    ask = person.visit.ask
    person.type("a" * 10_000)
    assert person.refused == "field.text.long"
    assert len(person.registration.entry.draft) <= ask.max_length
    person.visit.next()
    assert person.visit.stage in (Stage.STEP, Stage.REVIEW)


def test_no_letter_is_cut_from_its_accents_when_the_field_is_full() -> None:
    person = at("name")
    person.type("a" * 59 + "e\u0301")
    assert person.registration.entry.draft == "a" * 59
    assert person.refused == "field.text.long"


def test_after_too_much_the_next_letter_still_says_why_it_is_not_taken() -> None:
    person = at("name")
    for letter in "a" * 61:
        person.type(letter)
    assert len(person.registration.entry.draft) == 60
    assert person.refused == "field.text.long"
    person.registration.entry.erase()
    person.visit.next()
    assert person.asked == "reach_by"


@pytest.mark.parametrize("question", TYPED)
def test_eleven_digits_are_refused_in_every_field(question: str) -> None:
    for text in (NO_KIOSK_WANTS_THIS, "85073003328", "٨٥٠٧٣٠٠٣٣٢٨", f"{NO_KIOSK_WANTS_THIS}@mail.be"):
        person = typed(question, text)
        assert person.asked == question
        assert person.refused in {
            "email": ("field.digits.eleven", "field.email.at"),
            "phone": ("field.digits.eleven", "field.phone.letters"),
        }.get(question, ("field.digits.eleven",))
        assert text not in str(person.registration.answers)


@pytest.mark.parametrize("question", TYPED)
def test_emoji_alone_are_refused_with_a_kind_line(question: str) -> None:
    person = at(question)
    person.type("😀👍🏽🇧🇪")
    person.visit.next()
    if question == "about_other":
        assert person.asked in ("followed_by_social_service", "about_other")
    else:
        assert person.asked == question
        assert person.refused in DUTCH


@pytest.mark.parametrize("question", ["name", "found_at", "about_other"])
def test_emoji_and_marks_that_turn_the_line_round_do_not_reach_the_record(question: str) -> None:
    person = typed(question, "\u202eAn\u200f 😀\u2066 Kaya\u0000\ufeff")
    assert person.registration.answers[question] == "An Kaya"


@pytest.mark.parametrize("question", ["name", "found_at", "about_other"])
@pytest.mark.parametrize("name", ["محمد", "Олена", "ወልደ", "நிலா", "Nguyễn", "Ștefan", "O'Neill-D’Haese"])
def test_a_name_in_any_script_is_kept_as_it_is_written(question: str, name: str) -> None:
    person = typed(question, name)
    assert person.registration.answers[question] == unicodedata.normalize("NFC", name)


@pytest.mark.parametrize("question", TYPED)
@given(text=st.text(max_size=60))
def test_anything_that_is_typed_is_taken_or_refused_and_never_breaks(question: str, text: str) -> None:
    person = PEOPLE[question]
    person.registration.entry.draft = ""
    person.type(text)
    person.visit.next()
    assert person.visit.stage in (Stage.STEP, Stage.REVIEW)
    if person.visit.stage is Stage.STEP and person.asked == question:
        assert person.refused in DUTCH
    else:
        person.registration.change(question)
        person.visit.stage = Stage.STEP


PEOPLE = {question: at(question) for question in TYPED}


# --- suggestions


def test_a_mail_address_with_a_usual_typing_error_offers_the_one_that_was_meant() -> None:
    person = at("email")
    person.type("an@gmial.com")
    assert person.registration.suggestions() == ("an@gmail.com",)
    person.registration.entry.choose("an@gmail.com")
    assert person.registration.suggestions() == ()
    person.visit.next()
    assert person.registration.answers["email"] == "an@gmail.com"


def test_nothing_is_offered_for_a_name_and_the_town_of_the_kiosk_for_an_empty_place() -> None:
    assert at("name").registration.suggestions() == ()
    assert at("place").registration.suggestions() == ("9900 Eeklo",)
    assert Person().begin().registration.suggestions() == ()


# --- tiles


def test_one_of_a_choice_any_of_several_and_what_stands_alone_stands_alone() -> None:
    options = (Option("a", "a", "x"), Option("b", "b", "x"), Option("none", "n", "x", alone=True))
    several, choice = Ask("s", "several", "t", options=options), Ask("c", "choice", "t", options=options)
    assert several.touch(("a",), "b") == ("a", "b")
    assert several.touch(("a", "b"), "a") == ("b",)
    assert several.touch(("a", "b"), "none") == ("none",)
    assert several.touch(("none",), "a") == ("a",)
    assert choice.touch(("a",), "b") == ("b",)
    assert choice.touch(("b",), "b") == ("b",)


def test_a_tile_of_the_question_before_changes_nothing() -> None:
    person = at("name")
    person.walk("reach_by")
    person.touch("morning")
    assert person.registration.entry.picked == ()


def test_who_did_not_see_that_offer_is_asked_once_which_address_is_right() -> None:
    person = typed("email", "an@gmial.com")
    assert (person.asked, person.refused) == ("email", "field.email.suggest")
    assert person.registration.entry.refusal.offers == ("an@gmail.com", "an@gmial.com")
    person.registration.entry.choose("an@gmail.com")
    person.visit.next()
    assert person.registration.answers["email"] == "an@gmail.com"


def test_who_leaves_out_the_plus_touches_the_number_with_it() -> None:
    person = typed("phone", "32471123456")
    assert (person.asked, person.refused) == ("phone", "field.phone.plus")
    assert person.registration.entry.refusal.offers == ("+32 471 12 34 56",)
    person.registration.entry.choose("+32 471 12 34 56")
    person.visit.next()
    assert person.registration.answers["phone"] == "+32471123456"


def test_who_says_that_an_address_that_looks_wrong_is_right_is_believed() -> None:
    person = typed("email", "an@gmial.com")
    person.registration.entry.choose("an@gmial.com")
    person.visit.next()
    assert person.registration.answers["email"] == "an@gmial.com"


def test_another_address_that_looks_wrong_is_asked_about_again() -> None:
    person = typed("email", "an@gmial.com")
    person.registration.entry.again()
    person.registration.entry.choose("an@hotmial.com")
    person.visit.next()
    assert person.refused == "field.email.suggest"
