"""The days that a repetition of a calendar names (RFC 5545 §3.3.10, RRULE), by days and coarser.

Written out here since a library that looks for a rule which matches nothing, such as each 30 February, looks
on to the year 9999. This one looks at each day once, up to a limit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from central.catalogue.standards.found import Wrong

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_A_DAY = timedelta(days=1)
_KNOWN = (
    "FREQ",
    "INTERVAL",
    "COUNT",
    "UNTIL",
    "WKST",
    "BYDAY",
    "BYMONTH",
    "BYMONTHDAY",
    "BYYEARDAY",
    "BYSETPOS",
)
_FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")


class Repetition(NamedTuple):
    """A rule, read. `days`: days of the week, 0 is Monday, each with which of the month or year (0: all)."""

    frequency: str
    interval: int = 1
    times: int | None = None  # COUNT
    week_begins: int = 0
    days: tuple[tuple[int, int], ...] = ()
    months: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    year_days: tuple[int, ...] = ()
    positions: tuple[int, ...] = ()


def read_rule(said: str) -> Repetition:
    """Return what an RRULE says. Raises Wrong for what is none, and for what is finer than a day."""
    parts = dict(part.upper().partition("=")[::2] for part in said.split(";") if part)
    frequency = parts.get("FREQ", "")
    if frequency in ("SECONDLY", "MINUTELY", "HOURLY") or parts.keys() & {"BYHOUR", "BYMINUTE", "BYSECOND"}:
        raise Wrong("Deze herhaling gaat per uur of per minuut; dat kan geen kiosk tonen.")
    if frequency not in _FREQUENCIES or parts.keys() - set(_KNOWN):
        raise Wrong(f"De herhaling '{said[:60]}' begrijpen we niet.")
    try:
        return Repetition(
            frequency,
            interval=_number(parts, "INTERVAL") or 1,
            times=_number(parts, "COUNT"),
            week_begins=_DAYS.index(parts.get("WKST", "MO")),
            days=tuple(_day(one, frequency) for one in _list(parts, "BYDAY")),
            months=_numbers(parts, "BYMONTH", 12),
            month_days=_numbers(parts, "BYMONTHDAY", 31),
            year_days=_numbers(parts, "BYYEARDAY", 366),
            positions=_numbers(parts, "BYSETPOS", 366),
        )
    except ValueError:
        raise Wrong(f"De herhaling '{said[:60]}' begrijpen we niet.") from None


def _number(parts: dict[str, str], key: str) -> int | None:
    value = parts.get(key)
    if value is not None and not re.fullmatch(r"[1-9]\d{0,6}", value):
        raise ValueError(key)
    return int(value) if value else None


def _list(parts: dict[str, str], key: str) -> Sequence[str]:
    return [one.strip() for one in parts.get(key, "").split(",") if one.strip()]


def _numbers(parts: dict[str, str], key: str, most: int) -> tuple[int, ...]:
    found = tuple(int(one) for one in _list(parts, key))
    if any(not 1 <= abs(one) <= most for one in found):
        raise ValueError(key)
    return found


def _day(said: str, frequency: str) -> tuple[int, int]:
    which, name = re.fullmatch(r"([+-]?\d{1,2})?([A-Z]{2})", said).groups()  # type: ignore[union-attr]
    if which and frequency in ("DAILY", "WEEKLY"):
        raise ValueError(said)
    return _DAYS.index(name), int(which or 0)


def days_of(rule: Repetition, start: date, limit: date) -> Iterator[date]:
    """Give the days of a rule from `start` to `limit`; how often is the caller's."""
    if rule.frequency == "WEEKLY" and not (
        rule.months or rule.positions or rule.month_days or rule.year_days
    ):
        yield from _weekly(rule, start, limit)
        return
    for period in _periods(rule, start, limit):
        found = [day for day in period if _fits(rule, day, start)]
        if rule.positions:
            chosen = {found[at - 1 if at > 0 else at] for at in rule.positions if abs(at) <= len(found)}
            found = sorted(chosen)
        yield from (day for day in found if start <= day <= limit)


def _weekly(rule: Repetition, start: date, limit: date) -> Iterator[date]:
    """Give what most rules are, without a look at each day."""
    numbers = {number for number, _ in rule.days} or {start.weekday()}
    ahead = sorted((number - rule.week_begins) % 7 for number in numbers)
    begin = start - timedelta(days=(start.weekday() - rule.week_begins) % 7)
    step = timedelta(days=7 * min(rule.interval, max(1, (limit - begin).days // 7 + 1)))
    while begin <= limit:
        for days in ahead:
            if start <= (day := begin + timedelta(days=days)) <= limit:
                yield day
        begin += step


def _periods(rule: Repetition, start: date, limit: date) -> Iterator[Sequence[date]]:
    """Give the days of each day, week, month or year that counts."""
    if rule.frequency in ("DAILY", "WEEKLY"):
        number, back = (1, 0) if rule.frequency == "DAILY" else (7, (start.weekday() - rule.week_begins) % 7)
        begin = start - timedelta(days=back)
        while begin <= limit:
            yield [begin + timedelta(days=step) for step in range(number)]
            if rule.interval * number > (limit - begin).days:
                return
            begin += timedelta(days=number * rule.interval)
        return
    months = rule.interval * (12 if rule.frequency == "YEARLY" else 1)
    begin = start.replace(day=1) if rule.frequency == "MONTHLY" else start.replace(month=1, day=1)
    while begin <= limit:
        end = _months_later(begin, 12 if rule.frequency == "YEARLY" else 1)
        yield [begin + timedelta(days=step) for step in range((end - begin).days)]
        if months > 12 * (limit.year - begin.year + 1):
            return
        begin = _months_later(begin, months)


def _months_later(first: date, months: int) -> date:
    number = first.year * 12 + first.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)


def _fits(rule: Repetition, day: date, start: date) -> bool:
    if rule.months and day.month not in rule.months:
        return False
    if rule.year_days and not _is_one(day, date(day.year, 1, 1), date(day.year + 1, 1, 1), rule.year_days):
        return False
    month = day.replace(day=1)
    if rule.month_days and not _is_one(day, month, _months_later(month, 1), rule.month_days):
        return False
    if rule.days:
        return any(_is_weekday(rule, day, number, which) for number, which in rule.days)
    if rule.month_days or rule.year_days or rule.frequency == "DAILY":
        return True
    if rule.frequency == "WEEKLY":
        return day.weekday() == start.weekday()
    return day.day == start.day and (
        rule.frequency == "MONTHLY" or bool(rule.months) or day.month == start.month
    )


def _is_one(day: date, first: date, end: date, numbers: Sequence[int]) -> bool:
    """Say whether a day is one of these, counted from the first of its month or year or back from the end."""
    return (day - first).days + 1 in numbers or -(end - day).days in numbers


def _is_weekday(rule: Repetition, day: date, number: int, which: int) -> bool:
    if day.weekday() != number or not which:
        return day.weekday() == number
    if rule.frequency == "YEARLY" and not rule.months:
        first, end = date(day.year, 1, 1), date(day.year + 1, 1, 1)
    else:
        first = day.replace(day=1)
        end = _months_later(first, 1)
    return which == ((day - first).days // 7 + 1 if which > 0 else -(((end - day).days - 1) // 7 + 1))
