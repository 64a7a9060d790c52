"""The days that rules with dates name, one by one: to see whether one rule says what another takes away."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from kiosk.words.rules import Dates, Rule

_LEAP_YEAR = 2028  # has every day that a year can have
_GOES_ON = timedelta(days=800)  # what has no end is looked at over two years


def are_single_days(rule: Rule) -> bool:
    """Say whether a rule names nothing but days of the calendar, each by itself."""
    single = all(one.first[2] and one.last == one.first and one.every == 1 for one in rule.dates)
    return bool(rule.dates) and single and not (rule.public or rule.school)


def share_days(some: Iterable[Dates], others: Iterable[Dates]) -> tuple[set[date], set[date]]:
    """Return the days both name, in the years that either names."""
    some, others = tuple(some), tuple(others)
    years = {
        year
        for one in (*some, *others)
        for year in (one.first[0], one.last[0] if one.last else None)
        if year is not None
    }
    return days_of(some, years or {_LEAP_YEAR}), days_of(others, years or {_LEAP_YEAR})


def days_of(several: Iterable[Dates], years: set[int]) -> set[date]:
    """Return the days of these dates; those that come back every year, in these years."""
    found: set[date] = set()
    for one in several:
        begin = one.begins()
        if begin is not None:
            end = begin + _GOES_ON if one.last is None or _comes_back(one) else one.ends()
            found.update(_steps(begin, end or begin, one.every))
            continue
        for year in {year + ahead for year in years for ahead in (-1, 0)}:
            first, last = one.first, one.last or one.first
            begin = _day(year, first[1], first[2] or 1)
            over = (last[1], last[2] or 31) < (first[1], first[2] or 1)
            found.update(
                day for day in _steps(begin, _day(year + over, last[1], last[2] or 31)) if day.year in years
            )
    return found


def _comes_back(one: Dates) -> bool:
    return one.every > 1 and one.last == one.first


def _steps(begin: date, end: date, every: int = 1) -> Iterable[date]:
    return (begin + timedelta(days=ahead) for ahead in range(0, (end - begin).days + 1, every))


def _day(year: int, month: int, day: int) -> date:
    """Return a day, or the last one of its month where the month is shorter."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return min(date(year, month, 1) + timedelta(days=day - 1), following - timedelta(days=1))
