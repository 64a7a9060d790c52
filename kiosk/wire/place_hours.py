"""The hours of a place or an offer as they hold: with exceptions, closing days, and its first and last day.

Screen, paper, voice, phone, mail and calendar all ask here; `kiosk.words` does the reading and the saying.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import NamedTuple

from kiosk.wire.catalogue import Catalogue, Offer, Place
from kiosk.wire.offer_time import has_begun, is_over
from kiosk.words.clock import Say
from kiosk.words.dated import are_single_days, share_days
from kiosk.words.days import day_after, in_belgium
from kiosk.words.hours import days_in_words, hours_in_words
from kiosk.words.opening import BadHours, Community, Hours, State, Status, read_days, read_hours
from kiosk.words.rules import Dates, Rule

DUTCH = "nl"
WEEKEND = timedelta(days=3)  # what is longer, and has no hours, comes back in between
SOON = timedelta(days=14)  # closing days of every year are told this long before
UNKNOWN = Status(State.UNKNOWN)


class Calendar(NamedTuple):
    """What holds for all of one organisation: its own closing days, and whose school holidays it keeps."""

    closed: tuple[str, ...] = ()
    community: Community = "Flemish"


PLAIN = Calendar()


class Told(NamedTuple):
    """A line beside the hours, and the language it is in."""

    text: str
    language: str


class Times(NamedTuple):
    """When something is next; `end` None: nobody wrote it down."""

    begin: datetime
    end: datetime | None


def calendar_of(catalogue: Catalogue) -> Calendar:
    """Return what holds for all places and offers of a catalogue."""
    return Calendar(catalogue.closed, catalogue.school_holidays)


def hours_of(entry: Place | Offer, calendar: Calendar = PLAIN, at: Place | None = None) -> Hours | None:
    """Return the hours of a place, or of an offer held `at` a place; None where none are known or understood.

    What closes a place closes what is held there.
    """
    place = entry if isinstance(entry, Place) else at
    closed = calendar.closed if entry.closing_days else ()
    exceptions = place.exceptions if place else ()
    apart = (*closed, *exceptions, *_still_closed(closed, exceptions))
    try:
        return read_hours(entry.opening_hours, calendar.community, tuple(filter(rules_of, apart)))
    except BadHours:
        return None


def status_of(
    entry: Place | Offer, at: datetime, calendar: Calendar = PLAIN, place: Place | None = None
) -> Status:
    """Return what is so at `at`; an offer that is over or has not begun is closed.

    While plain words stand among the exceptions of a place, nobody can say that it is open: they may say no.
    """
    if isinstance(entry, Offer):
        if is_over(entry, at):
            return Status(State.CLOSED)
        if not has_begun(entry, at):
            times = next_times(entry, at, calendar, place)
            return Status(State.CLOSED, next=times.begin if times else None)
    hours = hours_of(entry, calendar, place)
    if hours is None:
        return UNKNOWN
    status = hours.status(at)
    if isinstance(entry, Offer) and entry.ends is not None:
        following = None if status.next and status.next >= entry.ends else status.next
        status = status._replace(closes=_not_beyond(status.closes, entry.ends), next=following)
    held_at = entry if isinstance(entry, Place) else place
    plain = next((one for one in held_at.exceptions if not rules_of(one)), "") if held_at else ""
    if plain and (status.is_open or status.next):
        state = State.UNKNOWN if status.is_open else status.state
        return status._replace(state=state, closes=None, next=None, why=status.why or plain)
    return status


def is_on(offer: Offer, at: datetime, calendar: Calendar = PLAIN, place: Place | None = None) -> bool:
    """Say whether an offer takes place on the day of `at`: not before its first day, nor after its last."""
    day = in_belgium(at).replace(hour=0, minute=0, second=0, microsecond=0)
    if is_over(offer, at):
        return False
    if offer.starts is not None:
        if day_after(offer.starts) > day_after(at):
            return False
        if in_belgium(offer.starts).date() == day.date():
            return True
        if not offer.opening_hours:  # a weekend is on from its first day to its end
            return offer.ends is not None
    hours = hours_of(offer, calendar, place)
    return hours is not None and hours.opens_on(at)


def next_times(
    offer: Offer, after: datetime, calendar: Calendar = PLAIN, place: Place | None = None
) -> Times | None:
    """Return when an offer is on next, or begins; None where nobody wrote that down, or it is over."""
    after = in_belgium(after)
    if is_over(offer, after):
        return None
    hours = hours_of(offer, calendar, place)
    begin = in_belgium(offer.starts) if offer.starts else None
    if begin and begin > after:
        return Times(begin, _end_of(offer, begin, hours))
    opening = hours.next_opening(after) if hours else None
    if opening is None or (offer.ends and opening.begin >= offer.ends):
        return None
    return Times(opening.begin, None if opening.open_end else _not_beyond(opening.end, offer.ends))


def hours_lines(entry: Place | Offer, language: str, say: Say) -> tuple[str, ...]:
    """Return the hours in words, without what is otherwise; nothing where they are not known."""
    return hours_in_words(entry.opening_hours, language, say) or ()


def exception_lines(
    place: Place,
    at: datetime,
    language: str,
    say: Say,
    calendar: Calendar = PLAIN,
    until: datetime | None = None,
) -> tuple[Told, ...]:
    """Return what is otherwise at a place from the day of `at` on, one line each.

    Its exceptions until they are past, and none that begins after `until`; closing days of its organisation
    when they are near; plain words always.
    """
    today, last = in_belgium(at).date(), in_belgium(until).date() if until else date.max
    found: list[Told] = []
    own = [rule for one in place.exceptions for rule in rules_of(one) if rule.state is not State.CLOSED]
    for written in place.exceptions:
        rules = rules_of(written)
        if not rules:
            found.append(Told(written, DUTCH))
        told = [rule for rule in rules if not _is_past(rule, today) and _begins_by(rule, last)]
        found += [Told(line, language) for line in days_in_words(told, language, say) or ()]
    for written in calendar.closed if place.closing_days else ():
        near = [rule for rule in rules_of(written) if _is_near(rule, today) and not _is_instead(rule, own)]
        found += [Told(line, language) for line in days_in_words(near, language, say) or ()]
    return tuple(found)


def remarks_at(entry: Place | Offer, calendar: Calendar = PLAIN) -> frozenset[str]:
    """Return the remarks among the hours, exceptions and closing days of a place or an offer."""
    apart = (*calendar.closed, *(entry.exceptions if isinstance(entry, Place) else ()))
    rules = [rule for one in apart for rule in rules_of(one)]
    with suppress(BadHours):
        reading = read_hours(entry.opening_hours).reading
        rules += [*reading.rules, *([reading.else_] if reading.else_ else [])]
    return frozenset(rule.remark for rule in rules if rule.remark)


def rules_of(written: str) -> tuple[Rule, ...]:
    """Return an exception as rules; none for plain words."""
    try:
        return read_days(written)
    except BadHours:
        return ()


def _still_closed(closed: tuple[str, ...], exceptions: tuple[str, ...]) -> tuple[str, ...]:
    """Return the closing days that hold among other hours over several days, such as those of a season.

    An exception for just that day wins over a closing day; one for weeks was not written about it.
    """
    rules = [rule for one in exceptions for rule in rules_of(one) if rule.state is not State.CLOSED]
    if all(map(are_single_days, rules)):
        return ()
    return tuple(one for one in closed if not any(_is_instead(rule, rules) for rule in rules_of(one)))


def _is_instead(closing: Rule, exceptions: Iterable[Rule]) -> bool:
    """Say whether a place has hours of its own for just the days of this closing day."""
    for rule in exceptions:
        if are_single_days(rule) and closing.dates:
            closed, open_ = share_days(closing.dates, rule.dates)
            if closed and closed <= open_:
                return True
    return False


def _is_past(rule: Rule, today: date) -> bool:
    """Say whether a rule names days with their year, and all are over."""
    return bool(rule.dates) and all(
        end is not None and end < today for end in (one.ends() for one in rule.dates)
    )


def _begins_by(rule: Rule, last: date) -> bool:
    """Say whether a rule may hold on `last` or before: one without a year may."""
    firsts = [dates.begins() for dates in rule.dates]
    return not firsts or any(first is None or first <= last for first in firsts)


def _is_near(rule: Rule, today: date) -> bool:
    """Say whether a day of this rule is today or within two weeks."""
    days = [today + timedelta(days=ahead) for ahead in range(SOON.days + 1)]
    return not rule.dates or any(_covers(dates, day) for dates in rule.dates for day in days)


def _covers(dates: Dates, day: date) -> bool:
    """Say whether a day lies in these dates; those without a year come back every year, also over its end."""
    month, first_day = dates.first[1:]
    first = (month, first_day or 1)
    last = (dates.last[1], dates.last[2] or 31) if dates.last else (12, 31)
    begin, end = dates.begins(), dates.ends()
    if begin is not None:
        return begin <= day and (end is None or day <= end)
    now = (day.month, day.day)
    return first <= now <= last if first <= last else now >= first or now <= last


def _end_of(offer: Offer, begin: datetime, hours: Hours | None) -> datetime | None:
    """Return the end of what begins then: as its hours say, else the end of the offer when it is that day."""
    if hours is not None:
        now = next(hours.stretches(begin), None)
        if now is not None and now.state is State.OPEN:
            return None if now.open_end else _not_beyond(now.end, offer.ends)
    if offer.ends is not None and offer.ends - begin <= WEEKEND:
        return in_belgium(offer.ends)
    return None


def _not_beyond(end: datetime | None, last: datetime | None) -> datetime | None:
    return min(end, in_belgium(last)) if end and last else end
