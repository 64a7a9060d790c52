"""Days and hours as staff type them: 'ma en wo', '14u-16u30', 'eerste zaterdag van de maand'.

What kiosk.words.opening understands is taken as it is; the rest is turned into that. Raises Wrong.
"""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from typing import NamedTuple

from central.catalogue.standards.cells import clock
from central.catalogue.standards.found import Wrong
from kiosk.words.folding import folded_words
from kiosk.words.opening import BadHours, read_hours
from kiosk.words.rules import DAYS, MONTHS

_NAMED = (
    ("maandag", "monday", "lundi"), ("dinsdag", "tuesday", "mardi"), ("woensdag", "wednesday", "mercredi"),
    ("donderdag", "thursday", "jeudi"), ("vrijdag", "friday", "vendredi"), ("zaterdag", "saturday", "samedi"),
    ("zondag", "sunday", "dimanche"),
)  # fmt: skip
_SHORT = ("ma", "di", "wo", "do", "vr", "za", "zo")
_TIMES = {
    "eerste": 1, "1e": 1, "1ste": 1, "tweede": 2, "2e": 2, "2de": 2, "derde": 3, "3e": 3, "3de": 3,
    "vierde": 4, "4e": 4, "4de": 4, "laatste": -1,
}  # fmt: skip
_FILLING = frozenset(
    ("elke", "iedere", "van", "de", "maand", "en", "op", "telkens", "vanaf", "altijd", "s", "om")
)
_HOUR = r"\d{1,2}(?:\s*(?:[:.]|[hu]|uur)\s*\d{2})?\s*(?:uur|u|h)?"
_HOURS = re.compile(
    rf"(?:van\s+)?{_HOUR}\s*(?:-|–|—|\btot\b)\s*{_HOUR}"
    rf"(?:\s*(?:,|en|&|\+|/)\s*(?:van\s+)?{_HOUR}\s*(?:-|–|—|\btot\b)\s*{_HOUR})*\s*$",
    re.IGNORECASE,
)


class Days(NamedTuple):
    """Days of the week (0 is Monday), which of a month (none: each), every how many days (7, 14, 21, 28)."""

    week: tuple[int, ...]
    of_month: tuple[int, ...] = ()
    every: int = 7


def typed_days(said: str) -> Days:
    """Return the days that words name."""
    words = _words(said)
    every = _every(words)
    week: list[int] = []
    of_month: list[int] = []
    range_from: int | None = None
    for word in words:
        if word in _FILLING:
            continue
        if word in ("-", "tem", "tm", "tot", "tot-en-met"):
            range_from = week[-1] if week else None
        elif word in ("weekdag", "weekdagen", "werkdag", "werkdagen"):
            week += range(5)
        elif word in ("dag", "dagen", "dagelijks"):
            week += range(7)
        elif word in ("weekend", "weekends"):
            week += (5, 6)
        elif word in _TIMES:
            of_month.append(_TIMES[word])
        elif (number := _weekday(word)) is not None:
            if range_from is not None:
                week += [(range_from + step) % 7 for step in range(1, (number - range_from) % 7 + 1)]
                range_from = None
            else:
                week.append(number)
        else:
            raise Wrong(
                f"'{said[:60]}' zijn geen dagen die we begrijpen. Schrijf bijvoorbeeld 'maandag en woensdag'."
            )
    if not week:
        raise Wrong(f"In '{said[:60]}' staat geen dag van de week.")
    return Days(tuple(sorted(set(week))), tuple(dict.fromkeys(of_month)), every)


def _words(said: str) -> list[str]:
    plain = re.sub(r"(?i)t\s*\.?\s*e\s*\.?\s*m\b\.?|tot en met|t/m", " tem ", said)
    plain = re.sub(r"[-–—]", " - ", re.sub(r"[,;&+/()]", " ", plain))
    return [word for part in plain.split() for word in (("-",) if part == "-" else folded_words(part))]


