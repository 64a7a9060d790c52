"""What a language is called in another one: for who hears the screen, where nobody speaks that language."""

from __future__ import annotations

from functools import lru_cache

from kiosk.calendar_words import locale_of


@lru_cache(maxsize=64)
def called(code: str, language: str) -> str | None:
    """Return the name of language `code` in `language` (`Pasjtoe` in Dutch); None where CLDR has none."""
    with locale_of(language) as locale:
        return locale.languages.get(code) if locale else None
