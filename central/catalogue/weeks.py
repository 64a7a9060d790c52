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
from kiosk.wire.offer_time import is_over
from kiosk.wire.place_hours import Calendar, hours_of, is_on
from kiosk.words.calendar import names_in
from kiosk.words.clock import span_in_words
from kiosk.words.days import day_after, in_belgium, midnight
from kiosk.words.library import is_public_holiday
from kiosk.words.opening import Stretch
from kiosk.words.rules import MIDNIGHT, State

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
    begin = midnight(day)
    public = is_public_holiday(day)
    weekday = names[day.weekday()]
    if isinstance(entry, Offer) and not is_on(entry, begin, calendar, at):
        hours = hours_of(entry, calendar, at)
        found = list(_of_day(hours.stretches(begin), begin)) if hours else []
        why = next((one.why for one in found if one.why and one.state is State.CLOSED), "")
        over = is_over(entry, begin) or (
            entry.starts is not None and day_after(entry.starts) > day_after(begin)
        )
        return Day(day, weekday, "", "" if over else why or ("feestdag" if public else ""), is_on=False)
    hours = hours_of(entry, calendar, at)
    if hours is None:
        return Day(
            day, weekday, _first(entry, day), "feestdag" if public else "", is_on=bool(_first(entry, day))
        )
    stretches = list(_of_day(hours.stretches(begin), begin))
    open_ = [one for one in stretches if one.state is not State.CLOSED]
    said = ", ".join(_span(one, begin) for one in open_)
    why = ", ".join(dict.fromkeys(one.why for one in stretches if one.why and one.state is State.CLOSED))
    said = said or _first(entry, day)
    return Day(day, weekday, said, why or ("feestdag" if public else ""), is_on=bool(said))


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
