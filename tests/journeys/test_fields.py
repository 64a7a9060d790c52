"""What people type and touch, and the kind line they get when it cannot be taken."""

import re
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.journeys.fields import DUTCH, NotAccepted, check_answer
from kiosk.journeys.typed import hides_eleven_digits
from tests.journeys.asking import PLACES, answer, refusal, step

# --- names and other lines of text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Zoë  ", "Zoë"),
        ("Zoe\u0308", "Zoë"),
        ("Jan\tvan  den\nBerg", "Jan van den Berg"),
        ("مريم", "مريم"),
        ("Оксана", "Оксана"),
        ("می\u200cخواهم", "می\u200cخواهم"),  # Persian needs the joiner inside the word
        ("\u200cMaria\u200d \u200d", "Maria"),
        ("Maria\u202eairaM", "MariaairaM"),  # an override would turn the rest of the line round
        ("\u2067Ali\u2069\u200f\ufeff", "Ali"),
        ("Zoë 😀👍🏽", "Zoë"),
        ("An\x00na\x1b[31m", "Anna[31m"),
        ("3", "3"),
    ],
)
def test_a_name_in_any_script_is_kept_and_what_cannot_be_seen_is_not(typed, kept):
    assert answer("text", typed) == kept


@pytest.mark.parametrize("typed", ["😀", "👨\u200d👩\u200d👧", "...", "\u202e\u202d", "\u3164", "\u200d"])
def test_a_name_of_only_pictures_or_dots_is_refused_kindly(typed):
    assert refusal("text", typed) == "field.text.letters"


def test_a_person_who_leaves_a_needed_line_empty_is_asked_to_fill_it_in():
    assert refusal("text", "   ") == "field.empty"
    assert answer("text", "   ", required=False) == ""


def test_a_person_who_types_too_much_gets_the_part_that_fits():
    with pytest.raises(NotAccepted) as refused:
        answer("text", "abc " * 30, max_length=10)
    assert refused.value.key == "field.text.long"
    assert refused.value.offers == ("abc abc ab",)
    assert "10" in refused.value.dutch


def test_a_cut_never_parts_a_letter_from_its_marks():
    with pytest.raises(NotAccepted) as refused:
        answer("text", "q\u0323\u0301" * 4, max_length=4)
    assert refused.value.offers == (unicodedata.normalize("NFC", "q\u0323\u0301"),)


@pytest.mark.parametrize(
    "typed", ["a" * 10_000, "a" + "\u0301\u0323" * 5_000, "é " * 500_000, "\u202e" * 10_000]
)
def test_ten_thousand_characters_are_answered_at_once(typed):
    began = time.process_time()
    with pytest.raises(NotAccepted):
        answer("text", typed, max_length=2)
    assert time.process_time() - began < 0.5


# --- the eleven digits of a national register number


@pytest.mark.parametrize(
    "typed",
    [
        "93051822361",
        "93.05.18-223.61",
        "mijn nummer is 93 05 18 223 61 dank u",
        "93/05/18 223–61",
        "93\u00a005\u202f18\u2009223.61",
        "٩٣٠٥١٨٢٢٣٦١",  # Arabic-Indic digits are digits
        "93۰518 ۲۲۳ 61",
        "９３０５１８２２３６１",
        "9\u200d30518\u200b22361",
        "193051822361",  # a longer row hides eleven as well
        "+93051822361x",
        "BE68 5390 0754 7034",
    ],
)
def test_eleven_digits_in_a_line_of_text_are_refused(typed):
    assert refusal("text", typed) == "field.digits.eleven"


@pytest.mark.parametrize(
    "typed", ["bel +32 471 12 34 56", "0471 12 34 56", "9900 Eeklo, 09 376 71 70", "3 gsm's"]
)
def test_a_phone_number_in_a_line_of_text_is_let_through(typed):
    assert answer("text", typed) == typed


def test_eleven_digits_are_refused_in_an_email_and_a_place_too():
    assert refusal("email", "93051822361@gmail.com") == "field.digits.eleven"
    assert refusal("place", "93.05.18-223.61") == "field.digits.eleven"


@pytest.mark.parametrize(
    "typed", ["93051822361", "93.05.18-223.61", "01051822361", "00 49 17 223 61", "٩٣٠٥١٨٢٢٣٦١"]
)
def test_a_bare_run_of_eleven_digits_is_no_phone_number(typed):
    assert refusal("phone", typed) == "field.digits.eleven"


