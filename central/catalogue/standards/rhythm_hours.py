"""Rhythms as opening hours: 'We 14:00-16:00; 2026 Dec 23 off'. Said exactly, or not at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from central.catalogue.standards.rhythm import Occurrence, Rhythm, joined, rhythms_of
from central.catalogue.standards.typed_hours import dated
from kiosk.words.days import in_belgium, midnight
from kiosk.words.opening import BadHours, Hours, State, read_hours
from kiosk.words.rules import DAYS

LONGEST = 400  # characters of opening hours (kiosk.wire.catalogue)
_A_DAY = timedelta(days=1)


def hours_of_occurrences(occurrences: Sequence[Occurrence], goes_on: bool, until: date) -> str | None:
    """Return opening hours that are open exactly then, up to `until`; None where there are none.

    Before the first and after the last it may be said to come back: an offer begins and ends by itself.
    """
    real = joined(occurrences)
    if not real or any(one.end - one.begin > _A_DAY for one in real):
        return None
    rhythms = rhythms_of(real, goes_on, until)
    if len(rhythms) == 1 and rhythms[0].week and not rhythms[0].missing:  # most are: nothing to look into
        return "; ".join(_rules(rhythms))
    text = _written(rhythms, real, until)
    if not text or len(text) > LONGEST:
        return None
    try:
        hours = read_hours(text)
    except (BadHours, ValueError):
        return None
    last = until if goes_on else real[-1].begin.date()
    return text if open_times(hours, real[0].begin.date(), last) == real else None


def only_dates(text: str) -> bool:
    """Say whether these hours name nothing but dates: they come to an end by themselves."""
    return all(
        rule.dates and all(one.every == 1 for one in rule.dates) for rule in read_hours(text).reading.rules
    )


def open_times(hours: Hours, first: date, last: date) -> list[Occurrence]:
    """Return when it is certainly open and closes again, for what begins on these days."""
    found: list[Occurrence] = []
    begun = reached = midnight(first)
    while True:
        for one in hours.stretches(begun):  # it looks ahead for a number of times only, so it is asked again
            begin = in_belgium(one.begin).replace(tzinfo=None)
            if begin.date() > last:
                return found
            if one.end is None:
                break
            reached = one.end
            if one.state is State.OPEN and not one.open_end:
                _add(found, Occurrence(begin, in_belgium(one.end).replace(tzinfo=None)))
        if reached <= begun:
            return found
        begun = reached


def _add(found: list[Occurrence], one: Occurrence) -> None:
    """Add a time; what goes on from the one before is one with it."""
    if found and one.begin <= found[-1].end:
        found[-1] = Occurrence(found[-1].begin, max(one.end, found[-1].end))
    else:
        found.append(one)


def _written(rhythms: Sequence[Rhythm], real: Sequence[Occurrence], until: date) -> str:
    rules = [one for one in rhythms if one.week]
    said: dict[date, set[tuple[time, timedelta]]] = defaultdict(set)
    for rule in rules:
        for day in (*rule.days(until), *rule.missing):
            said[day].add((rule.begin, rule.length))
    happens: dict[date, set[tuple[time, timedelta]]] = defaultdict(set)
    for one in real:
        happens[one.begin.date()].add((one.begin.time(), one.end - one.begin))
    otherwise: dict[str, list[date]] = defaultdict(list)
    for day in sorted(said.keys() | happens.keys()):
        if said[day] != happens[day]:
            otherwise[_spans(happens[day]) if happens[day] else "off"].append(day)
    return "; ".join(
        (*_rules(rules), *(f"{','.join(map(dated, days))} {spans}" for spans, days in otherwise.items()))
    )


def _rules(rules: Sequence[Rhythm]) -> list[str]:
    return [*_weekly(rules), *_monthly(rules), *_every_other(rules)]


def _weekly(rules: Sequence[Rhythm]) -> Iterator[str]:
    """Give one rule for all days with the same times: 'Mo,We 09:00-12:00,13:00-16:00'."""
    by_day: dict[int, set[tuple[time, timedelta]]] = defaultdict(set)
    for rule in rules:
        if rule.every == 1 and not rule.of_month:
            for number in rule.week:
                by_day[number].add((rule.begin, rule.length))
    by_spans: dict[str, list[int]] = defaultdict(list)
    for number, times in sorted(by_day.items()):
        by_spans[_spans(times)].append(number)
    for spans, numbers in by_spans.items():
        yield f"{_days(numbers)} {spans}"


def _days(numbers: Sequence[int]) -> str:
    """Return days of the week in order: 'Mo-Fr', 'Mo,We'."""
    whole = len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1
    return f"{DAYS[numbers[0]]}-{DAYS[numbers[-1]]}" if whole else ",".join(DAYS[one] for one in numbers)


def _monthly(rules: Sequence[Rhythm]) -> Iterator[str]:
    for rule in rules:
        if rule.of_month:
            times = ",".join(map(str, rule.of_month))
            days = ",".join(f"{DAYS[number]}[{times}]" for number in rule.week)
            yield f"{days} {_spans({(rule.begin, rule.length)})}"


def _every_other(rules: Sequence[Rhythm]) -> Iterator[str]:
    for rule in rules:
        if rule.every > 1:
            end = f"-{dated(rule.last)}" if rule.last else "+"
            yield f"{dated(rule.first)}{end}/{7 * rule.every} {_spans({(rule.begin, rule.length)})}"


def _spans(times: set[tuple[time, timedelta]]) -> str:
    return ",".join(_span(begin, length) for begin, length in sorted(times))


def _span(begin: time, length: timedelta) -> str:
    end = (datetime.combine(date(2026, 1, 1), begin) + length).time()
    return f"{begin:%H:%M}-{'24:00' if end == time() else format(end, '%H:%M')}"
