"""A calendar file (.ics) of Outlook, Google or anything else: one row for each event and each series."""

from __future__ import annotations

import re
import warnings
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from icalendar import Event as RawEvent

from central.catalogue.standards.calendar_event import NO_ZONE, Event, event_of
from central.catalogue.standards.calendar_lines import checked_times
from central.catalogue.standards.found import MOST_ROWS, FileRefused, Found, ReadFile, Wrong, too_many
from central.catalogue.standards.recurring import Patience, series_of
from central.catalogue.standards.series_said import moment, said_as, together
from kiosk.words.days import in_belgium

_FOLD = re.compile(r"\r?\n[ \t]")
_ZONES = re.compile(r"(?ims)^BEGIN:VTIMEZONE\s*$.*?^END:VTIMEZONE\s*$")
_EVENTS = re.compile(r"(?ims)^BEGIN:VEVENT\s*$.*?^END:VEVENT\s*$")


def read_calendar(data: bytes, now: datetime) -> ReadFile:
    """Return the rows of a calendar. Raises FileRefused."""
    text = _FOLD.sub("", _decoded(data)).replace("\r\n", "\n").replace("\r", "\n")
    if not re.search(r"(?im)^BEGIN:VCALENDAR\s*$", text):
        raise FileRefused("Dit is geen agenda (.ics): het begin ervan ontbreekt.")
    if re.search(r"(?im)^VERSION:1\.0\s*$", text):  # its letters are written otherwise: Caf=C3=A9
        raise FileRefused("Dit is een agenda van een oud soort (vCalendar 1.0). Bewaar haar als iCalendar.")
    number = len(re.findall(r"(?im)^BEGIN:VEVENT\s*$", text))
    if number > MOST_ROWS:
        raise too_many(str(number))
    blocks = _EVENTS.findall(text)
    if not blocks and number:
        raise FileRefused("Deze agenda is niet volledig: het einde ontbreekt. Bewaar haar opnieuw.")
    if not blocks:
        raise FileRefused("In deze agenda staan geen afspraken.")
    notes = () if len(blocks) == number else ("Eén of meer afspraken zijn niet af; die tellen niet mee.",)
    zones = dict(_offsets(text))
    rows, groups = _grouped(blocks, zones)
    if re.search(r"(?im)^METHOD:CANCEL\s*$", text):  # what Outlook mails when a meeting is called off
        for event in (one for events in groups for one in events):
            event.cancelled = True
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
    with warnings.catch_warnings():  # it warns of names of zones that we read ourselves
        warnings.simplefilter("ignore")
        parsed = RawEvent.from_ical(block)
    assert isinstance(parsed, RawEvent)
    return parsed


def _title(block: str) -> str:
    found = re.search(r"(?im)^SUMMARY[^:\n]*:(.*)$", block)
    return found[1].strip()[:200] if found else ""


def _row(events: list[Event], now: datetime) -> Found:
    masters = [one for one in events if one.moved is None] or events[:1]
    # twice the same: what was changed last, and of two alike what stands last
    master = masters[0] if masters[0].ours else max(masters, key=lambda one: (one.sequence, one.number))
    found = Found(min(one.number for one in events), title=master.title)
    found.uid, found.key = master.uid, master.ours.get("X-KIOSK-OFFER", "")
    found.said = {"title": master.title}
    found.told = {"description": master.description, "location": master.location}
    if master.lies:
        found.place["position"] = master.lies
    found.notes, found.doubts = list(master.notes), list(master.doubts)
    if master.moved is not None:
        line = "Dit is één keer van een reeks, en de reeks zelf staat niet in dit bestand."
        (found.wrong if master.cancelled else found.doubts).append(line)
    elif master.cancelled:
        found.off = "het is geannuleerd in de agenda"
    if not master.ours and len({(one.title, one.begin, one.end, one.rule) for one in masters}) > 1:
        found.doubts.append(
            f"Dit staat {len(masters)} keer in het bestand, telkens anders, met hetzelfde kenmerk (UID). "
            "We lezen alleen wat het laatst veranderde."
        )
    if any(one.onward for one in events):
        found.doubts.append("Vanaf één keer verandert ook al wat volgt; wij lezen alleen die ene keer.")
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
            together(found, masters, now)
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
    found.said |= {"starts": moment(event.begin), "ends": None, "opening_hours": ""}
    if event.all_day:
        found.said["ends"] = moment(event.end)
        found.doubts.append("Dit duurt de hele dag: er staan geen uren bij.")
    elif event.end > event.begin:
        found.said["ends"] = moment(event.end)
        if event.length > timedelta(days=1):
            found.doubts.append("Dit duurt meer dan een dag aan één stuk. Kijk de uren na.")


def _series(found: Found, master: Event, moved: Sequence[Event], now: datetime) -> None:
    if master.all_day:
        found.doubts.append("Dit duurt de hele dag: er staan geen uren bij.")
    if master.in_utc or master.elsewhere:
        zone = master.elsewhere or "wereldtijd (UTC)"
        found.doubts.append(
            f"De uren staan in {zone}. We lezen {master.begin:%H.%M} uur in België, zomer en winter."
        )
    if any(at.time() != master.begin.time() for at in master.skipped):
        found.doubts.append("Een keer die wegvalt, staat er op een ander uur: wij laten ze niet wegvallen.")
    if master.end == master.begin:
        raise Wrong("Er staat niet bij tot wanneer het duurt.")
    said_as(found, series_of(master, moved, now), master.begin, now)
