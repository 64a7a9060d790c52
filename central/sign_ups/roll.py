"""Everybody of an offer: who signed up, who came without, and who stands in it twice.

For the lists that go to a spreadsheet; the page of staff has its own lines (lines.py), fifty at a time.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from central.cases.models import Case
from central.catalogue.models import Offer
from central.sign_ups.models import Attendance, SignUp
from kiosk.journeys.phone import check_phone
from kiosk.journeys.refusals import NotAccepted


@dataclass
class Row:
    """One person of an offer; `days` says of each day they were there whether the day is sure."""

    case: Case
    sign_up: SignUp | None  # None: came without
    days: dict[date, bool] = field(default_factory=dict)
    also: list[int] = field(default_factory=list)  # numbers of other sign-ups reached in the same way


def rows_of(offer: Offer) -> list[Row]:
    """Return the rows: sign-ups by their number, then who came without one, by their first day."""
    there: dict[object, dict[date, bool]] = defaultdict(dict)
    came = Attendance.objects.filter(offer=offer).select_related("case").order_by("on", "noted_at")
    without: dict[object, Case] = {}
    for one in came:
        there[one.case_id][one.on] = one.sure or there[one.case_id].get(one.on, False)
        without.setdefault(one.case_id, one.case)
    signed_up = list(offer.sign_ups.select_related("case"))
    also = _twice(signed_up)
    rows = [Row(one.case, one, there[one.case_id], also[one.number]) for one in signed_up]
    known = {one.case_id for one in signed_up}
    return rows + [Row(case, None, there[key]) for key, case in without.items() if key not in known]


def days_of(rows: list[Row]) -> list[date]:
    """Return the days on which somebody was there."""
    return sorted({day for row in rows for day in row.days})


def _twice(signed_up: list[SignUp]) -> dict[int, list[int]]:
    """Return by number the other numbers with the same way to reach, among those who did not stop.

    Two of a family may share a telephone, so nobody loses a seat by it: staff look.
    """
    by_way: dict[tuple[str, str], list[int]] = defaultdict(list)
    for one in signed_up:
        way = _way(one.case)
        if way and one.state != SignUp.State.WITHDRAWN:
            by_way[way].append(one.number)
    also: dict[int, list[int]] = defaultdict(list)
    for numbers in by_way.values():
        for number in numbers:
            also[number] = [other for other in numbers if other != number]
    return also


def _way(case: Case) -> tuple[str, str] | None:
    """Return how somebody is reached in one spelling; None for a place to find them, which many may share."""
    value = case.reach_value.strip()
    if not value or case.reach_by == Case.ReachBy.VISIT:
        return None
    if case.reach_by == Case.ReachBy.EMAIL:
        return ("email", value.casefold())
    try:
        return ("phone", check_phone(value))
    except NotAccepted:
        return ("phone", value)
