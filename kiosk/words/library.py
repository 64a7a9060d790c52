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
from functools import lru_cache
from itertools import islice

from opening_hours import OpeningHours

from kiosk.words.days import BELGIUM
from kiosk.words.nights import Holding, with_nights
from kiosk.words.rules import DAYS, MIDNIGHT, MONTHS, Dates, Rule, Span, State, Week
from kiosk.words.school_holidays import Community, Stretch, school_holidays

COUNTRY = "BE"
_FAR_AWAY = 400  # days; without a limit 'Mo-Su 00:00-24:00' is walked up to the year 9999, for 2.6 s
_LOOKED_AT = 64  # stretches; what has no opening by then has none worth showing
_STATES = {State.OPEN: "open", State.CLOSED: "off", State.APPOINTMENT: "unknown", State.UNKNOWN: "unknown"}


@lru_cache(maxsize=1)
def _public_holidays() -> OpeningHours:
    return OpeningHours("PH 00:00-24:00", timezone=BELGIUM, country=COUNTRY)


def is_public_holiday(day: date) -> bool:
    """Say whether a day is a public holiday in Belgium."""
    return bool(_public_holidays().is_open(datetime(day.year, day.month, day.day, 12, tzinfo=BELGIUM)))


class Asked:
    """Rules as the library knows them in and around one year. Make one a year and keep it."""

    def __init__(self, rules: Sequence[Rule], year: int, community: Community) -> None:
        self._tags: list[tuple[int, Span | None]] = []
        years = range(year - 1, year + 3)
        self._last = years[-1]
        self._nights = any(span.into_night for rule in rules for span in rule.spans)
        said = [
            part for number, rule in enumerate(rules) for part in self._rule(number, rule, years, community)
        ]
        self._hours = (
            OpeningHours("".join(said), timezone=BELGIUM, country=COUNTRY, max_interval_days=_FAR_AWAY)
            if said
            else None
        )

    def from_(self, at: datetime) -> Iterator[Holding]:
        """Give what holds from `at` on, in Belgian time, one stretch after the other."""
        if not self._nights:
            yield from self._days(at)
            return
        yesterday = at.replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=1)
        for holding in with_nights(self._days(yesterday)):
            if holding.end is None or holding.end > at:
                yield holding._replace(begin=max(holding.begin, at))

    def _days(self, at: datetime) -> Iterator[Holding]:
        """Give what holds, each day until midnight."""
        if self._hours is None:
            yield Holding(at, None, None, None)
            return
        for begin, end, state, tag in islice(self._hours.intervals(at), _LOOKED_AT):
            if begin.year > self._last:  # school holidays of later years were not said
                return
            number, span = self._tags[int(tag)] if tag else (None, None)
            yield Holding(begin, end, number, span, number is not None and str(state) == "closed")
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
    begin, end = dates.begins(), dates.ends()
    if dates.every > 1 and begin is not None:
        yield from map(_day, _every(begin, None if dates.last == dates.first else end, dates.every, years))
    elif begin is not None:  # with a year it takes whole days only
        yield f"{_day(begin)}+" if end is None else _stretch((begin, end))
    elif dates.last is None or dates.last == dates.first:
        yield _written(*dates.first[1:])
    else:
        yield f"{_written(*dates.first[1:])}-{_written(*dates.last[1:])}"


def _every(begin: date, end: date | None, days: int, years: range) -> Iterator[date]:
    """Give every so many days in these years, counted from `begin`."""
    passed = max(0, (date(years[0], 1, 1) - begin).days)
    day = begin + timedelta(days=-(-passed // days) * days)
    while day.year <= years[-1] and (end is None or day <= end):
        yield day
        day += timedelta(days=days)


def _written(month: int, day: int | None) -> str:
    return f"{MONTHS[month - 1]} {day:02d}" if day else MONTHS[month - 1]


def _day(day: date) -> str:
    return f"{day.year} {_written(day.month, day.day)}"


def _stretch(stretch: Stretch) -> str:
    first, last = map(_day, stretch)
    return first if first == last else f"{first}-{last}"


def _times(span: Span | None) -> str:
    start, end = span or Span(0, MIDNIGHT)
    return f"{_clock(start)}-{_clock(min(end or MIDNIGHT, MIDNIGHT))}"


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