# --- place


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("9900", "9900 Eeklo"),
        ("٩٩٠٠", "9900 Eeklo"),
        ("eeklo", "9900 Eeklo"),
        ("Eeklo 9900", "9900 Eeklo"),
        ("B-9900 EEKLO", "9900 Eeklo"),
        ("9910 ursel", "9910 Ursel"),
        ("gand", "9000 Gent"),
        ("Luik", "4000 Liège"),
        ("liege", "4000 Liège"),
        ("st. pauwels", "9170 Sint-Pauwels"),
    ],
)
def test_a_place_is_understood_by_postcode_or_by_name(typed, kept):
    assert answer("place", typed) == kept


def test_a_postcode_of_two_places_asks_which_one():
    with pytest.raises(NotAccepted) as refused:
        answer("place", "9910")
    assert refused.value.key == "field.place.which"
    assert refused.value.offers == ("9910 Knesselare", "9910 Ursel")


def test_an_unknown_place_is_refused_with_what_comes_near():
    with pytest.raises(NotAccepted) as refused:
        answer("place", "9910 Knesselaar")
    assert refused.value.key == "field.place.meant"
    assert "9910 Knesselare" in refused.value.offers


def test_without_a_table_a_postcode_with_a_name_is_enough():
    assert check_answer(step("place"), "9900 Eeklo") == "9900 Eeklo"
    with pytest.raises(NotAccepted):
        check_answer(step("place"), "9900")


# --- touched answers


def test_only_answers_on_the_screen_are_taken():
    assert answer("choice", "gsm") == "gsm"
    assert answer("yesno", "unknown") == "unknown"
    assert answer("notice", "agreed") == "agreed"
    assert check_answer(step("language"), "ar", languages=("nl", "ar")) == "ar"
    assert refusal("choice", "fiets") == "field.choice.unknown"
    assert refusal("choice", "") == "field.choice.none"
    assert refusal("yesno", "ja") == "field.choice.unknown"
    assert refusal("notice", "refused") == "field.notice.unread"
    assert refusal("facts", "yes") == "field.choice.unknown"
    with pytest.raises(NotAccepted):
        check_answer(step("language"), "xx", languages=("nl", "ar"))


def test_several_answers_come_back_in_the_order_of_the_screen():
    assert answer("several", ["laptop", "gsm", "laptop"]) == ["gsm", "laptop"]
    assert answer("several", [], required=False) == []
    assert refusal("several", []) == "field.choice.none"
    assert refusal("several", ["gsm", "fiets"]) == "field.choice.unknown"


def test_none_of_these_cannot_go_together_with_something():
    assert answer("several", ["none"]) == ["none"]
    assert refusal("several", ["none", "gsm"]) == "field.several.alone"


# --- whatever anybody types

SPECIAL = st.sampled_from(
    list("0123456789+ ./-()@٠٩６²①\u200c\u200d\u202e\u2067\u0301\u0344aé می😀\u3164\u00a0\ud800")
)
TYPED = st.one_of(st.text(max_size=60), st.text(SPECIAL, max_size=40), st.from_regex(r"\+?[0-9 ./-]{3,20}"))
FIELDS = st.sampled_from(
    ["text", "phone", "email", "place", "choice", "yesno", "notice", "language", "several", "facts"]
)


@given(FIELDS, TYPED, st.booleans())
def test_nothing_typed_does_more_than_be_refused_and_a_kept_answer_stays_as_it_is(field, typed, required):
    asked = step(field, required=required)
    try:
        kept = check_answer(asked, typed, places=PLACES)
    except NotAccepted as refused:
        assert refused.key in DUTCH
        assert refused.dutch
        assert typed.strip() == "" or len(typed) < 4 or typed not in str(refused)
        return
    assert check_answer(asked, kept, places=PLACES) == kept
    if isinstance(kept, str):
        kept.encode()
        assert field == "phone" or not hides_eleven_digits(kept)


@given(st.text(SPECIAL, max_size=60))
def test_no_run_of_eleven_digits_survives_in_a_line_of_text(typed):
    try:
        kept = answer("text", typed)
    except NotAccepted:
        return
    bare = re.sub(r"[\s./\-]", "", "".join(str(unicodedata.digit(char, char)) for char in kept))
    for run in re.finditer(r"\+?\d{11,}", bare):
        assert run[0].startswith("+")


@given(st.text(max_size=40).filter(str.strip))
def test_no_line_shown_to_a_person_holds_what_they_typed_in_its_log_form(typed):
    try:
        answer("phone", typed)
    except NotAccepted as refused:
        assert str(refused) == refused.key


def test_every_line_is_short_and_plain():
    for line in DUTCH.values():
        for sentence in re.split(r"(?<=[.?!]) ", line):
            assert len(sentence.split()) <= 13
