"""What espeak-ng makes of signs once they are words: by its own sounds, not by what we hope."""

from __future__ import annotations

import subprocess

import pytest

from kiosk.devices.speech.open import sources_of
from kiosk.devices.speech.sources import ESPEAK, REGIONAL
from kiosk.site.load import load_site

SITE = load_site(None)
SOURCES = sources_of(SITE)
SPOKEN = [code for code in SITE.file.languages if SOURCES.can(code) and code != "ps"]
THOUSAND = {"nl": "œyzɛnt", "fr": "mˈil", "pl": "tɨɕ", "ro": "mˈi", "bg": "çˈil"}  # how it sounds


def sounds(text: str, language: str) -> str:
    command = (ESPEAK, "-v", REGIONAL.get(language, language), "-q", "--ipa", "--stdin", "-b", "1")
    return subprocess.run(command, input=text.encode(), capture_output=True, check=True).stdout.decode()


def heard(text: str, language: str) -> str:
    return sounds(SOURCES.spoken(text, language), language)


@pytest.mark.parametrize("language", SPOKEN)
def test_that_it_is_money_is_heard(language: str) -> None:
    assert heard("€ 19", language) not in (sounds("19", language), sounds("€ 19", "nl"))


@pytest.mark.parametrize("language", THOUSAND)
def test_nobody_hears_thousands_in_a_telephone_number(language: str) -> None:
    for number in ("09 377 12 34", "0800 12 345"):
        assert THOUSAND[language] in sounds(number, language), "else there is nothing to be done"
        assert THOUSAND[language] not in heard(number, language)


def test_friday_in_ukrainian_is_not_spelled_in_english() -> None:
    assert "(en)" in sounds("пʼятниця", "uk")
    assert heard("пʼятниця", "uk") == sounds("п'ятниця", "uk")


def test_a_time_in_persian_has_no_colon_in_it() -> None:
    colon = sounds("12:30", "fa").split()[1]
    assert colon not in heard("از 9:00 تا 12:30", "fa")


@pytest.mark.parametrize("language", SPOKEN)
def test_the_ocmw_is_heard_letter_by_letter(language: str) -> None:
    assert heard("OCMW", language) != sounds("OCMW", language)
