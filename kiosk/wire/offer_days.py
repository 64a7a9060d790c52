"""On which days an offer is, in words: from when, until when, when next, and what is otherwise there.

Screen, paper, phone, mail and staff page say the same. What is past is not said: a first day of last month
helps nobody.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from kiosk.wire.catalogue import Offer, Place
from kiosk.wire.offer_time import is_over
from kiosk.wire.place_hours import PLAIN, Calendar, Times, Told, exception_lines, next_times
from kiosk.words.calendar import date_in_words, moment_in_words
from kiosk.words.days import day_after, in_belgium
from kiosk.words.hours import Say


class OfferDays(NamedTuple):
    """What there is to say of the days of an offer; empty where nobody knows, or where it says nothing."""

    first: str = ""  # the day and hour it begins, while that is still to come or today
    first_day: str = ""  # the same, short, for a card: without the hour where its hours say that
    last: str = ""  # its last day, where it has one and is on more than once
    next: str = ""  # its next time, where that is not the first
    otherwise: tuple[Told, ...] = ()  # what is otherwise at its place, from its first day to its last

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
    return OfferDays(
        _first(offer, at, times, language, say),
        _first(offer, at, times, language, say, short=True),
        _last(offer, language, say),
        _next(offer, times, language, say),
        _otherwise(offer, at, language, say, calendar, place),
    )


def times_in_words(times: Times, language: str) -> str:
    """Return a day with its hours: `maandag 11 januari 2027, 14:00–16:00`."""
    begin, end = in_belgium(times.begin), in_belgium(times.end) if times.end else None
    said = moment_in_words(begin, language)
    if end is None or end > day_after(begin):
        return said
    return f"{said}–24:00" if end == day_after(begin) else f"{said}–{end:%H:%M}"


def _is_once(offer: Offer) -> bool:
    return not (offer.opening_hours or offer.when)


def _first(
    offer: Offer, at: datetime, times: Times | None, language: str, say: Say, short: bool = False
) -> str:
    if offer.starts is None or day_after(offer.starts) <= in_belgium(at):
        return ""
    if short and not _is_once(offer):
        return say("offer.first", moment=_day(offer.starts, language))
    if not _is_once(offer):  # its hours say until when
        return say("offer.first", moment=moment_in_words(offer.starts, language))
    return times_in_words(times or Times(offer.starts, None), language)


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


def _next(offer: Offer, times: Times | None, language: str, say: Say) -> str:
    if times is None or times.begin == offer.starts:
        return ""
    return say("offer.next", moment=times_in_words(times, language))


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
