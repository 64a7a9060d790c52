"""What is heard for signs: each kind of text that people hear, in each language that the kiosk speaks."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.site.load import Site, load_site
from kiosk.words.hours import hours_in_words
from kiosk.words.spoken import as_spoken

NINETEEN = {
    "nl": ("19 euro", "12 euro 50"),
    "fr": ("19 euros", "12 euros 50"),
    "en": ("19 euros", "12 euros 50"),
    "ar": ("19 يورو", "12 يورو و 50"),
    "tr": ("19 avro", "12 avro 50"),
    "uk": ("19 євро", "12 євро 50"),
    "ru": ("19 евро", "12 евро 50"),
    "fa": ("19 یورو", "12 یورو و 50"),
    "ps": ("19 یورو", "12 یورو او 50"),
    "ro": ("19 euro", "12 euro 50"),
    "bg": ("19 евро", "12 евро 50"),
    "pl": ("19 euro", "12 euro 50"),
}
HOURS = {
    "nl": "Maandag, vrijdag: 9 tot 12 30 uur, 13 tot 16 05 uur",
    "fr": "Lundi, vendredi: de 9 heures à 12 heures 30, de 13 heures à 16 heures 05",
    "en": "Monday, Friday: 9 to 12 30, 13 to 16 05",
    "ar": "الاثنين، الجمعة: من 9 إلى 12 و 30، من 13 إلى 16 و 05",
    "tr": "Pazartesi, Cuma: 9–12 30, 13–16 05",
    "uk": "Понеділок, п’ятниця: з 9 до 12 30, з 13 до 16 05",
    "ru": "Понедельник, пятница: с 9 до 12 30, с 13 до 16 05",
    "fa": "دوشنبه، جمعه: از 9 تا 12 و 30، از 13 تا 16 و 05",
    "ps": "دونۍ، جمعه: له 9 تر 12 او 30، له 13 تر 16 او 05",
    "ro": "Luni, vineri: de la 9 la 12 30, de la 13 la 16 05",
    "bg": "Понеделник, петък: 9–12 30, 13–16 05",
    "pl": "Poniedziałek, piątek: od 9 do 12 30, od 13 do 16 05",
}
NUMBERS = {
    "09 377 12 34": "09, 377, 12, 34",
    "0800 12 345": "0800, 12, 345",
    "02 512 34 56": "02, 512, 34, 56",
    "0471 12 34 56": "0471, 12, 34, 56",
    "+32 471 12 34 56": "+32, 471, 12, 34, 56",
    "09/377.12.34": "09, 377, 12, 34",
    "09-377 12 34": "09, 377, 12, 34",
    "(09) 377 12 34": "09, 377, 12, 34",
    "+32 (0)9 377 12 34": "+32, 0, 9, 377, 12, 34",
}


@cache
def eeklo() -> Site:
    return load_site(None)


def heard(text: str, language: str = "nl") -> str:
    return as_spoken(text, lambda key, **values: eeklo().texts.get(language, key, **values))


@pytest.mark.parametrize("language", NINETEEN)
def test_an_amount_is_heard_with_its_money_whichever_side_the_sign_stands(language: str) -> None:
    whole, with_cents = NINETEEN[language]
    for written in ("€ 19", "€19", "19 €", "19€", "€ 19,00", "€\u00a019"):
        assert heard(f"x {written}. y", language) == f"x {whole}. y"
    for written in ("€ 12,50", "12,50 €", "12.50 €"):
        assert heard(written, language) == with_cents


def test_thousands_and_single_cents_are_amounts_too() -> None:
    assert heard("€ 1.250") == heard("€ 1 250") == "1250 euro"
    assert heard("€ 1.250,05") == "1250 euro 5"
    assert heard("van € 5 tot € 19 per maand") == "van 5 euro tot 19 euro per maand"


@pytest.mark.parametrize("language", HOURS)
def test_opening_hours_are_heard_without_noughts_and_colons(language: str) -> None:
    def say(key: str, **values: str) -> str:
        return eeklo().texts.get(language, key, **values)

    lines = hours_in_words("Mo,Fr 09:00-12:30,13:00-16:05", language, say)
    assert lines is not None
    assert [heard(line, language) for line in lines] == [HOURS[language]]


@pytest.mark.parametrize("written", NUMBERS)
def test_a_telephone_number_is_heard_group_by_group_and_no_group_is_thousands(written: str) -> None:
    for language in NINETEEN:
        assert heard(f"Bel {written}.", language) == f"Bel {NUMBERS[written]}."


def test_what_is_no_telephone_number_stays_as_it_is() -> None:
    for text in ("Dat is op 02.12.2026.", "9900 Eeklo", "3 van 10", "0,5 km", "Stap 1 van 4", "2026-2027"):
        assert heard(text) == text


def test_thousands_that_stand_apart_are_heard_as_one_number() -> None:
    assert heard("12\u202f500 personnes", "fr") == "12500 personnes"
    assert heard("1\u00a0234\u00a0567 osób", "pl") == "1234567 osób"
    assert heard("12 500 mensen") == "12 500 mensen", "it may be two numbers"


def test_a_code_of_the_paper_is_heard_sign_by_sign() -> None:
    assert heard("Je code is T4CR-H7K9.") == "Je code is T 4 C R, H 7 K 9."
    assert heard("SINT-PIETERS en WiFi-code") == "SINT-PIETERS en WiFi-code"


def test_a_name_in_letters_is_heard_letter_by_letter() -> None:
    assert heard("Ga naar het OCMW of de IVT.") == "Ga naar het O C M W of de I V T."
    assert heard("Allez au CPAS", "fr") == "Allez au C P A S"
    assert heard("een GSM, een sms, OCMWs") == "een GSM, een sms, OCMWs"


def test_a_time_of_a_date_or_of_a_longer_number_is_none() -> None:
    assert heard("1.30.2026 en 1.234.567 en 45.10") == "1.30.2026 en 1.234.567 en 45.10"
    assert heard("25:10 en 9:75", "en") == "25:10 en 9:75"


@given(st.text(max_size=300), st.sampled_from(sorted(NINETEEN)))
def test_whatever_somebody_typed_is_read_out_and_no_digit_of_it_is_lost(text: str, language: str) -> None:
    said = heard(text, language)
    assert [one for one in said if one.isdigit() and one != "0"] == [
        one for one in text if one.isdigit() and one != "0"
    ]
