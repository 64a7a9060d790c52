"""How a calendar is written down (iCalendar, RFC 5545), for phones and for feeds.

Our own feeds carry what a calendar has no word for (X-KIOSK-…), with a fingerprint of the times beside it: a
calendar that somebody changed since is read like any other.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from kiosk.words.days import BELGIUM

if TYPE_CHECKING:
    from central.catalogue.standards.calendar_event import Event

# RFC 5545 §3.6.5: a time with a zone needs its rules; those of the European Union since 1996.
ZONE = """BEGIN:VTIMEZONE
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
LONGEST = 75  # octets of a line, RFC 5545 §3.1
AN_HOUR = timedelta(hours=1)  # where nobody said when it ends: what has no length is hard to see and to touch
TIMES = ("starts", "ends", "opening_hours")


def file_of(lines: Iterable[str]) -> bytes:
    """Return lines as a file: folded, each with its end."""
    return "".join(part + "\r\n" for line in lines for part in folded(line)).encode()


def frame(events: Iterable[str], name: str = "") -> Iterator[str]:
    """Give the lines of a calendar around its events."""
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Digitaal kiosk//aanbod//NL")
    yield from ("CALSCALE:GREGORIAN", "METHOD:PUBLISH")
    if name:
        yield f"X-WR-CALNAME:{escaped(name)}"
    yield from ZONE.split("\n")
    yield from events
    yield "END:VCALENDAR"


def at(name: str, moment: datetime) -> str:
    """Return a line with this time, in Belgian time but for the hour that comes twice in October."""
    local = moment.astimezone(BELGIUM)
    if local.fold:
        return f"{name}:{in_utc(moment)}"
    return f"{name};TZID=Europe/Brussels:{local:%Y%m%dT%H%M%S}"


def in_utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def escaped(text: str) -> str:
    """RFC 5545 §3.3.11. Lines stay lines."""
    for char in ("\\", ";", ","):
        text = text.replace(char, f"\\{char}")
    return "\\n".join(" ".join(line.split()) for line in text.splitlines())


def folded(line: str) -> Iterator[str]:
    """Cut a line so that no part is over 75 octets, never inside a letter; a space leads what goes on."""
    part, room = "", LONGEST
    for char in line:
        size = len(char.encode())
        if size > room:
            yield part
            part, room = " ", LONGEST - 1
        part, room = part + char, room - size
    yield part


def times_told(entry: dict[str, Any]) -> str:
    """Return the times of an offer as our own calendars carry them."""
    return json.dumps({key: entry.get(key) for key in TIMES}, sort_keys=True)


def part_told(number: int, of: int, told: str, event: Event) -> str:
    """Return which of how many events of an offer this is, with the fingerprint of its times."""
    return f"{number}/{of}/{_fingerprint(told, event)}"


def checked_times(events: Sequence[Event]) -> dict[str, Any] | None:
    """Return the times that our own calendar carries; None where an event was changed, added or left out."""
    told = {event.ours.get("X-KIOSK-TIMES", "") for event in events}
    if len(told) != 1:
        return None
    [said] = told
    right = {part_told(number, len(events), said, event) for number, event in enumerate(events, 1)}
    if right != {event.ours.get("X-KIOSK-PART", "") for event in events}:
        return None
    try:
        times = json.loads(said)
    except ValueError:
        return None
    return {key: times.get(key) for key in TIMES} if isinstance(times, dict) else None


def _fingerprint(told: str, event: Event) -> str:
    rule = sorted(part for part in event.rule.upper().split(";") if part and not part.startswith("WKST="))
    days = sorted(one.isoformat() for one in (*event.skipped, *event.added, *event.skipped_days))
    parts = (told, event.begin.isoformat(), event.end.isoformat(), rule, days)
    return sha256(repr(parts).encode()).hexdigest()[:12]
