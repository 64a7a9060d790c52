"""A series in the words of an offer: its hours where they say it exactly, else its first times in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from central.catalogue.standards.calendar_event import Event
from central.catalogue.standards.found import Found
from central.catalogue.standards.recurring import Series, series_of
from central.catalogue.standards.rhythm import Occurrence
from central.catalogue.standards.rhythm_hours import hours_of_occurrences, only_dates
from central.catalogue.standards.said_in_dutch import in_words
from kiosk.words.days import BELGIUM

SAID = 5  # times named where a series cannot be said as hours


def together(found: Found, masters: Sequence[Event], now: datetime) -> None:
    """Say several series as one offer: its parts, or its schedules."""
    parts = [series_of(one, (), now) for one in masters]
    times = sorted({time for one in parts for time in one.times})
    lasts = [one.last for one in parts if one.last]
    whole = Series(
        times,
        any(one.goes_on for one in parts),
        max(lasts) if len(lasts) == len(parts) else None,
        max(one.until for one in parts),
        any(one.ends_on_a_day for one in parts),
    )
    said_as(found, whole, min(one.begin for one in masters), now)


def said_as(found: Found, series: Series, begin: datetime, now: datetime) -> None:
    """Say a series as opening hours; where they would not be exact, as its first times in words."""
    last = moment(series.last) if series.last else None
    found.said |= {"ends": last, "opening_hours": ""}
    if begin > now or not series.goes_on:  # when something began that goes on helps nobody
        found.said["starts"] = moment(begin)
    if series.last:
        found.notes.append(f"De laatste keer is {_day(series.times, series)}.")
    elif series.goes_on:
        found.notes.append("Deze herhaling heeft geen einde.")
    if series.ends_on_a_day:
        found.doubts.append("Het einde van de reeks is een dag zonder uur: we tellen die dag mee.")
    text = hours_of_occurrences(series.times, series.goes_on, series.until)
    if text is None:
        coming = [one for one in series.times if one.end > now] or series.times
        named = [in_words(one.begin.replace(tzinfo=BELGIUM)) for one in coming[:SAID]]
        more = " …" if len(coming) > SAID or series.goes_on else ""
        found.said["starts"] = moment(coming[0].begin)
        found.said["when"] = ("; ".join(named) + more)[:200]
        found.doubts.append(
            "Deze herhaling kunnen we niet als uren zeggen; we zeggen de eerste keren in woorden."
        )
        return
    found.said["opening_hours"] = text
    if series.goes_on and only_dates(text):
        found.doubts.append(
            f"Deze herhaling zeggen we dag per dag, tot {series.until:%d/%m/%Y}; daarna stopt ze."
        )


def _day(times: Sequence[Occurrence], series: Series) -> str:
    assert series.last is not None
    begin = next((one.begin for one in reversed(times) if one.end == series.last), series.last)
    return in_words(begin.replace(tzinfo=BELGIUM)).partition(",")[0]


def moment(at: datetime) -> str:
    return at.replace(tzinfo=BELGIUM).isoformat()
