"""The one place that asks `opening-hours-py` (2.1): rules in, stretches of time and the rule behind each out.

The library works out weekdays, holidays, nights and the change of the clock. Each rule goes with its
number as remark, so that what comes back tells which rule holds. What the library takes otherwise than
people mean is never handed to it:

- school holidays and every other week go as days (it takes SH and knows none of Belgium; weeks shift in
2027);
- a remark alone, which it calls open without end, goes as 'unknown';
- what is so 'else' (||), after which it loses the next opening, does not go at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import islice
from typing import NamedTuple

from opening_hours import OpeningHours

from kiosk.words.days import BELGIUM
from kiosk.words.rules import DAYS, MIDNIGHT, MONTHS, Dates, Rule, Span, State, Week
from kiosk.words.school_holidays import Community, Stretch, school_holidays

COUNTRY = "BE"
_FAR_AWAY = 400  # days; without a limit 'Mo-Su 00:00-24:00' is walked up to the year 9999, for 2.6 s
_LOOKED_AT = 64  # stretches; what has no opening by then has none worth showing
_STATES = {State.OPEN: "open", State.CLOSED: "off", State.APPOINTMENT: "unknown", State.UNKNOWN: "unknown"}


class Holding(NamedTuple):
    """One stretch of time; `rule` is the number of the rule that holds, None where none does."""

    begin: datetime
    end: datetime | None  # None: as far as anybody looks
    rule: int | None
    span: Span | None


class Asked:
    """Rules as the library knows them in and around one year. Make one a year and keep it."""

    def __init__(self, rules: Sequence[Rule], year: int, community: Community) -> None:
        self._tags: list[tuple[int, Span | None]] = []
        said = [
            part
            for number, rule in enumerate(rules)
            for part in self._rule(number, rule, range(year - 1, year + 3), community)
        ]
        self._hours = (
            OpeningHours("".join(said), timezone=BELGIUM, country=COUNTRY, max_interval_days=_FAR_AWAY)
            if said
            else None
        )

    def from_(self, at: datetime) -> Iterator[Holding]:
        """Give what holds from `at` on, in Belgian time, one stretch after the other."""
        if self._hours is None:
            yield Holding(at, None, None, None)
            return
        for begin, end, _, tag in islice(self._hours.intervals(at), _LOOKED_AT):
            number, span = self._tags[int(tag)] if tag else (None, None)
            yield Holding(begin, end, number, span)
            if end is None:  # it goes on with stretches of later years that overlap this one
                return

    def _rule(self, number: int, rule: Rule, years: range, community: Community) -> Iterator[str]:
        selectors = list(_selectors(rule, years, community))
        if not selectors:
            return
        spans: tuple[Span | None, ...] = rule.spans or (None,)
        for place, span in enumerate(spans):
            for other, selector in enumerate(selectors):
                tag = len(self._tags)
                self._tags.append((number, span))
                apart = ", " if rule.added or place or other else "; "
                yield f'{apart if tag else ""}{selector} {_times(span)} {_STATES[rule.state]} "{tag}"'


def _selectors(rule: Rule, years: range, community: Community) -> Iterator[str]:
    """Give the days of a rule as the library reads them; several where one cannot say them."""
    week = ",".join(map(_week, rule.week))
    dates = ",".join(part for one in rule.dates for part in _dates(one, years))
    if rule.dates and not dates:
        return
    if not rule.school:
        holidays = "PH" if rule.public else ""
        apart = " " if rule.both else ","
        yield " ".join(part for part in (dates, apart.join(filter(None, (holidays, week)))) if part)
        return
    school = ",".join(_stretch(one) for year in years for one in school_holidays(year, community) or ())
    if rule.both:
        yield f"{school} {week}"
    else:
        yield school
        if rest := ",".join(filter(None, ("PH" if rule.public else "", week))):
            yield rest


def _week(one: Week) -> str:
    times = f"[{','.join(map(str, one.times))}]" if one.times else ""
    return DAYS[one.day] + times


def _dates(dates: Dates, years: range) -> Iterator[str]:
    begin = dates.begins()
    if dates.every > 1 and begin is not None:
        last = _day(dates.last) if dates.last and dates.last != dates.first else date(years[-1], 12, 31)
        first_year = date(years[0], 1, 1)
        if begin < first_year:
            begin += timedelta(days=-((begin - first_year).days // dates.every) * dates.every)
        while begin <= last and begin.year <= years[-1]:
            yield _stretch((begin, begin))
            begin += timedelta(days=dates.every)
        return
    said = _written(dates.first)
    if dates.last is None:
        yield f"{said}+"
    elif dates.last == dates.first:
        yield said
    else:
        yield f"{said}-{_written(dates.last)}"


def _day(written: tuple[int | None, int, int | None]) -> date:
    year, month, day = written
    assert year is not None
    return date(year, month, day or 1)


def _written(written: tuple[int | None, int, int | None]) -> str:
    year, month, day = written
    return " ".join(
        part for part in (str(year or ""), MONTHS[month - 1], f"{day:02d}" if day else "") if part
    )


def _stretch(stretch: Stretch) -> str:
    first, last = (f"{day.year} {MONTHS[day.month - 1]} {day.day:02d}" for day in stretch)
    return first if first == last else f"{first}-{last}"


def _times(span: Span | None) -> str:
    start, end = span or Span(0, MIDNIGHT)
    return f"{_clock(start)}-{_clock(MIDNIGHT if end is None else end)}"


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
