"""On which days an offer is, in words: from when, until when, when next, and what is otherwise there.

Screen, paper, phone, mail and staff page say the same. What is past is not said: a first day of last month
helps nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import islice
from typing import NamedTuple

from kiosk.wire.catalogue import Offer, Place
from kiosk.wire.offer_time import is_over
from kiosk.wire.place_hours import PLAIN, Calendar, Times, Told, exception_lines, next_times
from kiosk.words.calendar import date_in_words, day_ahead_in_words, names_in
from kiosk.words.clock import Say, span_in_words
from kiosk.words.days import day_after, in_belgium, midnight

LATER = 3  # days told after the one that is next
_DAY = 24 * 60  # minutes


class Soonest(NamedTuple):
    """The next time somebody can go, or the one that is on now."""

    on: date
    day: str  # `woensdag 2 december`
    hours: str  # `13 tot 17 uur`
    is_first: bool  # nothing of it was on before


class OfferDays(NamedTuple):
    """What there is to say of the days of an offer; empty where nobody knows, or where it says nothing."""

    first: str = ""  # the day and hour it begins, while that is still to come or today
    first_day: str = ""  # the same, short, for a card: without the hour where its hours say that
    last: str = ""  # its last day, where it has one and is on more than once
    next: str = ""  # its next time, where that is not the first
    otherwise: tuple[Told, ...] = ()  # what is otherwise at its place, from its first day to its last
    soonest: Soonest | None = None
    later: tuple[str, ...] = ()  # the days after that; what is as on the next one is not said again

    @property
    def lines(self) -> tuple[str, ...]:
        """Return the days, one line each, as they stand below its hours."""
        return tuple(line for line in (self.first, self.next, self.last) if line)


def offer_days(
    offer: Offer,
    at: datetime,
    language: str,
    say: Say,
    calendar: Calendar = PLAIN,
    place: Place | None = None,
) -> OfferDays:
    """Return the days of an offer held at `place` as they are said at `at`; nothing for one that is over."""
    if is_over(offer, at):
        return OfferDays()
    times = next_times(offer, at, calendar, place)
    coming = list(islice(_coming(offer, at, calendar, place), 1 + LATER))
    return OfferDays(
        _first(offer, at, times, language, say),
        _first(offer, at, times, language, say, short=True),
        _last(offer, language, say),
        _next(offer, at, times, language, say),
        _otherwise(offer, at, language, say, calendar, place),
        _soonest(offer, coming[0], at, language, say) if coming else None,
        tuple(_later(one, coming[0], at, language, say) for one in coming[1:]),
    )


def times_in_words(times: Times, at: datetime, language: str, say: Say) -> str:
    """Return a day with its hours, as said at `at`: `maandag 11 januari, 14 tot 16 uur`."""
    names = names_in(language)
    comma = names.comma if names else ","
    return f"{_day_ahead(times.begin, at, language)}{comma} {_hours(times, say)}"


def _coming(offer: Offer, at: datetime, calendar: Calendar, place: Place | None) -> Iterator[Times]:
    """Give when it is on, one time a day: first what is on at `at`, or begins later."""
    at = in_belgium(at)
    after = midnight(at.date()) - timedelta(seconds=1)
    while (times := next_times(offer, after, calendar, place)) is not None:
        begin = in_belgium(times.begin)
        if begin >= at or (times.end is not None and times.end > at):
            yield times
            after = day_after(begin) - timedelta(seconds=1)
        else:
            after = begin


def _soonest(offer: Offer, times: Times, at: datetime, language: str, say: Say) -> Soonest:
    is_first = offer.starts is not None and times.begin == offer.starts and not _is_once(offer)
    on = in_belgium(times.begin).date()
    return Soonest(on, _day_ahead(times.begin, at, language), _hours(times, say), is_first)


def _later(times: Times, soonest: Times, at: datetime, language: str, say: Say) -> str:
    """Return only what is not the same as of the next time: not its day of the week, not its hours."""
    day, first = in_belgium(times.begin).date(), in_belgium(soonest.begin).date()
    if _hours(times, say) != _hours(soonest, say):
        return times_in_words(times, at, language, say)
    if day.weekday() != first.weekday() or day.year > in_belgium(at).year + 1:
        return _day_ahead(times.begin, at, language)
    return date_in_words(None, day.month, day.day, language)


def _day_ahead(begin: datetime, at: datetime, language: str) -> str:
    return day_ahead_in_words(in_belgium(begin).date(), in_belgium(at).date(), language)


def _hours(times: Times, say: Say) -> str:
    """Return its hours; the end of one that goes on over midnight of a later day is not said."""
    begin, end = in_belgium(times.begin), in_belgium(times.end) if times.end else None
    start = begin.hour * 60 + begin.minute
    if end is None or end > day_after(begin):
        return span_in_words(start, None, say)
    until = _DAY if end == day_after(begin) else end.hour * 60 + end.minute
    return span_in_words(start, until, say)


def _is_once(offer: Offer) -> bool:
    return not (offer.opening_hours or offer.when)


def _first(
    offer: Offer, at: datetime, times: Times | None, language: str, say: Say, short: bool = False
) -> str:
    if offer.starts is None or day_after(offer.starts) <= in_belgium(at):
        return ""
    if short and not _is_once(offer):
        return say("offer.first", moment=_day(offer.starts, language))
    first = times if times and times.begin == offer.starts else Times(offer.starts, None)
    said = times_in_words(first, at, language, say)
    return said if _is_once(offer) else say("offer.first", moment=said)


def _last(offer: Offer, language: str, say: Say) -> str:
    if offer.ends is None:
        return ""
    last = in_belgium(offer.ends - timedelta(microseconds=1)).date()
    if offer.starts is not None and in_belgium(offer.starts).date() == last:
        return ""
    return say("offer.last", date=_day(offer.ends - timedelta(microseconds=1), language))


def _day(at: datetime, language: str) -> str:
    day = in_belgium(at)
    return date_in_words(day.year, day.month, day.day, language)


def _next(offer: Offer, at: datetime, times: Times | None, language: str, say: Say) -> str:
    if times is None or times.begin == offer.starts:
        return ""
    return say("offer.next", moment=times_in_words(times, at, language, say))


def _otherwise(
    offer: Offer, at: datetime, language: str, say: Say, calendar: Calendar, place: Place | None
) -> tuple[Told, ...]:
    if place is None:
        return ()
    since = max(in_belgium(at), in_belgium(offer.starts)) if offer.starts else at
    until = offer.ends or (day_after(offer.starts) if offer.starts and _is_once(offer) else None)
    if not offer.closing_days:
        calendar = calendar._replace(closed=())
    return exception_lines(place, since, language, say, calendar, until)
