"""A year or a quarter in words: what a goal is set for, and which quarters a report can be of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from central.figures.quarters import NotAPeriod, Quarter, quarter_of, read_quarter

_MONTHS = ("januari – maart", "april – juni", "juli – september", "oktober – december")


def months_of(quarter: Quarter) -> str:
    """'juli – september 2026': what a quarter is called by who does not count in quarters."""
    return f"{_MONTHS[quarter.number - 1]} {quarter.year}"


def ended_quarters(today: date, number: int) -> list[Quarter]:
    """Return so many quarters that are over, the last one first."""
    found = [quarter_of(today).before]
    while len(found) < number:
        found.append(found[-1].before)
    return found


@dataclass(frozen=True)
class Period:
    """From its first day to its last, both in it."""

    key: str  # 2026, 2026-Q3
    words: str
    start: date
    end: date

    @classmethod
    def year(cls, year: int) -> Period:
        return cls(str(year), f"heel {year}", date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def quarter(cls, quarter: Quarter) -> Period:
        return cls(str(quarter), months_of(quarter), quarter.start, quarter.end)


def read(key: str) -> Period | None:
    """Return the period of '2026' or '2026-Q3'; None for what is none."""
    if re.fullmatch(r"20[0-9]{2}", key, re.ASCII):
        return Period.year(int(key))
    try:
        return Period.quarter(read_quarter(key))
    except NotAPeriod:
        return None


def ahead(today: date) -> list[Period]:
    """Return what a goal can be set for: this year and the next, this quarter and the four after it."""
    quarters = [quarter_of(today)]
    for _ in range(4):
        quarters.append(quarters[-1].next)
    return [Period.year(today.year), Period.year(today.year + 1), *map(Period.quarter, quarters)]
