"""The file a phone puts in its calendar (iCalendar, RFC 5545). It names the offer and nobody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from central.catalogue.models import Offer
from kiosk.wire.offer_words import OfferSaid
from kiosk.wire.place_hours import Times
from kiosk.words.days import BELGIUM

# RFC 5545 §3.6.5: a time with a zone needs its rules; those of the European Union since 1996.
_ZONE = """BEGIN:VTIMEZONE
TZID:Europe/Brussels
BEGIN:DAYLIGHT
DTSTART:19960331T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE"""
_LONGEST = 75  # octets of a line, RFC 5545 §3.1
AN_HOUR = timedelta(hours=1)  # where nobody said when it ends: what has no length is hard to see and to touch


def end_of(moment: Times) -> datetime:
    """Return when this time ends: as its hours or the offer say, else an hour later."""
    return moment.end or moment.begin.astimezone(UTC) + AN_HOUR


def _at(name: str, moment: datetime) -> str:
    """Return a line with this time, in Belgian time but for the hour that comes twice in October."""
    local = moment.astimezone(BELGIUM)
    if local.fold:
        return f"{name}:{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    return f"{name};TZID=Europe/Brussels:{local:%Y%m%dT%H%M%S}"


def calendar_file(offer: Offer, told: OfferSaid, moment: Times, where: str, now: datetime) -> bytes:
    """Return the .ics file of the next time this offer is on; `told` is the offer in one language."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Digitaal kiosk//aanbod//NL",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        *_ZONE.split("\n"),
        "BEGIN:VEVENT",
        f"UID:{offer.slug}-{moment.begin:%Y%m%dT%H%M}@{offer.organisation.slug}",
        f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        _at("DTSTART", moment.begin),
        _at("DTEND", end_of(moment)),
        f"SUMMARY:{_escaped(told.title.text)}",
        *([f"LOCATION:{_escaped(where)}"] if where else []),
        f"DESCRIPTION:{_escaped(told.when.text or told.about.text or told.title.text)}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(part + "\r\n" for line in lines for part in _folded(line)).encode()


def _escaped(text: str) -> str:
    """RFC 5545 §3.3.11."""
    for char in ("\\", ";", ","):
        text = text.replace(char, f"\\{char}")
    return " ".join(text.split())


def _folded(line: str) -> Iterator[str]:
    """Cut a line so that no part is over 75 octets, never inside a letter; a space leads what goes on."""
    part, room = "", _LONGEST
    for char in line:
        size = len(char.encode())
        if size > room:
            yield part
            part, room = " ", _LONGEST - 1
        part, room = part + char, room - size
    yield part