def _every(words: list[str]) -> int:
    """Take 'om de 2 weken', 'tweewekelijks' out of the words; return every how many days."""
    joined = " ".join(words)
    weeks = {"twee": 2, "2": 2, "andere": 2, "drie": 3, "3": 3, "vier": 4, "4": 4}
    if found := re.search(r"(?:om de|elke|iedere) (twee|2|andere|drie|3|vier|4) (?:weken|week)\b", joined):
        joined, every = joined.replace(found[0], " "), weeks[found[1]] * 7
    elif found := re.search(r"\b(?:om de|elke|iedere) week\b|\bwekelijks\b", joined):
        joined, every = joined.replace(found[0], " "), 7
    elif found := re.search(r"\b(?:tweewekelijkse?|2 wekelijkse?|14 daagse?|veertiendaagse?)\b", joined):
        joined, every = joined.replace(found[0], " "), 14
    else:
        return 7
    words[:] = joined.split()
    return every


def _weekday(word: str) -> int | None:
    for number, names in enumerate(_NAMED):
        if word in (DAYS[number].lower(), _SHORT[number]):
            return number
        if any(len(word) >= 3 and (name.startswith(word) or word.rstrip("sen") == name) for name in names):
            return number
    return None


def hours_of(days: Days, spans: str, first: date | None) -> str:
    """Return opening hours for these days; what comes back every other week needs its first day."""
    names = ",".join(DAYS[number] for number in days.week)
    if days.of_month:
        times = f"[{','.join(map(str, days.of_month))}]"
        return f"{','.join(DAYS[number] + times for number in days.week)} {spans}"
    if days.every == 7:
        return f"{names} {spans}"
    if first is None:
        raise Wrong("Wat niet elke week terugkomt, heeft een eerste dag nodig. Vul 'Eerste keer' in.")
    starts = sorted(first + timedelta(days=(number - first.weekday()) % 7) for number in days.week)
    return f"{','.join(f'{dated(one)}+/{days.every}' for one in starts)} {spans}"


def dated(one: date) -> str:
    """Return a day as it is written in opening hours: 2026 Dec 02."""
    return f"{one.year} {MONTHS[one.month - 1]} {one.day:02d}"


def span(begin: time, end: time | None) -> str:
    """Return a time from and to, as it is written in opening hours."""
    if end is None:
        return f"{begin:%H:%M}+"
    if begin == end:
        raise Wrong("Het begint en eindigt op hetzelfde uur.")
    return f"{begin:%H:%M}-{'24:00' if end == time() else format(end, '%H:%M')}"


def typed_hours(said: str, first: date | None = None) -> str:
    """Return opening hours of what stands in one cell: 'Mo-Fr 09:00-12:00; PH off' or 'ma 9-12; wo 13-16'."""
    if _is_read(said):
        return said
    rules = [_rule(part, first) for part in re.split(r"[;\n]", said) if part.strip()]
    found = "; ".join(rules)
    if not rules or not _is_read(found):
        raise Wrong(f"De uren '{said[:60]}' begrijpen we niet. Schrijf bijvoorbeeld 'ma 9-12; wo 13-16'.")
    return found


def _rule(part: str, first: date | None) -> str:
    times = _HOURS.search(part.strip())
    if times is None:
        raise Wrong(f"In '{part.strip()[:60]}' staat geen begin en einde, zoals 14:00-16:00.")
    days = part.strip()[: times.start()].strip(" :,")
    return hours_of(typed_days(days), typed_spans(times[0]), first)


def typed_spans(said: str) -> str:
    """Return '9-12 en 13u30-16u' as opening hours write it."""
    spans = []
    for one in re.split(r"(?i)\s*(?:,|\ben\b|&|\+|/)\s*", said.strip()):
        begin, *end = re.split(r"(?i)\s*(?:-|–|—|\btot\b)\s*", re.sub(r"(?i)^van\s+", "", one))
        first, last = clock(begin), clock(end[0]) if end else None
        if first is None or last is None:
            raise Wrong(f"'{said[:40]}' zijn geen uren. Schrijf bijvoorbeeld 14:00-16:00.")
        spans.append(span(first, last))
    return ",".join(spans)


def _is_read(said: str) -> bool:
    try:
        read_hours(said)
    except (BadHours, ValueError):
        return False
    return True
