"""A calendar file (.ics) of Outlook, Google or anything else: one row for each event and each series."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from icalendar import Event as RawEvent

from central.catalogue.standards.calendar_event import NO_ZONE, Event, event_of
from central.catalogue.standards.calendar_lines import checked_times
from central.catalogue.standards.found import MOST_ROWS, FileRefused, Found, ReadFile, Wrong, too_many
from central.catalogue.standards.recurring import Patience, Series, series_of
from central.catalogue.standards.rhythm_hours import hours_of_occurrences, only_dates
from central.catalogue.standards.said_in_dutch import in_words
from kiosk.words.days import BELGIUM, in_belgium

_FOLD = re.compile(r"\r?\n[ \t]")
_ZONES = re.compile(r"(?ims)^BEGIN:VTIMEZONE\s*$.*?^END:VTIMEZONE\s*$")
_EVENTS = re.compile(r"(?ims)^BEGIN:VEVENT\s*$.*?^END:VEVENT\s*$")
_SAID = 5  # times named where a series cannot be said as hours


def read_calendar(data: bytes, now: datetime) -> ReadFile:
    """Return the rows of a calendar. Raises FileRefused."""
    text = _FOLD.sub("", _decoded(data)).replace("\r\n", "\n").replace("\r", "\n")
    if not re.search(r"(?im)^BEGIN:VCALENDAR\s*$", text):
        raise FileRefused("Dit is geen agenda (.ics): het begin ervan ontbreekt.")
    number = len(re.findall(r"(?im)^BEGIN:VEVENT\s*$", text))
    if number > MOST_ROWS:
        raise too_many(str(number))
    blocks = _EVENTS.findall(text)
    if not blocks:
        raise FileRefused("In deze agenda staan geen afspraken.")
    notes = () if len(blocks) == number else ("Eén of meer afspraken zijn niet af; die tellen niet mee.",)
    zones = dict(_offsets(text))
    rows, groups = _grouped(blocks, zones)
    local, patience = in_belgium(now).replace(tzinfo=None), Patience()
    for events in groups:
        patience.check()
        rows.append(_row(events, local))
    return ReadFile(sorted(rows, key=lambda row: row.number), notes)


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _offsets(text: str) -> Iterator[tuple[str, str]]:
    """Give the zones a file describes itself, with how far they are from UTC in winter and summer."""
    for block in _ZONES.findall(text):
        name = re.search(r"(?im)^TZID[^:\n]*:(.*)$", block)
        if name:
            offsets = sorted(set(re.findall(r"(?im)^TZOFFSETTO:([+-]\d{4})", block)))
            yield name[1].strip().replace("\\,", ",").replace("\\;", ";").strip('"'), " ".join(offsets)


def _grouped(blocks: Sequence[str], zones: dict[str, str]) -> tuple[list[Found], list[list[Event]]]:
    """Return the rows of what cannot be read, and the events that belong together."""
    wrong: list[Found] = []
    groups: dict[str, list[Event]] = defaultdict(list)
    for number, block in enumerate(blocks, 1):
        try:
            event = event_of(number, _parsed(block), zones)
        except Wrong as error:
            wrong.append(Found(number, title=_title(block), wrong=[str(error)]))
        except Exception:  # a library for which each program writes something it did not expect
            wrong.append(Found(number, title=_title(block), wrong=["Deze afspraak kunnen we niet lezen."]))
        else:
            groups[event.ours.get("X-KIOSK-OFFER") or event.uid or f"no uid {number}"].append(event)
    return wrong, list(groups.values())


def _parsed(block: str) -> RawEvent:
    parsed = RawEvent.from_ical(block)
    assert isinstance(parsed, RawEvent)
    return parsed


def _title(block: str) -> str:
    found = re.search(r"(?im)^SUMMARY[^:\n]*:(.*)$", block)
    return found[1].strip()[:200] if found else ""


def _row(events: list[Event], now: datetime) -> Found:
    masters = [one for one in events if one.moved is None] or events[:1]
    master = masters[0] if masters[0].ours else masters[-1]  # twice the same: what was written last
    found = Found(min(one.number for one in events), title=master.title)
    found.uid, found.key = master.uid, master.ours.get("X-KIOSK-OFFER", "")
    found.said = {"title": master.title}
    found.told = {"description": master.description, "location": master.location}
    found.notes, found.doubts = list(master.notes), list(master.doubts)
    if master.cancelled:
        found.off = "het is geannuleerd in de agenda"
    if not master.title:
        found.wrong.append("Er staat geen titel (SUMMARY).")
    if master.private:
        found.wrong.append("Dit is een privé-afspraak.")
    if found.wrong or found.off:
        return found
    ours = checked_times(masters) if master.ours else None
    try:
        if ours is not None:
            found.said |= ours
            found.notes = [note for note in found.notes if note != NO_ZONE]
        elif len(masters) > 1 and master.ours:
            _together(found, masters, now)
        elif master.rule or master.added:
            _series(
                found, master, [one for one in events if one.moved is not None and one is not master], now
            )
        else:
            _once(found, master)
    except Wrong as error:
        found.wrong.append(str(error))
    return found


def _once(found: Found, event: Event) -> None:
    found.said |= {"starts": _moment(event.begin), "ends": None, "opening_hours": ""}
    if event.all_day:
        found.said["ends"] = _moment(event.end)
        found.doubts.append("Dit duurt de hele dag: er staan geen uren bij.")
    elif event.end > event.begin:
        found.said["ends"] = _moment(event.end)


def _series(found: Found, master: Event, moved: Sequence[Event], now: datetime) -> None:
    if master.all_day:
        found.doubts.append("Dit duurt de hele dag: er staan geen uren bij.")
    if master.in_utc or master.elsewhere:
        zone = master.elsewhere or "wereldtijd (UTC)"
        found.doubts.append(
            f"De uren staan in {zone}. We lezen {master.begin:%H.%M} uur in België, zomer en winter."
        )
    if master.end == master.begin:
        raise Wrong("Er staat niet bij tot wanneer het duurt.")
    _said_as(found, series_of(master, moved, now), master.begin, now)


def _together(found: Found, masters: Sequence[Event], now: datetime) -> None:
    """An offer of ours that another program changed: all its parts at once."""
    parts = [series_of(one, (), now) for one in masters]
    times = sorted({time for one in parts for time in one.times})
    lasts = [one.last for one in parts if one.last]
    whole = Series(
        times,
        any(one.goes_on for one in parts),
        max(lasts) if len(lasts) == len(parts) else None,
        max(one.until for one in parts),
        any(one.ends_on_a_day for one in parts),
    )
    _said_as(found, whole, min(one.begin for one in masters), now)


def _said_as(found: Found, series: Series, begin: datetime, now: datetime) -> None:
    """Say a series as opening hours; where they would not be exact, as its first times in words."""
    last = _moment(series.last) if series.last else None
    found.said |= {"ends": last, "opening_hours": ""}
    if begin > now or not series.goes_on:  # when something began that goes on helps nobody
        found.said["starts"] = _moment(begin)
    if series.last:
        found.notes.append(f"De laatste keer is {_day(series.times, series)}.")
    elif series.goes_on:
        found.notes.append("Deze herhaling heeft geen einde.")
    if series.ends_on_a_day:
        found.doubts.append("Het einde van de reeks is een dag zonder uur: we tellen die dag mee.")
    text = hours_of_occurrences(series.times, series.goes_on, series.until)
    if text is None:
        named = [in_words(one.begin.replace(tzinfo=BELGIUM)) for one in series.times[:_SAID]]
        more = " …" if len(series.times) > _SAID or series.goes_on else ""
        found.said["starts"] = _moment(series.times[0].begin)
        found.said["when"] = ("; ".join(named) + more)[:200]
        found.doubts.append(
            "Deze herhaling kunnen we niet als uren zeggen; we zeggen de eerste keren in woorden."
        )
        return
    found.said["opening_hours"] = text
    if series.goes_on and only_dates(text):
        found.doubts.append(
            f"Deze herhaling zeggen we dag per dag, tot {series.until:%d/%m/%Y}; daarna stopt ze."
        )


def _day(times: Sequence[Any], series: Series) -> str:
    assert series.last is not None
    begin = next((one.begin for one in reversed(times) if one.end == series.last), series.last)
    return in_words(begin.replace(tzinfo=BELGIUM)).partition(",")[0]


def _moment(at: datetime) -> str:
    return at.replace(tzinfo=BELGIUM).isoformat()
