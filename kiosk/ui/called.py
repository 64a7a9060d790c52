"""What a language is called in another one: for who hears the screen, where nobody speaks that language."""

from __future__ import annotations

from functools import lru_cache

from kiosk.calendar_words import forget_languages


@lru_cache(maxsize=64)
def called(code: str, language: str) -> str | None:
    """Return the name of language `code` in `language` (`Pasjtoe` in Dutch); None where CLDR has none."""
    from babel import Locale, UnknownLocaleError  # slow to load, and seldom asked

    try:
        return Locale.parse(language.replace("-", "_")).languages.get(code)
    except (UnknownLocaleError, ValueError):
        return None
    finally:
        forget_languages()
