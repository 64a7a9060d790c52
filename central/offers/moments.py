"""When an offer is next: from its first day, or from hours that come back every week."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time
from opening_hours import OpeningHours, ParserError  # type: ignore[attr-defined]

BELGIUM = ZoneInfo("Europe/Brussels")
FAR = timedelta(days=120)  # what is not on within four months is not 'next'


class Moment(NamedTuple):
    """Begin and, where it is known, end; in Belgian time."""

    begin: datetime
    end: datetime | None


def next_moment(entry: Mapping[str, Any], now: datetime) -> Moment | None:
    """Return when the offer is next, or begins; None where nobody wrote that down, or it is over."""
    starts = entry.get("starts")
    if starts:
        begin = datetime.fromisoformat(starts).astimezone(BELGIUM)
        if begin > now:
            return Moment(begin, None)
    return _next_opening(str(entry.get("opening_hours") or ""), now.astimezone(BELGIUM))


def _next_opening(expression: str, now: datetime) -> Moment | None:
    if not expression:
        return None
    try:
        for begin, end, state, _ in OpeningHours(expression, country="BE").intervals(now, now + FAR):
            if str(state) == "open" and end and begin.astimezone(BELGIUM) > now:
                return Moment(begin.astimezone(BELGIUM), end.astimezone(BELGIUM))
    except ParserError:  # staff see it as they wrote it; the kiosk refuses such hours by name
        return None
    return None


def in_words(begin: datetime, language: str) -> str:
    """Return a day and hour as people of this language write them."""
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        locale = Locale.parse("nl")
    local = begin.astimezone(BELGIUM)
    day = format_date(local.date(), "full", locale=locale)
    return f"{day}, {format_time(local, 'HH:mm', locale=locale, tzinfo=BELGIUM)}"
