"""When something is open: `read_hours` gives the hours, `Hours.status` what is so at a moment.

Start reading here: `reading.py` reads what was written, `sense.py` refuses what contradicts itself,
`library.py` asks the library, `hours.py` says the same rules in words.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from kiosk.words.days import day_after, in_belgium
from kiosk.words.library import Asked
from kiosk.words.nights import Holding
from kiosk.words.reading import read
from kiosk.words.rules import BadHours, Reading, Rule, State
from kiosk.words.school_holidays import COMMUNITIES, Community, school_holidays
from kiosk.words.sense import check_days, check_opens, check_sense

__all__ = [
    "COMMUNITIES",
    "BadHours",
    "Community",
    "Hours",
    "State",
    "Status",
    "Stretch",
    "check_closing",
    "check_hours",
    "read_days",
    "read_hours",
]


class Status(NamedTuple):
    """What is so at a moment.

    `closes` is None while it is not open, and where nobody knows the end; `next` is the next certain opening.
    `why` is the reason it is closed, or the remark under which it is open or by appointment, as it was
    written.
    """

    state: State
    closes: datetime | None = None
    next: datetime | None = None
    why: str = ""

    @property
    def is_open(self) -> bool:
        return self.state is State.OPEN


class Stretch(NamedTuple):
    """A time during which one thing is so; `end` None: nobody knows, or as far as anybody looks."""

    begin: datetime
    end: datetime | None
    state: State
    why: str
    open_end: bool = False


class Hours:
    """Opening hours that were understood whole. Not open is whatever is not certainly open."""

    def __init__(
        self, reading: Reading, apart: tuple[Rule, ...] = (), community: Community = "Flemish"
    ) -> None:
        self.reading = reading  # what is said as hours
        self.apart = apart  # closing days and exceptions, which are said by themselves
        self.community = community
        self._rules = (*reading.rules, *apart)
        self._school = any(rule.school for rule in self._rules)
        self._asked: dict[int, Asked] = {}
        self._now: tuple[float, float, Status] | None = None  # holds from, until, in seconds since 1970

    def status(self, at: datetime) -> Status:
        """Return what is so at `at`; asked again within the same stretch, it costs next to nothing."""
        at = in_belgium(at)
        second, kept = at.timestamp(), self._now  # the clock of a wall says 2.30 twice in one night
        if kept and kept[0] <= second < kept[1]:
            return kept[2]
        first: Stretch | None = None
        opening = None
        for stretch in self.stretches(at):
            if first is None:
                first = stretch
            elif stretch.state is State.OPEN:
                opening = stretch.begin
                break
        assert first is not None
        closes = first.end if first.state is State.OPEN and not first.open_end else None
        status = Status(first.state, closes, opening, first.why)
        until = first.end or opening or at + timedelta(days=1)
        self._now = second, until.timestamp(), status
        return status

    def opens_on(self, at: datetime) -> bool:
        """Say whether it is certainly open at some moment of the day of `at`."""
        day = in_belgium(at).replace(hour=0, minute=0, second=0, microsecond=0)
        status = self.status(day)
        return status.is_open or (status.next is not None and status.next < day_after(day))

    def next_opening(self, after: datetime) -> Stretch | None:
        """Return the first stretch of being open that begins after `after`."""
        return next(
            (
                one
                for one in self.stretches(after)
                if one.state is State.OPEN and one.begin > in_belgium(after)
            ),
            None,
        )

    def stretches(self, at: datetime) -> Iterator[Stretch]:
        """Give what is so from `at` on; two stretches that touch and say the same are one."""
        kept: Stretch | None = None
        for holding in self._holding(in_belgium(at)):
            found = self._stretch(holding)
            if kept is None:
                kept = found
            elif (kept.state, kept.why, kept.open_end) == (found.state, found.why, found.open_end):
                kept = kept._replace(end=found.end)
            else:
                yield kept
                kept = found
        if kept is not None:
            yield kept

    def _holding(self, at: datetime) -> Iterator[Holding]:
        asked = self._asked.get(at.year)
        if asked is None:
            asked = self._asked[at.year] = Asked(self._rules, at.year, self.community)
        return asked.from_(at)

    def _stretch(self, holding: Holding) -> Stretch:
        begin, end, number, span, _ = holding
        if self._school and school_holidays(begin.year, self.community) is None:
            return Stretch(begin, end, State.UNKNOWN, "")
        if number is None:
            other = self.reading.else_
            return (
                Stretch(begin, end, other.state, other.remark)
                if other
                else Stretch(begin, end, State.CLOSED, "")
            )
        rule = self._rules[number]
        return Stretch(begin, end, rule.state, rule.remark, span is not None and span.end is None)


@lru_cache(maxsize=4096)
def read_hours(expression: str, community: Community = "Flemish", apart: tuple[str, ...] = ()) -> Hours:
    """Return the hours in `expression`, with `apart` closing days and exceptions, each a list of rules.

    Raises BadHours for what is not understood, cannot be said or contradicts itself.
    """
    reading = read(expression)
    check_sense(reading)
    check_opens(reading)
    return Hours(reading, tuple(rule for one in apart for rule in read_days(one)), community)


def check_hours(expression: str) -> None:
    """Raise BadHours when these are no hours that can be said whole. Empty means: not known."""
    if expression:
        read_hours(expression)


@lru_cache(maxsize=4096)
def read_days(expression: str) -> tuple[Rule, ...]:
    """Return days on which something is otherwise: closing days, an exception.

    Raises BadHours for what is not understood, or says what is so every week.
    """
    reading = read(expression)
    if reading.else_ or any(rule.weekly for rule in reading.rules):
        raise BadHours(
            f"{expression[:60]!r} names no days; write '2026 Dec 24-2027 Jan 03 off \"why\"' for instance"
        )
    check_days(reading.rules)
    return reading.rules


def check_closing(expression: str) -> None:
    """Raise BadHours when these are no closing days: also for what would open every place on a day."""
    opening = next((rule for rule in read_days(expression) if rule.state is State.OPEN), None)
    if opening is not None:
        raise BadHours(
            f"{opening.text!r} would open every place that day; write a closing day as 'Dec 24 off', and "
            "hours of its own for a day as an exception of the place"
        )
