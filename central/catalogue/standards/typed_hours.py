"""Days and hours in the cells of a spreadsheet: 'ma en wo' with 14u and 16u30, or 'ma 9-12; wo 13-16' in one.

The reader of the lines that staff type on a page reads these too (central.catalogue.dutch_hours); here is
what a table has apart: hours in other cells than days, and a first day for what is every other week.
"""

from __future__ import annotations

import re
from datetime import date, time, timedelta

from central.catalogue.dutch_hours import HoursRefused, hours_from
from central.catalogue.standards.found import Wrong
from kiosk.words.opening import BadHours, read_hours
from kiosk.words.rules import MONTHS

_ANY = " 09:00-12:00"  # hours that stand in while only the days are read
_WEEKS = {"twee": 2, "2": 2, "andere": 2, "drie": 3, "3": 3, "vier": 4, "4": 4}
_EVERY = re.compile(r"\b(?:om de|elke|iedere)\s+(twee|2|andere|drie|3|vier|4)\s+(?:weken|week)\b", re.I)
_FORTNIGHT = re.compile(r"\b(?:tweewekelijkse?|2[ -]?wekelijkse?|14[ -]?daagse?|veertiendaagse?)\b", re.I)
_UP_TO = re.compile(r"\s*(?:t\s*\.?\s*e\s*\.?\s*m\b\.?|\btot en met\b|\bt/m\b)\s*", re.I)
_SHORT = {
    "maa": "ma",
    "din": "di",
    "woe": "wo",
    "don": "do",
    "vri": "vr",
    "vrij": "vr",
    "zat": "za",
    "zon": "zo",
}
_SHORTENED = re.compile(rf"\b({'|'.join(_SHORT)})\b\.?", re.I)


def hours_of(days: str, begin: time, end: time | None, first: date | None) -> str:
    """Return opening hours for days that words name. Raises Wrong."""
    rest, every = _every(_plain(days))
    read = _read(f"{rest}:{_ANY}", days)
    named = "Mo-Su" if read == _ANY.strip() else read.removesuffix(_ANY)
    if ":" in named:
        raise Wrong(
            f"In '{days[:60]}' staan ook uren. Zet die bij 'Van' en 'Tot', of alles bij 'Openingsuren'."
        )
    spans = span(begin, end)
    if every == 1:
        return f"{named} {spans}"
    if first is None:
        raise Wrong("Wat niet elke week terugkomt, heeft een eerste dag nodig. Vul 'Eerste keer' in.")
    numbers = [number for rule in read_hours(named + _ANY).reading.rules for number in rule.days]
    starts = sorted({first + timedelta(days=(number - first.weekday()) % 7) for number in numbers})
    return f"{','.join(f'{dated(one)}+/{7 * every}' for one in starts)} {spans}"


def typed_hours(said: str) -> str:
    """Return opening hours of what stands in one cell: 'Mo-Fr 09:00-12:00; PH off' or 'ma 9-12; wo 13-16'."""
    try:
        read_hours(said)
    except (BadHours, ValueError):
        return _read("\n".join(_plain(part) for part in re.split(r"[;\n]", said)), said)
    return said


def span(begin: time, end: time | None) -> str:
    """Return a time from and to, as it is written in opening hours."""
    if end is None:
        return f"{begin:%H:%M}+"
    if begin == end:
        raise Wrong("Het begint en eindigt op hetzelfde uur.")
    return f"{begin:%H:%M}-{'24:00' if end == time() else format(end, '%H:%M')}"


def dated(one: date) -> str:
    """Return a day as it is written in opening hours: 2026 Dec 02."""
    return f"{one.year} {MONTHS[one.month - 1]} {one.day:02d}"


def _read(lines: str, said: str) -> str:
    try:
        found = hours_from(lines).expression
    except (HoursRefused, ValueError) as error:
        raise Wrong(f"'{said[:60]}' begrijpen we niet. {str(error)[:160]}".replace("\n", " ")) from None
    if not found:
        raise Wrong(f"In '{said[:60]}' staan geen dagen.")
    return found


def _plain(said: str) -> str:
    return _SHORTENED.sub(lambda found: _SHORT[found[1].lower()], _UP_TO.sub("-", said)).strip()


def _every(said: str) -> tuple[str, int]:
    """Take 'om de 2 weken' out of words; return what is left, and every how many weeks."""
    if found := _EVERY.search(said):
        rest, weeks = said.replace(found[0], " "), _WEEKS[found[1].lower()]
    elif found := _FORTNIGHT.search(said):
        rest, weeks = said.replace(found[0], " "), 2
    else:
        return said, 1
    return re.sub(r"^\s*op\b", " ", rest, flags=re.I).strip(" ,"), weeks
