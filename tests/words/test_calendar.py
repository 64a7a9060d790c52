"""Days in words."""

from datetime import date

import pytest
from babel import core, localedata

from kiosk.words.calendar import day_in_words, names_in

DAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", "26 november 2026"),
        ("fr", "26 novembre 2026"),
        ("pl", "26 listopada 2026"),
        ("pt-BR", "26 novembro 2026"),
    ],
)
def test_a_person_reads_a_day_in_the_words_of_her_language(language, words):
    assert day_in_words(DAY, language) == words


@pytest.mark.parametrize("language", ["rmy", "xx", "", "../nl"])
def test_a_language_without_calendar_words_has_none(language):
    assert day_in_words(DAY, language) is None


def test_after_every_language_none_of_them_stays_in_memory():
    names_in.cache_clear()
    for language in ("nl", "fr", "en", "ar", "tr", "uk", "ru", "fa", "ps", "ro", "bg", "pl"):
        assert day_in_words(DAY, language)
    assert not localedata._cache and core._global_data is None
