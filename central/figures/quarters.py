"""Quarters, and which days may be asked about. Pure: no clock, no database."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from kiosk.wire.problems import Problem

FIRST = date(2000, 1, 1)  # nobody counted anything before


class NotAPeriod(Problem):
    """These two days are no period that can be counted."""

    code = "bad-input"


class NotWholeQuarters(Problem):
    """What leaves the organisation goes by whole quarters that are over."""

    code = "bad-input"


class Quarter(NamedTuple):
    """Three months: 2026-Q3 is July to September."""

    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year}-Q{self.number}"

    @property
    def start(self) -> date:
        return date(self.year, self.number * 3 - 2, 1)

    @property
    def end(self) -> date:
        """The last day of it."""
        return self.next.start - timedelta(days=1)

    @property
    def next(self) -> Quarter:
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

    @property
    def before(self) -> Quarter:
        return quarter_of(self.start - timedelta(days=1))

    @property
    def in_words(self) -> str:
        return f"{('eerste', 'tweede', 'derde', 'vierde')[self.number - 1]} kwartaal {self.year}"


def quarter_of(day: date) -> Quarter:
    """Return the quarter of a day.

    >>> str(quarter_of(date(2026, 9, 30)))
    '2026-Q3'
    """
    return Quarter(day.year, (day.month + 2) // 3)


def read_quarter(typed: str) -> Quarter:
    """Return the quarter that is written as 2026-Q3. Raises NotAPeriod."""
    found = re.fullmatch(r"(20\d\d)-?[Qq]([1-4])", typed.strip(), re.ASCII)
    if not found:
        raise NotAPeriod(f"{typed[:20]!r} is no quarter: write it as 2026-Q3")
    return Quarter(int(found[1]), int(found[2]))


def check_period(start: date, end: date, today: date) -> None:
    """Return when these days can be counted. Raises NotAPeriod."""
    if start > end:
        raise NotAPeriod(f"the period runs backwards: {start} comes after {end}")
    if end > today:
        raise NotAPeriod(f"{end} is in the future: nobody can count it yet")
    if start < FIRST:
        raise NotAPeriod(f"{start} is before {FIRST}: nothing was counted then")


def whole_quarters(start: date, end: date, today: date) -> list[Quarter]:
    """Return the quarters of this period. Raises NotAPeriod, and NotWholeQuarters."""
    if start > end or start < FIRST:
        check_period(start, end, today)
    first, last = quarter_of(start), quarter_of(end)
    if start != first.start or end != last.end:
        raise NotWholeQuarters(
            f"what is published goes by whole quarters: {first.start} to {last.end}, not {start} to {end}"
        )
    if end >= today:
        raise NotWholeQuarters(f"{last} is not over yet: it can be published from {last.next.start} on")
    return list(_from_to(first, last))


def _from_to(first: Quarter, last: Quarter) -> Iterator[Quarter]:
    while first <= last:
        yield first
        first = first.next
