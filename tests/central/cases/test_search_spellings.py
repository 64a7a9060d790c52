"""Finding one person again however their name, number or place is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from central.cases.search import asked
from central.cases.search_words import (
    BACKWARDS,
    OF_CODE,
)
from kiosk.words.folding import folded_words
from tests.central.cases.finding import found

pytestmark = pytest.mark.django_db


@given(st.text(max_size=200))
def test_folding_twice_changes_nothing_more(text):
    assert folded_words(" ".join(folded_words(text))) == folded_words(text)


@given(st.text(max_size=60))
def test_what_is_asked_is_letters_and_digits_alone(text):
    for part in asked(text):
        for together in part:
            assert together
            assert all(key.lstrip(BACKWARDS + OF_CODE) == "".join(folded_words(key)) for key in together)


# --- spelled another way


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Łukasz Woźniak", "lukasz"),
        ("Łukasz Woźniak", "WOZNIAK"),
        ("Işık Yılmaz", "isik"),
        ("Işık Yılmaz", "yilmaz"),
        ("Isik Yilmaz", "IŞIK YILMAZ"),
        ("İnci Öztürk", "inci"),
        ("Đorđe Petrović", "dorde"),
        ("Đorđe Petrović", "djordje"),
        ("Bjørn Þorsson", "bjorn thorsson"),
        ("Æbbe Œdipe", "aebbe oedipe"),
        ("Ħal Ŋori", "hal nori"),
        ("Jürgen Groß", "jurgen gross"),
        ("Jürgen Groß", "juergen"),
        ("Juergen Gross", "jürgen"),
        ("Nguyễn Thị", "nguyen thi"),
        ("علی کریمی", "علي كريمي"),
        ("علي كريمي", "علی کریمی"),
        ("فاطمة أحمد", "فاطمه احمد"),
        ("مُحَمَّد", "محمد"),
        ("محـمـد", "محمد"),
        ("عبد الله", "عبدالله"),
        ("علی\u200cرضا", "علیرضا"),
        ("علی\u200cرضا", "علی رضا"),
        ("مؤمن", "مومن"),
        ("زرغونې", "زرغوني"),
        ("ګل", "گل"),
        ("Дем'янчук", "демʼянчук"),
        ("Андрій Коваль", "АНДРІЙ КОВАЛЬ"),
        ("Ґалаґан", "галаган"),
        ("ＡＮＮＡ", "anna"),
        ("Els Van den Berghe", "vandenberghe"),
        ("Els Van den Berghe", "Vanden Berghe"),
        ("Els Van den Berghe", "van den berghe, els"),
        ("Els Van den Berghe", "berghe els"),
        ("Els Vandenberghe", "van den berghe"),
        ("Els Vandenberghe", "berghe"),
        ("An De Smet", "desmet"),
        ("An Desmet", "de smet"),
        ("Jean Pierre Claes", "jean-pierre"),
        ("Jean Pierre Claes", "jeanpierre"),
        ("Jean‑Pierre Claes", "jean pierre"),
        ("Jeanpierre Claes", "jean-pierre claes"),
        ("Pierre Jean Claes", "jean–pierre"),
        ("Jo D’hondt", "d'hondt"),
        ("Jo D’hondt", "dhondt"),
        ("Jo D'hondt", "d hondt"),
        ("Jo D`hondt", "D´hondt"),
        ("Jo d'Hondt", "hondt"),
        ("Jo Dhondt", "d’hondt"),
        ("O'Neill", "oneill"),
        ("O’Neill", "oʼneill"),
        ("ONeill", "o'neill"),
        ("Ab\u202bdul", "abdul"),
        ("Li Wu", "li"),
        ("Li Wu", "w"),
    ],
)
def test_a_person_is_found_however_their_name_is_spelled(as_an, kiosk, a_case, name, typed):
    a_case(kiosk, person={"name": "Greta Boels", "reach": {"by": "visit", "value": "de bib"}})
    kept = a_case(kiosk, person={"name": name, "reach": {"by": "visit", "value": "de bib"}}).name
    assert found(as_an, typed) == [kept]


@pytest.mark.parametrize(
    "typed",
    [
        "\u202a0471 12 34 56\u202c",
        "\u2066+32\u00a0471\u00a012\u00a034\u00a056\u2069",
        "0471\u201112\u201134\u201156",
        "0471–12–34–56",
        "+32 0471 12 34 56",
        "0032 (0) 471/12.34.56",
        "٠٤٧١١٢٣٤٥٦",
        "۰۴۷۱ ۱۲ ۳۴ ۵۶",
        "０４７１１２３４５６",
        "32471123456",
        "(32) 471 12 34 56",
        "471123456",
        "tel:+32471123456",
        "0471 12",
        "+32 471 1",
        "34 56",
        "456",
        "Zoë 0471 12 34 56",
        "9900 0471123456",
        "zoe 3456",
    ],
)
def test_a_person_is_found_by_a_number_as_it_was_pasted_or_as_much_as_one_knows(as_an, people, typed):
    assert found(as_an, typed) == ["Zoë Ârslan"]


@pytest.mark.parametrize(
    "typed", ["0471 12 34 57", "0471 12 99", "457", "00 77 0471", "zoe 0499", "+31 471123456"]
)
def test_nobody_is_found_by_another_number(as_an, people, typed):
    assert found(as_an, typed) == []


@pytest.mark.parametrize(
    "typed", ["06 1234 5678", "0031 6 12345678", "+31 (0)6-12345678", "31612345678", "5678"]
)
def test_a_person_with_a_number_from_abroad_is_found(as_an, kiosk, a_case, typed):
    a_case(kiosk, person={"name": "Jan", "reach": {"by": "phone", "value": "+31612345678"}})
    assert found(as_an, typed) == ["Jan"]


@pytest.mark.parametrize(
    "typed", ["fatima.ea", "FATIMA.EA@VOORBEELD.BE", "voorbeeld", "ea@voorbeeld", "atima"]
)
def test_a_person_is_found_by_a_part_of_their_address(as_an, people, typed):
    assert found(as_an, typed) == ["Fatima El Amrani"]


@pytest.mark.parametrize(
    "typed", ["sint-laureins", "st laureins", "st.-laureins", "sintlaureins", "laureins"]
)
def test_people_are_found_by_their_place_however_it_is_written(as_an, kiosk, a_case, typed):
    place = {"postcode": "9980", "name": "Sint-Laureins"}
    a_case(kiosk, person={"name": "Mia", "place": place})
    assert found(as_an, typed) == ["Mia"]


@pytest.mark.parametrize("typed", ["' - ’", "...", "\u202e\u200b", "😀", "(", "+", "\\", "–"])
def test_what_holds_no_letter_and_no_digit_finds_nobody(as_an, people, typed):
    assert found(as_an, typed) == []


def test_many_dashes_and_words_are_no_trouble(as_an, people):
    assert found(as_an, "-".join("abcdefgh") * 6) == []
    assert found(as_an, "zoe " * 25) == ["Zoë Ârslan"]


# --- in step with the case
