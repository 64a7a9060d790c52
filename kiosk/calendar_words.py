"""A day as people write it, in their language: `21 november 2026`."""

from __future__ import annotations

from datetime import date
from functools import lru_cache


@lru_cache(maxsize=128)
def day_in_words(day: date, language: str) -> str | None:
    """Return `day` in the words of a language (`nl`, `pt-BR`); None where Unicode's CLDR has none of it.

    Babel keeps all it knows of a language that was asked for: 17 MB after our twelve. Only the answer is
    kept here.
    """
    from babel import Locale, UnknownLocaleError  # slow to load: the first picture does not wait for it
    from babel.dates import format_date

    try:
        return format_date(day, "d MMMM y", locale=Locale.parse(language.replace("-", "_")))
    except (UnknownLocaleError, ValueError):
        return None
    finally:
        forget_languages()


def forget_languages() -> None:
    """Empty what Babel keeps, for which it has no call of its own (babel 2.18)."""
    from babel import core, localedata

    core._global_data = None  # 2 MB: which language is spoken in which land
    with localedata._cache_lock:
        localedata._cache.clear()
    localedata.locale_identifiers.cache_clear()
