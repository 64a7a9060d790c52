"""Opening hours as they were understood: rules, each saying on which days it holds and what is so then.

The one reading of the project: `reading.py` makes it from what somebody wrote, `hours.py` says it in words,
`opening.py` when it is open.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import NamedTuple

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MIDNIGHT = 24 * 60
EXAMPLE = "Mo-Fr 09:00-12:00,13:00-16:00; PH off"


class BadHours(ValueError):
    """Not opening hours, or none that can be said whole; the message says where and what to write instead."""


class State(Enum):
    """What a rule says of the days and times it names."""

    OPEN = "open"
    CLOSED = "closed"
    APPOINTMENT = "appointment"  # or as its remark says: somebody has to be asked first
    UNKNOWN = "unknown"


class Span(NamedTuple):
    """From `start` to `end`, minutes after midnight; over 1440: the next day. None: an end nobody knows."""

    start: int
    end: int | None

    @property
    def into_night(self) -> bool:
        """Whether it goes on after midnight."""
        return self.end is not None and self.end > MIDNIGHT


class Dates(NamedTuple):
    """Days of the calendar, both included.

    `first` and `last` are (year, month, day); year None: every year, day None: the whole month. `last` None:
    from `first` on. `every`: only every so many days, counted from `first`.
    """

    first: tuple[int | None, int, int | None]
    last: tuple[int | None, int, int | None] | None
    every: int = 1

    def begins(self) -> date | None:
        """Return the first day where the year is written."""
        year, month, day = self.first
        return date(year, month, day or 1) if year else None

    def ends(self) -> date | None:
        """Return the last day where the year is written; None also for what goes on."""
        if self.last is None:
            return None
        year, month, day = self.last
        if year is None or day is not None:
            return date(year, month, day) if year and day else None
        return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)  # of the whole month


class Week(NamedTuple):
    """A day of the week, 0 is Monday; `times` are the 1st, 2nd … (-1: the last) of a month, none: each."""

    day: int
    times: tuple[int, ...] = ()


@dataclass(frozen=True)
class Rule:
    """One rule. A later one takes the place of an earlier one on its days, unless it is `added` to it."""

    week: tuple[Week, ...]  # none: every day
    public: bool = False  # PH: on public holidays
    school: bool = False  # SH: in school holidays
    both: bool = False  # on the days of `week` only within those holidays; else on the days of both
    dates: tuple[Dates, ...] = ()
    spans: tuple[Span, ...] = ()  # none: the whole day
    state: State = State.OPEN
    remark: str = ""
    added: bool = False
    text: str = ""  # as it was written

    @property
    def weekly(self) -> bool:
        """Whether it holds every week alike."""
        return not (self.dates or self.public or self.school or any(one.times for one in self.week))

    @property
    def days(self) -> frozenset[int]:
        """The days of the week it may fall on."""
        return frozenset(one.day for one in self.week) or frozenset(range(7))


@dataclass(frozen=True)
class Reading:
    """All rules in their order, and what is so at all other times (`else_`, after ||)."""

    rules: tuple[Rule, ...]
    else_: Rule | None = None
