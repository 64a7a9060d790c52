"""Offers as a calendar others can follow: hours that come back are repetitions, where they can be said so.

What has no certain time (by appointment, hours nobody wrote) is in no calendar.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from central.catalogue.standards.calendar_event import Event
from central.catalogue.standards.calendar_lines import (
    AN_HOUR,
    at,
    escaped,
    file_of,
    frame,
    in_utc,
    part_told,
    times_told,
)
from central.catalogue.standards.known import where
from central.catalogue.standards.rhythm import LOOKED_AHEAD, Occurrence, Rhythm, rhythms_of
from central.catalogue.standards.rhythm_hours import open_times
from central.catalogue.standards.said_in_dutch import KINDS, described
from kiosk.wire.catalogue import Offer, Place
from kiosk.wire.place_hours import WEEKEND, Calendar, hours_of
from kiosk.words.days import BELGIUM, in_belgium

_BYDAY = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class Told(NamedTuple):
    """An offer as it goes out: its entry and that of its place, whose it is, what closes it, and its page."""

    offer: Offer
    place: Place | None
    organisation: str
    calendar: Calendar
    url: str = ""


class Stamp(NamedTuple):
    """How often what goes out has changed (it only rises), and when it last did."""

    sequence: int
    changed: datetime


def as_calendar(offers: Iterable[Told], stamp: Stamp, now: datetime, name: str) -> bytes:
    """Return the calendar of these offers."""
    lines = (line for told in offers for line in _lines(told, stamp, now))
    return file_of(frame(lines, name))


def rhythms(told: Told, now: datetime) -> tuple[Rhythm, ...]:
    """Return when an offer takes place from the month of `now` on; none where that is not certain."""
    place, calendar = told.place, told.calendar
    return _rhythms(
        told.offer.model_dump_json(include={"starts", "ends", "opening_hours", "closing_days"}),
        place.model_dump_json(include={"exceptions"}) if place else "",
        calendar,
        in_belgium(now).date().replace(day=1),
    )


@lru_cache(maxsize=8192)
def _rhythms(times: str, exceptions: str, calendar: Calendar, since: date) -> tuple[Rhythm, ...]:
    offer = Offer.model_validate_json(f'{{"id":"offer","title":"-",{times[1:]}')
    place = (
        Place.model_validate_json(
            f'{{"id":"place","name":"-","address":"-","postcode":"9900",{exceptions[1:]}'
        )
        if exceptions
        else None
    )
    begin = in_belgium(offer.starts).replace(tzinfo=None) if offer.starts else None
    end = in_belgium(offer.ends).replace(tzinfo=None) if offer.ends else None
    first = max(since, begin.date()) if begin else since
    until = min(first + LOOKED_AHEAD, end.date()) if end else first + LOOKED_AHEAD
    hours = hours_of(offer, calendar, place) if offer.opening_hours else None
    found = open_times(hours, first, until) if hours else []
    found = [Occurrence(one.begin, min(one.end, end) if end else one.end) for one in found]
    found = [one for one in found if (not begin or one.begin >= begin) and one.begin < one.end]
    if begin and not offer.opening_hours:
        short = end is not None and end - begin <= WEEKEND
        found = [Occurrence(begin, end if short and end else begin + AN_HOUR)]
    goes_on = bool(offer.opening_hours) and (end is None or end.date() > until)
    return tuple(rhythms_of(found, goes_on, until))


def _lines(told: Told, stamp: Stamp, now: datetime) -> Iterator[str]:
    found = rhythms(told, now)
    entry = told.offer.model_dump(mode="json")
    times = times_told(entry)
    for number, rhythm in enumerate(found, 1):
        event = _event(number, rhythm, told.offer)
        yield "BEGIN:VEVENT"
        yield f"UID:{told.offer.id}{'' if number == 1 else f'.{number}'}@{told.organisation}"
        yield f"DTSTAMP:{in_utc(stamp.changed)}"
        yield f"LAST-MODIFIED:{in_utc(stamp.changed)}"
        yield f"SEQUENCE:{stamp.sequence}"
        yield at("DTSTART", _aware(event.begin))
        yield at("DTEND", _aware(event.end))
        if event.rule:
            yield f"RRULE:{event.rule}"
        for key, moments in (("EXDATE", sorted(event.skipped)), ("RDATE", event.added)):
            if moments:
                yield f"{key};TZID=Europe/Brussels:{','.join(f'{one:%Y%m%dT%H%M%S}' for one in moments)}"
        yield from _words(told, entry)
        yield f"X-KIOSK-OFFER:{told.offer.id}"
        yield f"X-KIOSK-TIMES:{escaped(times)}"
        yield f"X-KIOSK-PART:{part_told(number, len(found), times, event)}"
        yield "END:VEVENT"


def _words(told: Told, entry: dict[str, Any]) -> Iterator[str]:
    yield f"SUMMARY:{escaped(told.offer.title)}"
    if text := described(entry):
        yield f"DESCRIPTION:{escaped(text)}"
    if told.place:
        yield f"LOCATION:{escaped(where(told.place.model_dump(mode='json')))}"
        if lies := told.place.position:
            yield f"GEO:{lies.latitude};{lies.longitude}"
    yield f"CATEGORIES:{escaped(KINDS[told.offer.kind])}"
    if told.url:
        yield f"URL:{told.url}"


def _event(number: int, rhythm: Rhythm, offer: Offer) -> Event:
    """Return a rhythm as the event of a calendar."""
    if not rhythm.week:
        days: Sequence[date] = rhythm.dates
        event = _at(number, days[0], rhythm)
        event.added = [datetime.combine(day, rhythm.begin) for day in days[1:]]
        return event
    horizon = rhythm.first + timedelta(days=40)
    event = _at(number, min(rhythm._replace(missing=()).days(horizon)), rhythm)
    weekly = not rhythm.of_month
    names = [name for day in rhythm.week for name in _names(_BYDAY[day], rhythm.of_month)]
    parts = [f"FREQ={'WEEKLY' if weekly else 'MONTHLY'}"]
    parts += [f"INTERVAL={rhythm.every}"] if rhythm.every > 1 else []
    parts += [f"BYDAY={','.join(names)}"]
    if rhythm.last:
        parts.append(f"UNTIL={in_utc(_aware(datetime.combine(rhythm.last, rhythm.begin)))}")
    elif offer.ends:
        parts.append(f"UNTIL={in_utc(offer.ends)}")
    event.rule = ";".join(parts)
    event.skipped = {datetime.combine(day, rhythm.begin) for day in rhythm.missing}
    return event


def _names(day: str, of_month: Sequence[int]) -> list[str]:
    return [f"{one}{day}" for one in of_month] or [day]


def _at(number: int, day: date, rhythm: Rhythm) -> Event:
    begin = datetime.combine(day, rhythm.begin)
    return Event(number, begin=begin, end=begin + rhythm.length)


def _aware(moment: datetime) -> datetime:
    return moment.replace(tzinfo=BELGIUM)
