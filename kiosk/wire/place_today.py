"""The hours of a place on one day, with what is otherwise counted: what stands beside 'today'."""

from __future__ import annotations

from datetime import datetime

from kiosk.wire.catalogue import Place
from kiosk.wire.place_hours import PLAIN, Calendar, hours_of, rules_of
from kiosk.words.clock import Say, span_in_words
from kiosk.words.days import day_after, in_belgium
from kiosk.words.opening import State


def today_in_words(place: Place, at: datetime, say: Say, calendar: Calendar = PLAIN) -> str:
    """Return its hours on the day of `at`, exceptions and closing days counted; nothing where not certain."""
    hours = hours_of(place, calendar) if place.opening_hours else None
    if hours is None or not all(map(rules_of, place.exceptions)):
        return ""
    begin, spans = in_belgium(at).replace(hour=0, minute=0, second=0, microsecond=0), []
    for one in hours.stretches(begin):
        if one.begin >= day_after(begin):
            break
        if one.state in (State.APPOINTMENT, State.UNKNOWN):
            return ""
        if one.state is State.OPEN:
            until = None if one.open_end or one.end is None else _minutes(one.end, begin)
            spans.append(span_in_words(_minutes(one.begin, begin), until, say))
    return " · ".join(spans) or say("hours.closed")


def _minutes(at: datetime, day: datetime) -> int:
    """Return the minutes after midnight of `day`; the next midnight, and what lies behind it, go on."""
    on = in_belgium(at)
    return (on.date() - day.date()).days * 24 * 60 + on.hour * 60 + on.minute
