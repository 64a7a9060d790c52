"""Days as people write them, in their language: `21 november 2026`, `maandag`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from babel import Locale

# CLDR's Pashto for Saturday is its word for week: 'first Saturday of the month' reads as its first week.
_CLEARER = {"ps": {"اونۍ": "شنبه"}}
_PLAIN_YEAR = timedelta(days=300)  # a day of the week and a month name one day within less than a year


class Names(NamedTuple):
    """The days, Monday first, and the months: as in a date (`grudnia`), and standing alone (`grudzień`)."""

    days: tuple[str, ...]
    day_alone: tuple[str, ...]
    months: tuple[str, ...]
    month_alone: tuple[str, ...]
    comma: str


@lru_cache(maxsize=32)
def names_in(language: str) -> Names | None:
    """Return the names of a language (`nl`, `pt-BR`); None where Unicode's CLDR has none of it."""
    with locale_of(language) as locale:
        if locale is None:
            return None
        return Names(
            days=_days(locale.days["format"]["wide"], language),
            day_alone=_days(locale.days["stand-alone"]["wide"], language),
            months=_named(locale.months["format"]["wide"], range(1, 13)),
            month_alone=_named(locale.months["stand-alone"]["wide"], range(1, 13)),
            comma="،" if locale.text_direction == "rtl" else ",",
        )


def _days(names: Mapping[int, str], language: str) -> tuple[str, ...]:
    own = _CLEARER.get(language, {})
    return tuple(own.get(name, name) for name in _named(names, range(7)))


def _named(names: Mapping[int, str], numbers: range) -> tuple[str, ...]:
    return tuple(names[number] for number in numbers)


def day_in_words(day: date, language: str) -> str | None:
    """Return `day` in the words of a language; None where CLDR has none of it."""
    names = names_in(language)
    return names and f"{day.day} {names.months[day.month - 1]} {day.year}"


def weekday_in_words(day: date, language: str) -> str | None:
    """Return a day that is near: `donderdag 3 december`; None where CLDR has none of this language."""
    names = names_in(language)
    return names and f"{names.days[day.weekday()]} {day.day} {names.months[day.month - 1]}"


def date_in_words(year: int | None, month: int, day: int | None, language: str) -> str:
    """Return a date, parts of it left open: `24 december`, `juli 2026`, `juli`; Dutch where CLDR lacks it."""
    names = names_in(language) or _dutch()
    name = (names.months if day else names.month_alone)[month - 1]
    return " ".join(str(part) for part in (day, name, year) if part)


def day_names(language: str) -> tuple[str, ...] | None:
    """Return the days of the week, Monday first; None where CLDR has none of this language."""
    names = names_in(language)
    return names and names.day_alone


def day_ahead_in_words(day: date, today: date, language: str) -> str:
    """Return a day of the calendar: `woensdag 2 december`; with its year once that is not plain any more.

    Dutch where CLDR lacks the language.
    """
    names = names_in(language) or _dutch()
    said = f"{names.days[day.weekday()]} {day.day} {names.months[day.month - 1]}"
    return said if abs(day - today) < _PLAIN_YEAR else f"{said} {day.year}"


def _dutch() -> Names:
    names = names_in("nl")
    assert names is not None
    return names


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
