"""One event of a calendar file as we read it: on the clock of Belgium, with what there is to say about that.

Each program writes times in its own way: with the name of a zone as it is shown on a screen, with Windows'
names, in UTC, or with none at all. A time without zone is Belgian, and the row says so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Event as RawEvent
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from central.catalogue.standards.cells import without_html
from central.catalogue.standards.found import Wrong
from kiosk.way.position import is_near
from kiosk.words.days import BELGIUM

NO_ZONE = "Er staat geen tijdzone bij de uren: we lezen ze als Belgische."
_OUR_HOURS = ("brussel", "bruxelles", "romance standard", "belgi", "paris", "parijs", "amsterdam", "madrid")
OURS = ("X-KIOSK-OFFER", "X-KIOSK-TIMES", "X-KIOSK-PART")
_ESCAPED = re.compile(r"\\([\\,;])")  # icalendar leaves the escapes in what begins with X-
_YEARS = (1990, 2100)
# What a calendar that is shared without its details writes instead of a title.
_NO_TITLE = frozenset(
    ("bezet", "busy", "privé", "private", "afwezig", "out of office", "(geen titel)", "(no title)")
)
_MEETING = re.compile(
    r"(?i)zoom\.us/|teams\.(?:microsoft|live)\.com|meet\.google\.com|webex\.com|passcode|wachtwoord"
)


@dataclass
class Event:
    """An event; times without zone, Belgian clock. `moved`: which occurrence of a series it stands for."""

    number: int
    sequence: int = 0  # rises with each change that its program made
    uid: str = ""
    title: str = ""
    description: str = ""
    location: str = ""
    lies: dict[str, float] | None = None  # GEO, where it is a position of ours
    begin: datetime = datetime.min
    end: datetime = datetime.min
    all_day: bool = False
    in_utc: bool = False
    elsewhere: str = ""  # the zone it was written in, where that has other hours than Belgium
    rule: str = ""  # RRULE
    skipped: set[datetime] = field(default_factory=set)
    skipped_days: set[date] = field(default_factory=set)
    added: list[datetime] = field(default_factory=list)
    moved: datetime | None = None
    onward: bool = False  # it stands for all that follow too
    cancelled: bool = False
    private: bool = False
    ours: dict[str, str] = field(default_factory=dict)  # what our own calendars add
    notes: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    @property
    def length(self) -> timedelta:
        return self.end - self.begin


def event_of(number: int, raw: RawEvent, zones: Mapping[str, str]) -> Event:
    """Return an event. `zones`: where the file says itself how far a zone is from UTC. Raises Wrong."""
    event = Event(number, int(text) if (text := _text(raw, "SEQUENCE")).isdecimal() else 0)
    event.uid, event.title = _text(raw, "UID"), " ".join(_text(raw, "SUMMARY").split())[:300]
    description, had_marks = without_html(_text(raw, "DESCRIPTION"))
    event.description = "\n".join(
        line for part in description.splitlines() if (line := " ".join(part.split()))
    )
    if had_marks:
        event.doubts.append("In de beschrijving stond opmaak van een webpagina; we lieten ze weg.")
    if _MEETING.search(event.description):
        event.doubts.append("In de beschrijving staat een link of een wachtwoord van een vergadering.")
    if event.title.casefold() in _NO_TITLE:
        event.doubts.append(f"De titel '{event.title}' zegt niet wat het is.")
    event.location = " ".join(_text(raw, "LOCATION").split())
    event.lies = _lies(raw)
    event.cancelled = _text(raw, "STATUS").upper() == "CANCELLED" or event.title.lower().startswith(
        ("canceled:", "cancelled:", "geannuleerd:")
    )
    if _text(raw, "STATUS").upper() == "TENTATIVE":
        event.doubts.append("In de agenda staat dit nog niet vast (voorlopig).")
    event.private = _text(raw, "CLASS").upper() in ("PRIVATE", "CONFIDENTIAL")
    event.ours = {key: _ESCAPED.sub(r"\1", value) for key in OURS if (value := _text(raw, key))}
    _times(event, raw, zones)
    rules = _list(raw, "RRULE")
    if len(rules) > 1:
        raise Wrong("Deze afspraak heeft meer dan één herhaling.")
    if _list(raw, "EXRULE"):  # gone from the standard since 2009, and still written
        raise Wrong("Deze afspraak heeft een regel voor wat wegvalt; die kunnen we niet lezen.")
    event.rule = rules[0].to_ical().decode() if rules else ""
    return event


def _lies(raw: RawEvent) -> dict[str, float] | None:
    """Return the GEO of an event; None for none, or for one far from here: some programs write 0;0."""
    try:
        latitude, longitude = (float(part) for part in _only(raw, "GEO").to_ical().split(";"))
    except (AttributeError, TypeError, ValueError):
        return None
    return {"latitude": latitude, "longitude": longitude} if is_near(latitude, longitude) else None


def _times(event: Event, raw: RawEvent, zones: Mapping[str, str]) -> None:
    start = _only(raw, "DTSTART")
    if start is None:
        raise Wrong("Er staat geen begin bij (DTSTART).")
    event.all_day = not isinstance(start.dt, datetime)
    event.in_utc = not event.all_day and start.dt.tzinfo is not None and "TZID" not in start.params
    event.begin = _belgian(event, start, zones)
    end, length = _only(raw, "DTEND"), _only(raw, "DURATION")
    if end is not None:
        event.end = _belgian(event, end, zones)
    elif length is not None and isinstance(length.dt, timedelta):
        event.end = event.begin + length.dt
    else:
        event.end = event.begin + (timedelta(days=1) if event.all_day else timedelta(0))
    if event.end < event.begin:
        raise Wrong("Het einde is voor het begin.")
    # Outlook writes a whole day as one from midnight to midnight.
    event.all_day |= event.end > event.begin and event.begin.time() == event.end.time() == time()
    for key in ("EXDATE", "RDATE"):
        for many in _list(raw, key):
            for one in getattr(many, "dts", ()):
                if not isinstance(one.dt, date):
                    raise Wrong("Deze afspraak heeft losse periodes; die kunnen we niet lezen.")
                at = _belgian(event, one, zones, many.params)
                if key == "RDATE":
                    event.added.append(at)
                elif isinstance(one.dt, datetime):
                    event.skipped.add(at)
                else:
                    event.skipped_days.add(at.date())
    instead_of = _only(raw, "RECURRENCE-ID")
    event.moved = _belgian(event, instead_of, zones) if instead_of is not None else None
    event.onward = instead_of is not None and "RANGE" in instead_of.params


def _belgian(
    event: Event, said: Any, zones: Mapping[str, str], params: Mapping[str, str] | None = None
) -> datetime:
    """Return a time on the clock of Belgium, without zone. Raises Wrong for a year that is a slip."""
    moment = said.dt
    if not isinstance(moment, date):
        raise Wrong("Er staat iets anders dan een dag met een uur.")
    if not _YEARS[0] <= moment.year <= _YEARS[1]:
        raise Wrong(f"Het jaar {moment.year} kan niet kloppen.")
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time())
    name = str((params or {}).get("TZID") or said.params.get("TZID", "")).strip("\"' ")
    wall = moment.replace(tzinfo=None, fold=0)
    if not name:
        if moment.tzinfo is None:
            _once(event.notes, NO_ZONE)
            return wall
        return moment.astimezone(BELGIUM).replace(tzinfo=None, fold=0)
    zone = _zone(name, zones)
    if zone is None:
        _once(event.doubts, f"De tijdzone '{name[:60]}' kennen we niet: we lezen de uren als Belgische.")
        return wall
    there = wall.replace(tzinfo=zone)
    here = there.astimezone(BELGIUM)
    if here.utcoffset() != there.utcoffset():
        event.elsewhere = name[:60]
    return here.replace(tzinfo=None, fold=0)


def _zone(name: str, zones: Mapping[str, str]) -> ZoneInfo | None:
    """Return the zone of a name: of the world's list, of Windows, or as a screen shows it."""
    if any(word in name.lower() for word in _OUR_HOURS):
        return BELGIUM
    last = "/".join(name.strip("/").split("/")[-2:])  # /freeassociation.sourceforge.net/Europe/London
    for known in (name, last, WINDOWS_TO_OLSON.get(name, "")):
        if re.fullmatch(r"[A-Za-z0-9_+/-]{3,60}", known or ""):
            try:
                return ZoneInfo(known)
            except (KeyError, ValueError, OSError):
                continue
    return BELGIUM if zones.get(name) == "+0100 +0200" else None


