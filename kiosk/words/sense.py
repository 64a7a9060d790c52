"""Opening hours that contradict themselves: each rule is fine, and together they say what nobody meant.

A rule wins over all before it on its days (OpenStreetMap's `;`). People write the exception first and
expect it to win, or add a second rule and expect both to hold; both are refused here with what to write.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from kiosk.words.dated import are_single_days, days_of, share_days
from kiosk.words.library import is_public_holiday
from kiosk.words.reading import read
from kiosk.words.rules import DAYS, BadHours, Reading, Rule, State

_ANY_YEARS = set(range(2026, 2036))  # holidays move with Easter; in ten years most have been everywhere


def check_sense(reading: Reading) -> None:
    """Raise BadHours where a rule says nothing that can hold, or a later one takes away what another says."""
    for rule in reading.rules:
        if rule.state is State.CLOSED and rule.spans:
            raise BadHours(f"{rule.text!r} closes for some hours only; write the hours that are left")
        check_rule(rule)
    for earlier, later in combinations(reading.rules, 2):
        if later.added:
            if not (earlier.weekly and later.weekly) and earlier.days & later.days:
                raise BadHours(
                    f"{later.text!r} behind a comma adds to {earlier.text!r}; put ; in front of it"
                )
        elif not later.weekly:
            _check_order(earlier, later)
        elif not earlier.weekly and earlier.days & later.days:
            raise _stands_behind(earlier, later)
        elif earlier.weekly and earlier.days <= later.days:
            raise BadHours(
                f"{later.text!r} takes the place of {earlier.text!r}, which then says nothing; "
                f"put a comma between times of the same days, such as 'Mo-Fr 09:00-12:00,13:00-16:00'"
            )


def check_days(rules: Iterable[Rule]) -> None:
    """Raise BadHours where exceptions, in their order, say one thing and another of the same day."""
    rules = tuple(rules)
    for rule in rules:
        check_rule(rule)
    for earlier, later in combinations(rules, 2):
        if not later.added:
            _check_order(earlier, later)
        elif State.CLOSED in (earlier.state, later.state) and earlier.days & later.days:
            raise BadHours(f"{later.text!r} behind a comma adds to {earlier.text!r}; put ; in front of it")


def check_holidays(expression: str, exceptions: Sequence[Rule]) -> None:
    """Raise BadHours where an exception over several days opens a public holiday that the hours close."""
    if not any(_is_holiday_off(rule) for rule in (read(expression).rules if expression else ())):
        return
    for place, rule in enumerate(exceptions):
        if rule.state is State.CLOSED or not rule.dates or are_single_days(rule):
            continue
        named = (day for day in days_of(rule.dates, _ANY_YEARS) if day.weekday() in rule.days)
        if any(map(is_public_holiday, named)) and not any(map(_is_holiday_off, exceptions[place:])):
            raise BadHours(
                f"{rule.text!r} is also open on the public holidays among its days, and the hours say "
                "'PH off'; write 'PH off' behind it, as the last exception"
            )


def check_rule(rule: Rule) -> None:
    """Raise BadHours for a rule that names days which do not go together."""
    if rule.school and rule.dates:
        raise BadHours(f"{rule.text!r} names days and school holidays; write the days themselves")
    if rule.public and (rule.dates or rule.both):
        raise BadHours(
            f"{rule.text!r} picks some public holidays; write those days themselves, and 'PH off' apart"
        )
    if not rule.week or rule.public or rule.school:
        return
    for dates in rule.dates:
        begin = dates.begins()
        if begin is None:
            continue
        if dates.every > 1:
            if rule.days != {begin.weekday()}:
                raise BadHours(
                    f"{rule.text!r}: {begin.isoformat()} is a {DAYS[begin.weekday()]}; write the first day "
                    "of each day of the week, and no day of the week behind it"
                )
        elif not rule.days & {day.weekday() for day in days_of((dates,), {begin.year})}:
            raise BadHours(
                f"{rule.text!r}: {begin.isoformat()} is a {DAYS[begin.weekday()]}; leave the day of the "
                "week out, or write another date"
            )


def _check_order(earlier: Rule, later: Rule) -> None:
    """Raise BadHours where `later`, which does not hold every week alike, undoes `earlier`."""
    if earlier.weekly or not earlier.days & later.days:
        return
    if earlier.state is State.CLOSED and later.state is not State.CLOSED and _opens_again(earlier, later):
        raise _stands_behind(earlier, later)
    same = (earlier.state, earlier.spans) == (later.state, later.spans)
    if earlier.dates and later.dates and earlier.days <= later.days and not same:
        first, second = share_days(earlier.dates, later.dates)
        if first <= second:
            raise BadHours(
                f"{later.text!r} takes the place of {earlier.text!r}, which then says nothing; "
                f"write {later.text!r} first"
            )


def _is_holiday_off(rule: Rule) -> bool:
    return rule.public and rule.state is State.CLOSED


def _opens_again(closed: Rule, later: Rule) -> bool:
    """Say whether `later` opens days that `closed` says are closed, without naming just those days."""
    if closed.public or not (closed.dates or closed.school):
        return not are_single_days(later)
    if not later.dates:
        return True
    if closed.school:  # 'SH off; Jul-Aug Mo 09:00-12:00': closed in school holidays, but not in summer
        return False
    first, second = share_days(closed.dates, later.dates)
    return bool(first & second) and not second <= first


def _stands_behind(earlier: Rule, later: Rule) -> BadHours:
    return BadHours(
        f"{later.text!r} stands behind {earlier.text!r} and wins over it on its days; "
        f"write {later.text!r} first"
    )


def check_opens(reading: Reading) -> None:
    """Raise BadHours for hours that say on some days when it is closed, and never when it is open."""
    always = not any(rule.state is not State.CLOSED for rule in reading.rules) and reading.else_ is None
    if always and any(not rule.weekly or len(rule.days) < 7 for rule in reading.rules):
        raise BadHours(
            f"{reading.rules[0].text!r} says when it is closed and nothing says when it is open; "
            "write the hours too, or leave them empty and write this as an exception"
        )
