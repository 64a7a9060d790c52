"""The next four weeks of a place or an offer, day by day, as everybody else will be told them.

The same reading that opens and closes on the kiosk (kiosk.wire.place_hours), so that what staff see here is
what people find at the door.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from central.catalogue.dutch_hours import say
from kiosk.wire.catalogue import Offer, Place
from kiosk.wire.offer_time import has_begun, is_over
from kiosk.wire.place_hours import Calendar, hours_of, is_on
from kiosk.words.calendar import names_in
from kiosk.words.clock import span_in_words
from kiosk.words.days import day_after, in_belgium, midnight
from kiosk.words.library import is_public_holiday
from kiosk.words.opening import Hours, Stretch
from kiosk.words.rules import MIDNIGHT, Reading, State

LONG = 28  # days
_STATES = {State.APPOINTMENT: "op afspraak", State.UNKNOWN: "niet zeker"}


class Day(NamedTuple):
    """One day: when it is open, in words; `why` it is otherwise; `is_on`: something is on that day."""

    on: date
    weekday: str
    said: str
    why: str
    is_on: bool


def four_weeks(entry: Place | Offer, calendar: Calendar, today: date, at: Place | None = None) -> list[Day]:
    """Return the days from `today` on for a place, or for an offer held `at` a place."""
    names = names_in("nl")
    assert names is not None
    return [_day(entry, calendar, today + timedelta(days=ahead), at, names.days) for ahead in range(LONG)]


def _day(
    entry: Place | Offer, calendar: Calendar, day: date, at: Place | None, names: tuple[str, ...]
) -> Day:
    begin, weekday = midnight(day), names[day.weekday()]
    hours = hours_of(entry, calendar, at)
    first = _first(entry, day)
    if hours is None:
        return Day(day, weekday, first, "", is_on=bool(first))
    stretches = list(_of_day(hours.stretches(begin), begin))
    here = not isinstance(entry, Offer) or is_on(entry, begin, calendar, at)
    said = ", ".join(_span(one, begin) for one in stretches if one.state is not State.CLOSED) if here else ""
    said = said or first
    if said:
        return Day(day, weekday, said, "", is_on=True)
    whys = [one.why for one in stretches if one.why and one.state is State.CLOSED]
    why = ", ".join(dict.fromkeys(whys)) or ("feestdag" if is_public_holiday(day) else "")
    return Day(day, weekday, "", why if _else_open(entry, hours, begin) else "", is_on=False)


def _else_open(entry: Place | Offer, hours: Hours, begin: datetime) -> bool:
    """Say whether it would be open that day, were it not for a holiday, a closing day or an exception."""
    if isinstance(entry, Offer) and (is_over(entry, begin) or not has_begun(entry, day_after(begin))):
        return False
    rules = tuple(one for one in hours.reading.rules if one.state is not State.CLOSED)
    return bool(rules) and Hours(Reading(rules), (), hours.community).opens_on(begin)


def _first(entry: Place | Offer, day: date) -> str:
    """Return the hour of an offer that has its first day and no hours."""
    if not isinstance(entry, Offer) or entry.starts is None:
        return ""
    starts = in_belgium(entry.starts)
    ends = in_belgium(entry.ends) if entry.ends else None
    if starts.date() != day:
        return ""
    until = ends.hour * 60 + ends.minute if ends and ends.date() == day else None
    return span_in_words(starts.hour * 60 + starts.minute, until, say)


def _of_day(stretches: Iterable[Stretch], begin: datetime) -> Iterable[Stretch]:
    end = day_after(begin)
    for one in stretches:
        if one.begin >= end:
            return
        yield one
        if one.end is None or one.end >= end:
            return


def _span(one: Stretch, begin: datetime) -> str:
    start, end = in_belgium(one.begin), in_belgium(one.end) if one.end else None
    last = None if end is None or one.open_end else end.hour * 60 + end.minute
    if last is not None and end is not None and end >= day_after(begin):
        last = MIDNIGHT if end == day_after(begin) else last
    times = (
        "de hele dag"
        if start == begin and (end is None or end >= day_after(begin))
        else span_in_words(start.hour * 60 + start.minute, last, say)
    )
    note = one.why or _STATES.get(one.state, "")
    return f"{times} ({note})" if note else times