def until_of(said: str) -> datetime | date | None:
    """Return the UNTIL of a rule on the Belgian clock; a date where it names no hour. Raises Wrong."""
    found = re.search(r"(?i)(?:^|;)UNTIL=(\d{8})(?:T(\d{6})(Z?))?(?:;|$)", said)
    if not found:
        if "UNTIL" in said.upper():
            raise Wrong("Het einde van de herhaling (UNTIL) is geen dag.")
        return None
    try:
        day = datetime.strptime(found[1], "%Y%m%d").date()
        if found[2] is None:
            return day
        at = datetime.combine(day, datetime.strptime(found[2], "%H%M%S").time())
    except ValueError:
        raise Wrong("Het einde van de herhaling (UNTIL) is geen dag.") from None
    if found[3] and day.year < 9990:
        at = at.replace(tzinfo=UTC).astimezone(BELGIUM).replace(tzinfo=None, fold=0)
    return at


def _once(lines: list[str], line: str) -> None:
    if line not in lines:
        lines.append(line)


def _list(raw: RawEvent, key: str) -> list[Any]:
    found = raw.get(key)
    return found if isinstance(found, list) else [] if found is None else [found]


def _only(raw: RawEvent, key: str) -> Any:
    """Return a property; the first where a file has it twice."""
    found = _list(raw, key)
    return found[0] if found else None


def _text(raw: RawEvent, key: str) -> str:
    found = _only(raw, key)
    return "" if found is None else str(found).strip()
