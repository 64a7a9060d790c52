"""Opening hours and moments as people write them, in their language: `Maandag, woensdag: 09:00–12:00`.

Hours come in the syntax of OpenStreetMap. What is said here is the part of it that places really use: days of
the week, times, and closed on public holidays. Anything else is not said at all rather than half.
"""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from kiosk.calendar_words import day_names, moment_in_words

BELGIUM = ZoneInfo("Europe/Brussels")
DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
EXAMPLE = "Mo-Fr 09:00-12:00,13:00-16:00; PH off"
_DAY = "|".join(DAYS)
_TIME = r"(?:[01]\d|2[0-4]):[0-5]\d"
_RULE = re.compile(
    rf"(?P<days>(?:{_DAY})(?:[-,](?:{_DAY}))*) (?P<times>{_TIME}-{_TIME}(?:,{_TIME}-{_TIME})*)"
)
_HOLIDAYS = "PH off"
EASTERN = frozenset({"ar", "fa", "ps"})  # with commas of their own


def hours_in_words(expression: str, language: str, on_holidays: str) -> tuple[str, ...] | None:
    """Return opening hours as lines in a language; None where they cannot be said whole.

    `on_holidays` says 'closed on public holidays' in that language.
    """
    names = day_names(language) if expression else None
    rules = [" ".join(rule.split()) for rule in expression.split(";") if rule.strip()]
    if names is None or not rules:
        return None
    lines = []
    for rule in rules:
        found = _RULE.fullmatch(rule)
        if found:
            lines.append(_line(found["days"], found["times"], names, language))
        elif rule == _HOLIDAYS:
            lines.append(on_holidays)
        else:
            return None
    return tuple(lines)


def can_be_said(expression: str) -> bool:
    """Say whether these hours can be written in words."""
    return hours_in_words(expression, "nl", "") is not None


@lru_cache(maxsize=128)
def start_in_words(starts: datetime, language: str) -> str:
    """Return the day and hour at which something begins, Belgian time, in a language."""
    return moment_in_words(starts.astimezone(BELGIUM), language)


def _line(days: str, times: str, names: tuple[str, ...], language: str) -> str:
    comma = "، " if language in EASTERN else ", "
    spans = ["–".join(names[DAYS.index(day)] for day in span.split("-")) for span in days.split(",")]
    said = comma.join(spans)
    hours = comma.join(span.replace("-", "–") for span in times.split(","))
    return f"{said[:1].upper()}{said[1:]}: {hours}"
