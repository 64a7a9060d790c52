"""What people type and touch, and the kind line they get when it cannot be taken."""

import re
import time
import unicodedata
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.journeys.fields import DUTCH, NotAccepted, check_answer
from kiosk.journeys.register_number import hides_register_number, is_register_number
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
        "9 3 0 5 1 8 2 2 3 6 1",
        "93 05 18 22 36 1",
        "9-3-0-5-1-8-2-2-3-6-1",
        "9. 3. 0. 5. 1. 8. 2. 2. 3. 6. 1.",
        "(93.05.18) 223/61",
        "930518-223_61",
        "1993.05.18-223.61",
        "RRN:93.05.18 - 223 . 61, gsm 0471 12 34 56",
        "193051822361",  # a longer row hides eleven as well
        "+93051822361x",
        "05.03.24-001.16",  # born in 2005: the sum has a 2 in front
        "93.45.18-223.50",  # a bis number, of who is not in the register
        "00000100166",  # the day of birth is not known
    ],
)
def test_a_person_who_writes_a_register_number_is_asked_not_to(typed):
    assert refusal("text", typed) == "field.digits.eleven"


@pytest.mark.parametrize(
    "typed",
    [
        "24/11 14.00-16.00",
        "op 24/11/2026 9.00 - 12.00",
        "24.11.2026 14.00",
        "1-12-2026 09.00 uur",
        "09.00-12.00 / 13.00-16.00",
        "2026-11-24 14.00-16.00",
        "24/11/26 van 9.00 tot 11.30",
        "ma 30.11 en di 01.12 09.00-12.00",
        "geboren op 18/05/1993, kom na 14.00",
        "٢٤/١١ ١٤.٠٠-١٦.٠٠",
        "93.05.18-223.62",  # the check digits do not fit
        "93.65.18-223.54",  # there is no such month
        "BE68 5390 0754 7034",
        "BE54027501294597",  # eleven of its digits would fit, and its own check digits do
        "rekening be54027501294597",
        "EAN 541445283374325994",  # of a meter
        "096-1234567-69",
        "0123.456.789",
        "+++090/9337/55493+++",
        "bel +32 471 12 34 56",
        "0032471123456",
        "0032 471 12 34 56",
        "0471 12 34 56",
        "9900 Eeklo, 09 376 71 70",
        "3 gsm's",
    ],
)
def test_a_person_who_writes_a_day_an_hour_or_another_number_is_let_through(typed):
    assert answer("text", typed) == typed


def test_a_register_number_is_refused_in_an_email_and_a_place_too():
    assert refusal("email", "93051822361@gmail.com") == "field.digits.eleven"
    assert refusal("place", "93.05.18-223.61") == "field.digits.eleven"


@pytest.mark.parametrize(
    "typed",
    ["93051822361", "93.05.18-223.61", "93.05.18-223.62", "01051822361", "00 49 17 223 61", "٩٣٠٥١٨٢٢٣٦١"],
)
def test_a_register_number_is_no_phone_number(typed):
    assert refusal("phone", typed) == "field.digits.eleven"


@given(st.dates(date(1910, 1, 1), date(2026, 12, 31)), st.integers(1, 997), st.data())
def test_every_register_number_is_refused_whatever_stands_at_its_joints(born, serial, data):
    nine = f"{born:%y%m%d}{serial:03}"
    check = 97 - int(("2" if born.year >= 2000 else "") + nine) % 97
    groups = (nine[:2], nine[2:4], nine[4:6], nine[6:], f"{check:02}")
    marks = [
        *(data.draw(st.sampled_from(("", " ", ".", "-", " - ", "/", "\u2011", "\u00a0"))) for _ in range(4)),
        "",
    ]
    written = "".join(group + mark for group, mark in zip(groups, marks, strict=True))
    assert is_register_number("".join(groups))
    assert refusal("text", f"nr {written}!") == "field.digits.eleven"


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)), st.integers(1, 6), st.data())
def test_no_day_with_its_hours_is_taken_for_one(begins, hours, data):
    day = data.draw(st.sampled_from(("%d/%m", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y-%m-%d", "%d.%m")))
    ends = begins + timedelta(hours=hours)
    typed = f"{begins:{day}} {begins:%H.%M}-{ends:%H.%M}"
    assert answer("text", typed) == typed


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
        assert field == "phone" or not hides_register_number(kept)


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
