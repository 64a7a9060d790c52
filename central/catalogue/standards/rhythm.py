"""Dates that come back, as rules: each week, every other week, the first Saturday of a month, or just dates.

Both ways go through here: what a calendar repeats becomes opening hours (`rhythm_hours.py`), and opening
hours become what a calendar repeats (`as_calendar.py`). All times are those of a clock in Belgium.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from math import gcd
from typing import NamedTuple

LOOKED_AHEAD = timedelta(days=400)  # far enough for each holiday once, and for the end of a school year
ENOUGH = 3  # dates on the same day of the week before they are called a rule
_MONTHS_EDGE = timedelta(days=35)  # the last of what comes back each month may lie so long before the end


class Occurrence(NamedTuple):
    """One time it takes place, Belgian clock."""

    begin: datetime
    end: datetime


class Rhythm(NamedTuple):
    """Dates with the same times. `week`: days of the week, 0 is Monday; none: exactly `dates`.

    `of_month`: which of a month (-1 the last); none: each week, or every so many (`every`). `last` None: it
    goes on. `missing`: dates of the rule on which it does not take place.
    """

    begin: time
    length: timedelta
    week: tuple[int, ...] = ()
    of_month: tuple[int, ...] = ()
    every: int = 1
    first: date = date.min
    last: date | None = None
    missing: tuple[date, ...] = ()
    dates: tuple[date, ...] = ()

    def days(self, until: date) -> Iterator[date]:
        """Give the dates on which it takes place, to `until` at most."""
        if not self.week:
            yield from (day for day in self.dates if day <= until)
            return
        missing = set(self.missing)
        for number in self.week:
            rule = _expected(number, self.of_month, self.every, self.first, min(until, self.last or until))
            yield from (day for day in rule if day not in missing)


def joined(occurrences: Iterable[Occurrence]) -> list[Occurrence]:
    """Return them in order; what touches or overlaps is one, as a door that stays open."""
    found: list[Occurrence] = []
    for one in sorted(occurrences):
        if found and one.begin <= found[-1].end:
            found[-1] = Occurrence(found[-1].begin, max(found[-1].end, one.end))
        else:
            found.append(one)
    return found


def rhythms_of(occurrences: Sequence[Occurrence], goes_on: bool, until: date) -> list[Rhythm]:
    """Return rules that say exactly these. `goes_on`: they were only looked at up to `until`."""
    groups: dict[tuple[time, timedelta], set[date]] = defaultdict(set)
    for one in occurrences:
        groups[one.begin.time(), one.end - one.begin].add(one.begin.date())
    found: list[Rhythm] = []
    for (begin, length), dates in sorted(groups.items()):
        found += _of_group(begin, length, dates, goes_on, until)
    return found


def _of_group(begin: time, length: timedelta, dates: set[date], goes_on: bool, until: date) -> list[Rhythm]:
    rules: list[Rhythm] = []
    rest: list[date] = []
    for number in range(7):
        mine = sorted(day for day in dates if day.weekday() == number)
        rule = _rule(begin, length, number, mine, goes_on, until) if len(mine) >= ENOUGH else None
        if rule is None:
            rest += mine
        else:
            rules.append(rule)
    rules = _together(rules)
    if rest:
        ordered = tuple(sorted(rest))
        rules.append(Rhythm(begin, length, first=ordered[0], last=ordered[-1], dates=ordered))
    return rules


def _rule(
    begin: time, length: timedelta, number: int, dates: Sequence[date], goes_on: bool, until: date
) -> Rhythm | None:
    """Return the rule that fits these dates of one day of the week with the fewest gaps."""
    first, best = dates[0], None
    for every, of_month in _candidates(dates):
        edge = _MONTHS_EDGE if of_month else timedelta(days=7 * every + 21)
        last = None if goes_on and until - dates[-1] <= edge else dates[-1]
        expected = list(_expected(number, of_month, every, first, last or until))
        missing = tuple(sorted(set(expected) - set(dates)))
        if set(dates) <= set(expected) and len(missing) <= max(ENOUGH, len(dates)):
            rule = Rhythm(begin, length, (number,), of_month, every, first, last, missing)
            if best is None or len(missing) < len(best.missing):
                best = rule
            if not missing:
                break
    return best


def _candidates(dates: Sequence[date]) -> Iterator[tuple[int, tuple[int, ...]]]:
    weeks = gcd(*((later - earlier).days // 7 for earlier, later in pairwise(dates)))
    if weeks in (1, 2, 3, 4):
        yield weeks, ()
    if all(_is_last(day) for day in dates):
        yield 1, (-1,)
    times = {(day.day - 1) // 7 + 1 for day in dates}
    if len(times) <= 2 and 5 not in times:
        yield 1, tuple(sorted(times))


def _is_last(day: date) -> bool:
    return (day + timedelta(days=7)).month != day.month


def _expected(number: int, of_month: tuple[int, ...], every: int, first: date, last: date) -> Iterator[date]:
    """Give the dates of a rule for one day of the week, from `first` to `last`."""
    day, step = first + timedelta(days=(number - first.weekday()) % 7), timedelta(days=7 * every)
    while day <= last:
        if not of_month or (day.day - 1) // 7 + 1 in of_month or (-1 in of_month and _is_last(day)):
            yield day
        day += step


def _together(rules: Sequence[Rhythm]) -> list[Rhythm]:
    """Put days of the week together that begin and end in the same week: 'Monday and Wednesday'."""
    found: list[Rhythm] = []
    for rule in rules:
        for at, other in enumerate(found):
            alike = (other.of_month, other.every) == (rule.of_month, rule.every)
            if alike and rule.every == 1 and _same_weeks(other, rule):
                found[at] = other._replace(
                    week=(*other.week, *rule.week),
                    first=min(other.first, rule.first),
                    last=max(other.last, rule.last) if other.last and rule.last else None,
                    missing=tuple(sorted({*other.missing, *rule.missing})),
                )
                break
        else:
            found.append(rule)
    return found


def _same_weeks(one: Rhythm, other: Rhythm) -> bool:
    near = timedelta(days=6) if not one.of_month else timedelta(0)
    if (one.last is None) != (other.last is None):
        return False
    ends = abs(one.last - other.last) <= near if one.last and other.last else True
    whole = _covers_its_week(one, other)
    return ends and whole


def _covers_its_week(one: Rhythm, other: Rhythm) -> bool:
    """Say whether neither rule would gain a date by beginning or ending with the other."""
    first = min(one.first, other.first)
    last = max(one.last, other.last) if one.last and other.last else None
    for rule in (one, other):
        end = last or rule.first + timedelta(days=35)
        own = [day for n in rule.week for day in _expected(n, rule.of_month, 1, rule.first, rule.last or end)]
        all_ = [day for n in rule.week for day in _expected(n, rule.of_month, 1, first, end)]
        if sorted(own) != sorted(all_):
            return False
    return True
