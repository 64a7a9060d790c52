"""When a series of a calendar takes place: its rule, without what is skipped, with what was moved.

Fences: a rule by the hour or finer is refused, nothing is looked at further than ten years or 5,000 times,
and never longer than the file as a whole may take (`Patience`).
"""

from __future__ import annotations

import re
import time as clock
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import NamedTuple

from dateutil.rrule import rrulestr

from central.catalogue.standards.calendar_event import Event, until_of
from central.catalogue.standards.found import FileRefused, Wrong
from central.catalogue.standards.rhythm import LOOKED_AHEAD, Occurrence

MOST_TIMES = 5_000
MOST_YEARS = timedelta(days=3660)
SECONDS = 20.0  # for all series of a file together
_FINE = re.compile(r"(?i)FREQ=(?:SECONDLY|MINUTELY|HOURLY)|BY(?:HOUR|MINUTE|SECOND)=")
_PARTS = re.compile(r"(?i)(?:^|;)(?:UNTIL|COUNT)=[^;]*")


class Patience:
    """How long one file may take: a rule that finds nothing looks on for years."""

    def __init__(self) -> None:
        self._until = clock.monotonic() + SECONDS

    def check(self) -> None:
        if clock.monotonic() > self._until:
            raise FileRefused("Deze agenda heeft te veel herhalingen om te lezen. Deel hem op.")


class Series(NamedTuple):
    """What is known of a series: its times within sight, whether it goes on, and its last time."""

    times: list[Occurrence]
    goes_on: bool
    last: datetime | None  # the end of the last time
    until: date  # how far it was looked at
    ends_on_a_day: bool  # its last day was written without an hour, and one of its times is on that day


def series_of(master: Event, moved: Sequence[Event], now: datetime) -> Series:
    """Return when a series takes place, from now (or its start) for 400 days. Raises Wrong."""
    if _FINE.search(master.rule):
        raise Wrong("Deze herhaling gaat per uur of per minuut; dat kan geen kiosk tonen.")
    until = until_of(master.rule)
    end = _end_of(until) if until else None
    limit = min(end or datetime.max, master.begin + MOST_YEARS)
    count = re.search(r"(?i)(?:^|;)COUNT=(\d+)", master.rule)
    most = min(int(count[1][:6]) if count else MOST_TIMES, MOST_TIMES)
    all_ = list(islice(_times(master, limit), most))
    cut = len(all_) >= MOST_TIMES or bool(end and end > limit) or (not end and not count)
    first = max(master.begin, now - timedelta(days=31))
    seen_until = (first + LOOKED_AHEAD).date()
    real = _real(master, moved, [*all_, *master.added])
    if not real:
        raise Wrong("Deze herhaling vindt nooit plaats.")
    near = [one for one in real if first <= one.end and one.begin.date() <= seen_until]
    goes_on = cut or (len(real) > len(near) and real[-1].begin.date() > seen_until)
    last = None if cut and not end else max(one.end for one in real) if not cut else end
    on_the_day = until is not None and not isinstance(until, datetime) and not master.all_day
    ends_on_a_day = on_the_day and any(one.begin.date() == until for one in real)
    return Series(near or real[-1:], goes_on, last, seen_until, ends_on_a_day)


def _end_of(until: datetime | date) -> datetime:
    """Return the moment up to which a rule goes; a day without hour counts whole."""
    return until if isinstance(until, datetime) else datetime.combine(until, time(23, 59, 59))


def _times(master: Event, limit: datetime) -> Iterator[datetime]:
    """Give the begins of a rule. Raises Wrong for a rule that is none."""
    if not master.rule:
        yield master.begin
        return
    bare = _PARTS.sub("", master.rule).strip(";")
    try:
        found = rrulestr(f"{bare};UNTIL={limit:%Y%m%dT%H%M%S}", dtstart=master.begin)
    except (ValueError, TypeError, KeyError, IndexError, OverflowError, AttributeError):
        raise Wrong(f"De herhaling '{master.rule[:60]}' begrijpen we niet.") from None
    begun = False
    for at in found:
        if not begun and at != master.begin:
            yield master.begin  # the first time counts, also where the rule would not name it
        begun = True
        yield at
    if not begun:
        yield master.begin


def _real(master: Event, moved: Sequence[Event], begins: Sequence[datetime]) -> list[Occurrence]:
    """Return what takes place: without what is skipped, and each moved time where it went."""
    instead = {one.moved for one in moved}
    real = [
        Occurrence(at, at + master.length)
        for at in begins
        if at not in master.skipped and at.date() not in master.skipped_days and at not in instead
    ]
    real += [Occurrence(one.begin, one.end) for one in moved if not one.cancelled]
    return sorted(set(real))
