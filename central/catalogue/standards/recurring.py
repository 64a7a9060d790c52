"""When a series of a calendar takes place: its rule, without what is skipped, with what was moved.

Fences: a rule by the hour or finer is refused, nothing is looked at further than ten years or 5,000 times,
and never longer than the file as a whole may take (`Patience`).
"""

from __future__ import annotations

import time as clock
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import NamedTuple

from central.catalogue.standards.calendar_event import Event, until_of
from central.catalogue.standards.found import FileRefused, Wrong
from central.catalogue.standards.repeated import Repetition, days_of, read_rule
from central.catalogue.standards.rhythm import LOOKED_AHEAD, Occurrence

MOST_TIMES = 5_000
MOST_YEARS = timedelta(days=3660)
SECONDS = 10.0  # of the processor, for all series of a file: on a busy machine a good file is a good file


class Patience:
    """How much work one file may be: a rule that finds nothing looks on for years."""

    def __init__(self) -> None:
        self._until, self._worked = clock.monotonic() + SECONDS, clock.thread_time() + SECONDS

    def check(self) -> None:
        if clock.monotonic() > self._until and clock.thread_time() > self._worked:
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
    rule = read_rule(master.rule) if master.rule else None
    until = until_of(master.rule)
    end = _end_of(until) if until else None
    first = max(master.begin, now - timedelta(days=31))
    seen_until = (first + LOOKED_AHEAD).date()
    begins, cut = _begins(master, rule, end, seen_until)
    real = _real(master, moved, [*begins, *master.added])
    if not real:
        raise Wrong("Deze herhaling vindt nooit plaats.")
    near = [one for one in real if first <= one.end and one.begin.date() <= seen_until]
    goes_on = cut or (len(real) > len(near) and real[-1].begin.date() > seen_until)
    last = (end if end else None) if cut else max(one.end for one in real)
    on_the_day = until is not None and not isinstance(until, datetime) and not master.all_day
    ends_on_a_day = on_the_day and any(one.begin.date() == until for one in real)
    return Series(near or real[-1:], goes_on, last, seen_until, ends_on_a_day)


def _begins(
    master: Event, rule: Repetition | None, end: datetime | None, seen_until: date
) -> tuple[list[datetime], bool]:
    """Return the begins of a series, and whether there are more than were looked at."""
    if rule is None:
        return [master.begin], False
    furthest = (master.begin + MOST_YEARS).date()
    limit = seen_until if not end and not rule.times else min(end.date() if end else furthest, furthest)
    at, most = master.begin.time(), min(rule.times or MOST_TIMES, MOST_TIMES)
    days = days_of(rule, master.begin.date(), limit)
    found = [datetime.combine(day, at) for day in islice(days, most)]
    found = [one for one in found if end is None or one <= end]
    if not found or found[0] != master.begin:  # the first time counts, also where its rule does not name it
        found.insert(0, master.begin)
    cut = len(found) > most or (not end and not rule.times) or bool(end and end.date() > limit)
    return found[:most], cut


def _end_of(until: datetime | date) -> datetime:
    """Return the moment up to which a rule goes; a day without hour counts whole."""
    return until if isinstance(until, datetime) else datetime.combine(until, time(23, 59, 59))


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
