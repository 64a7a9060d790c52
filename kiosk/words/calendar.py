"""Days as people write them, in their language: `21 november 2026`, `maandag`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from kiosk.words.days import in_belgium

if TYPE_CHECKING:
    from babel import Locale


@lru_cache(maxsize=128)
def day_in_words(day: date, language: str) -> str | None:
    """Return `day` in the words of a language (`nl`, `pt-BR`); None where Unicode's CLDR has none of it."""
    with locale_of(language) as locale:
        if locale is None:
            return None
        from babel.dates import format_date

        return format_date(day, "d MMMM y", locale=locale)


@lru_cache(maxsize=256)
def date_in_words(year: int | None, month: int, day: int | None, language: str) -> str:
    """Return a date, parts of it left open: `24 december`, `juli 2026`, `juli`; Dutch where CLDR lacks it."""
    from babel.dates import format_date

    pattern = " ".join(
        part for part in ("d" if day else "", "MMMM" if day else "LLLL", "y" if year else "") if part
    )
    with locale_of(language) as found, locale_of("nl") as dutch:
        locale = found or dutch
        assert locale is not None
        # A leap year, so that 29 February can be said.
        return str(format_date(date(year or 2024, month, day or 1), pattern, locale=locale))


@lru_cache(maxsize=32)
def day_names(language: str) -> tuple[str, ...] | None:
    """Return the days of the week, Monday first; None where Unicode's CLDR has none of this language."""
    with locale_of(language) as locale:
        if locale is None:
            return None
        days = locale.days["stand-alone"]["wide"]
        return tuple(days[number] for number in range(7))


@lru_cache(maxsize=256)
def moment_in_words(at: datetime, language: str) -> str:
    """Return a day and hour, Belgian time: `maandag 11 januari 2027, 09:00`; Dutch where CLDR lacks it."""
    from babel.dates import format_date

    at = in_belgium(at)

    with locale_of(language) as found, locale_of("nl") as dutch:
        locale = found or dutch
        assert locale is not None
        comma = "،" if locale.text_direction == "rtl" else ","
        return f"{format_date(at.date(), 'EEEE d MMMM y', locale=locale)}{comma} {at:%H:%M}"


@contextmanager
def locale_of(language: str) -> Iterator[Locale | None]:
    """Give what Unicode's CLDR knows of a language, None where it knows nothing.

    Babel keeps all it knows of a language that was asked for: 17 MB after our twelve. Afterwards it keeps
    nothing; who asks keeps the answer.
    """
    from babel import Locale, UnknownLocaleError  # slow to load: the first picture does not wait for it

    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        locale = None
    try:
        yield locale
    finally:
        _forget_languages()


def _forget_languages() -> None:
    """Empty what Babel keeps, for which it has no call of its own (babel 2.18)."""
    from babel import core, localedata

    core._global_data = None  # 2 MB: which language is spoken in which land
    with localedata._cache_lock:
        localedata._cache.clear()
    localedata.locale_identifiers.cache_clear()
