"""The closing days of an organisation: what they hold for is all its places and offers that keep them.

They stand in `Organisation.closed` as rules of opening hours, and go to people with the next list the worker
publishes. From the first change here the site's file says nothing of them any more.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.db import transaction

from central.accounts import audit
from central.accounts.models import Organisation, User
from central.catalogue.dutch_hours import HoursRefused, closing_in_words
from central.catalogue.hours_words import hours_wrong
from kiosk.words.opening import BadHours, check_closing, read_days
from kiosk.words.rules import MONTHS, Rule

MOST = 100  # as the wire has them


class ClosingDay(NamedTuple):
    """One rule, in words; `over`: its days are past and no year brings them back."""

    rule: str
    words: str
    over: bool


def rule_of(first: date, last: date | None, each_year: bool, reason: str) -> str:
    """Return a closing day as a rule. Raises HoursRefused for what cannot be said whole."""
    last = None if last == first else last
    if last and last < first:
        raise HoursRefused("De laatste dag is voor de eerste.")
    days = _named(first, each_year) + (f"-{_named(last, each_year)}" if last else "")
    why = " ".join(reason.replace('"', "'").split())
    rule = f'{days} off "{why}"' if why else f"{days} off"
    try:
        check_closing(rule)
    except BadHours as error:
        raise HoursRefused(hours_wrong(str(error))) from None
    return rule


def _named(day: date, each_year: bool) -> str:
    return f"{'' if each_year else f'{day.year} '}{MONTHS[day.month - 1]} {day.day:02d}"


def closing_days(organisation: Organisation, today: date) -> list[ClosingDay]:
    """Return the closing days, those of one year in their order, past ones last."""
    found = [
        (_first(rule, today), ClosingDay(rule, closing_in_words(rule), _over(rule, today)))
        for rule in organisation.closed
    ]
    return [one for _, one in sorted(found, key=lambda pair: (pair[1].over, pair[0]))]


def add(organisation: Organisation, rule: str, by: User | None) -> None:
    """Close on these days. Raises HoursRefused where there are too many."""
    _write(
        organisation,
        [*dict.fromkeys([*_held(organisation).closed, rule])],
        by,
        f"dicht: {closing_in_words(rule)}",
    )


def take_off(organisation: Organisation, rule: str, by: User | None) -> None:
    """Do not close on these days after all."""
    rest = [one for one in _held(organisation).closed if one != rule]
    _write(organisation, rest, by, f"niet dicht: {closing_in_words(rule)}")


@transaction.atomic
def _write(organisation: Organisation, closed: list[str], by: User | None, said: str) -> None:
    if len(closed) > MOST:
        raise HoursRefused(f"Er is plaats voor {MOST} sluitingsdagen. Haal eerst oude weg.")
    Organisation.objects.filter(pk=organisation.pk).update(closed=closed, closed_here=True)
    organisation.closed = closed
    audit.changed(organisation, by, "closing-days", said)


def _held(organisation: Organisation) -> Organisation:
    return Organisation.objects.get(pk=organisation.pk)


def _rules(rule: str) -> tuple[Rule, ...]:
    try:
        return read_days(rule)
    except BadHours:
        return ()


def _over(rule: str, today: date) -> bool:
    ends = [dates.ends() for one in _rules(rule) for dates in one.dates]
    return bool(ends) and all(end is not None and end < today for end in ends)


def _first(rule: str, today: date) -> tuple[int, int, int]:
    firsts = [dates.first for one in _rules(rule) for dates in one.dates]
    year, month, day = firsts[0] if firsts else (None, 1, 1)
    return (year or today.year, month, day or 1)
