"""When something is open, worked out slowly and plainly from the rules: what the program must agree with."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import holidays

from kiosk.words.rules import Dates, Rule, Span, State
from kiosk.words.school_holidays import school_holidays

WHOLE_DAY = Span(0, 24 * 60)
Then = tuple[State, str]


def so_at(rules: tuple[Rule, ...], else_: Rule | None, at: datetime) -> Then:
    """Return what is so at a moment, Belgian time on the clock of the wall."""
    minute = at.hour * 60 + at.minute
    today, yesterday = _of_day(rules, at.date()), _of_day(rules, at.date() - timedelta(days=1))
    found: Then | None = None
    for span, then in yesterday:
        if span is not None and (span.end or 0) > 24 * 60 and minute < (span.end or 0) - 24 * 60:
            found = then
    closed = any(then[0] is State.CLOSED for _, then in today)
    if found and not closed:
        return found
    found = None
    for span, then in today:
        start, end = span or WHOLE_DAY
        if start <= minute < (end or 24 * 60):
            found = then
    return found or ((else_.state, else_.remark) if else_ else (State.CLOSED, ""))


def _of_day(rules: tuple[Rule, ...], day: date) -> list[tuple[Span | None, Then]]:
    kept: list[tuple[Span | None, Then]] = []
    for rule in rules:
        if holds_on(rule, day):
            mine: list[tuple[Span | None, Then]] = [
                (span, (rule.state, rule.remark)) for span in rule.spans or (None,)
            ]
            kept = kept + mine if rule.added else mine
    return kept


def holds_on(rule: Rule, day: date) -> bool:
    if rule.dates and not any(_in(one, day) for one in rule.dates):
        return False
    week = any(
        one.day == day.weekday() and (not one.times or any(_nth(time, day) for time in one.times))
        for one in rule.week
    )
    holiday = (rule.public and day in holidays.country_holidays("BE", years=day.year)) or (
        rule.school
        and any(first <= day <= last for first, last in school_holidays(day.year, "Flemish") or ())
    )
    if rule.both:
        return holiday and week
    if rule.public or rule.school:
        return holiday or week
    return week or not rule.week


def _nth(time: int, day: date) -> bool:
    if time < 0:
        return (day + timedelta(days=7)).month != day.month
    return (day.day - 1) // 7 + 1 == time


def _in(dates: Dates, day: date) -> bool:
    begin, end = dates.begins(), dates.ends()
    if dates.every > 1 and begin:
        last = None if dates.last == dates.first else end
        return begin <= day and (last is None or day <= last) and (day - begin).days % dates.every == 0
    if begin:
        return begin <= day and (end is None or day <= end)
    assert dates.last is not None
    first, last_ = (dates.first[1], dates.first[2] or 1), (dates.last[1], dates.last[2] or 31)
    now = (day.month, day.day)
    return first <= now <= last_ if first <= last_ else now >= first or now <= last_
