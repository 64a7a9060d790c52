"""The schedules of HSDS as events of a calendar: they repeat by the same words (RFC 5545)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from central.catalogue.standards.calendar_event import Event
from central.catalogue.standards.found import Found, Wrong

_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2})?(Z|[+-]\d{2}:?\d{2})?")
_BELGIAN = ("", "+01:00", "+02:00", "+0100", "+0200")
_PLAIN = re.compile(r"[A-Z0-9,+-]{1,80}")


def events_of(
    schedules: Sequence[dict[str, Any]], today: date, found: Found
) -> tuple[list[Event], list[str]]:
    """Return the schedules with hours as events, and the words of those without. Raises Wrong."""
    events: list[Event] = []
    words: list[str] = []
    for number, one in enumerate(schedules, 1):
        if one.get("opens_at"):
            events.append(_event(number, one, today, found))
        elif isinstance(one.get("description"), str) and one["description"].strip():
            words.append(" ".join(one["description"].split()))
    if events and words:
        found.notes.append(f"Bij de uren staat nog: {'; '.join(words)[:120]}.")
        words = []
    return events, words


def _event(number: int, said: dict[str, Any], today: date, found: Found) -> Event:
    first = _day(said, "dtstart") or _day(said, "valid_from")
    comes_back = bool(said.get("freq") or said.get("byday"))
    if first is None and not comes_back:
        raise Wrong("Er staan uren bij, en geen dag.")
    begin = datetime.combine(first or today, _clock(said, "opens_at", found))
    closes = _clock(said, "closes_at", found) if said.get("closes_at") else None
    if closes is None:
        raise Wrong("Er staat niet bij tot wanneer het duurt (closes_at).")
    end = datetime.combine(begin.date(), closes)
    event = Event(number, begin=begin, end=end if end > begin else end + timedelta(days=1))
    if comes_back and said.get("count") != 1:
        event.rule = _rule(said)
        if first is None:
            _check_days(event.rule)
        _to_first(event)
    return event


def _rule(said: dict[str, Any]) -> str:
    freq = str(said.get("freq") or "WEEKLY").upper()
    if freq not in ("DAILY", "WEEKLY", "MONTHLY", "YEARLY"):
        raise Wrong(f"De herhaling '{freq[:20]}' kennen we niet (freq).")
    parts = [f"FREQ={freq}"]
    for key in ("interval", "count"):
        value = said.get(key)
        if value not in (None, ""):
            if not re.fullmatch(r"\d{1,4}(?:\.0)?", str(value)):
                raise Wrong(f"'{str(value)[:20]}' is geen aantal ({key}).")
            parts.append(f"{key.upper()}={int(float(value))}")
    for key in ("byday", "bymonthday", "byweekno", "byyearday", "wkst"):
        value = str(said.get(key) or "").upper().replace(" ", "")
        if value:
            if not _PLAIN.fullmatch(value):
                raise Wrong(f"'{value[:20]}' begrijpen we niet ({key}).")
            parts.append(f"{key.upper()}={value}")
    until = _day(said, "until") or _day(said, "valid_to")
    if until:
        parts.append(f"UNTIL={until:%Y%m%d}T235959")
    return ";".join(parts)


def _check_days(rule: str) -> None:
    """A rule without a first day must name its days itself: today is none of them. Raises Wrong."""
    if "FREQ=DAILY" not in rule and "BYDAY=" not in rule and "BYMONTHDAY=" not in rule:
        raise Wrong("Er staan uren bij, en niet op welke dag (byday of dtstart).")
    if re.search(r"INTERVAL=(?!1(?:;|$))", rule):
        raise Wrong("Dit komt niet elke keer terug, en er staat geen eerste dag bij (dtstart).")


def _to_first(event: Event) -> None:
    """Let a weekly schedule begin on the first of its own days: `valid_from` may be any day."""
    days = re.search(r"BYDAY=((?:MO|TU|WE|TH|FR|SA|SU)(?:,(?:MO|TU|WE|TH|FR|SA|SU))*)(?:;|$)", event.rule)
    if not days or "FREQ=WEEKLY" not in event.rule:
        if nth := re.search(r"FREQ=MONTHLY.*BYDAY=([+-]?\d)(MO|TU|WE|TH|FR|SA|SU)(?:;|$)", event.rule):
            _shift(event, lambda day: _is_nth(day, int(nth[1]), nth[2]), 62)
        return
    names = days[1].split(",")
    _shift(event, lambda day: _NAMES[day.weekday()] in names, 7)


_NAMES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def _is_nth(day: date, which: int, name: str) -> bool:
    nth = (day.day - 1) // 7 + 1 if which > 0 else -1 if (day + timedelta(days=7)).month != day.month else 0
    return _NAMES[day.weekday()] == name and nth == which


def _shift(event: Event, fits: Any, most: int) -> None:
    for ahead in range(most):
        if fits((event.begin + timedelta(days=ahead)).date()):
            event.begin, event.end = event.begin + timedelta(days=ahead), event.end + timedelta(days=ahead)
            return


def _day(said: dict[str, Any], key: str) -> date | None:
    value = said.get(key)
    if value in (None, ""):
        return None
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        raise Wrong(f"'{str(value)[:20]}' is geen dag ({key}).") from None


def _offset(said: Any) -> str:
    """Return the hours from UTC that stand apart from the times (`timezone`), as they stand behind a time."""
    try:
        hours = float(said)
    except (TypeError, ValueError):
        return "" if said in (None, "", "Europe/Brussels") else str(said)[:20]
    return f"{hours:+03.0f}:00" if hours.is_integer() else f"UTC{hours:+g}"


def _clock(said: dict[str, Any], key: str, found: Found) -> time:
    match = _CLOCK.fullmatch(str(said.get(key)).strip())
    if not match or int(match[1]) > 23 or int(match[2]) > 59:
        raise Wrong(f"'{str(said.get(key))[:20]}' is geen uur ({key}).")
    zone = match[3] or _offset(said.get("timezone"))
    if zone not in _BELGIAN:
        line = f"De uren staan in een andere tijdzone ({zone}); we lezen ze zoals ze er staan."
        if line not in found.doubts:
            found.doubts.append(line)
    elif (
        not zone
        and (note := "Er staat geen tijdzone bij de uren: we lezen ze als Belgische.") not in found.notes
    ):
        found.notes.append(note)
    return time(int(match[1]), int(match[2]))
