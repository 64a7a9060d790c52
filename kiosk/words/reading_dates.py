"""Days of the calendar in opening hours: `Dec 25`, `Jul-Aug`, `2026 Sep 01-2027 Jun 30`."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable

from kiosk.words.rules import MONTHS, BadHours, Dates
from kiosk.words.tokens import Tokens

LEAP_YEAR = 2028  # 29 February without a year is a day, which some years do not have


class DateTokens(Tokens):
    """Tokens that can be read as dates."""

    def dated(self, ahead: int = 0) -> bool:
        token = self.peek(ahead)
        return (token.kind == "year" and self.word(MONTHS, ahead + 1) is not None) or (
            self.word(MONTHS, ahead) is not None
        )

    def dates(self) -> Dates:
        begun = self.at()
        first = self._date(None)
        last: tuple[int | None, int, int | None] | None = first
        if self.take("+"):
            last = None
        elif self.take("-"):
            token = self.peek()
            if token.kind == "number" and first[2]:  # Dec 24-31
                self.now += 1
                last = (first[0], first[1], int(token.text))
            else:
                last = self._date(first[0])
        dates = Dates(first, last, self._every(first))
        if last is None and first[0] is None:
            raise self.refused(begun, "what begins on a day and goes on needs its year")
        _check(dates, lambda cure: self.refused(begun, cure))
        return dates

    def _date(self, year: int | None) -> tuple[int | None, int, int | None]:
        if self.peek().kind == "year":
            year = int(self.peek().text)
            self.now += 1
        month = self.word(MONTHS)
        if month is None:
            raise self.refused()
        self.now += 1
        token = self.peek()
        day = int(token.text) if token.kind == "number" else None
        self.now += day is not None
        return year, month + 1, day

    def _every(self, first: tuple[int | None, int, int | None]) -> int:
        if not self.take("/"):
            return 1
        token = self.peek()
        days = int(token.text) if token.kind == "number" else 0
        if days not in (14, 21, 28) or not (first[0] and first[2]):
            raise self.refused(
                cure="what comes back every other week needs a first day with its year, and /14, /21 or /28"
            )
        self.now += 1
        return days


def _check(dates: Dates, refused: Callable[[str], BadHours]) -> None:
    """Refuse days that are in no calendar, and a last day before the first."""
    ends = [dates.first, *([dates.last] if dates.last else [])]
    for year, month, day in ends:
        if day is not None and not 1 <= day <= monthrange(year or LEAP_YEAR, month)[1]:
            raise refused("that day is in no calendar")
    first, last = dates.first, dates.last
    if last is None:
        return
    if (first[2] is None) != (last[2] is None):
        raise refused("write a day on both sides, or on none")
    if first[0] and (last[0] or 0, last[1], last[2] or 0) < (first[0], first[1], first[2] or 0):
        raise refused("the last day is before the first; write the year on both sides")
