"""The people of an offer as its page shows them: fifty of a list, and where it goes on.

Everybody at once is for a spreadsheet (central.sign_ups.roll): four hundred people with their buttons are a
page of half a megabyte.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, Max, OuterRef, QuerySet
from django.http import QueryDict

from central.cases.models import Case
from central.catalogue.models import Offer
from central.pages import keyset
from central.sign_ups.models import Attendance, SignUp
from central.sign_ups.roll import Row

A_PAGE = 50
LISTS = (
    ("Plaatsen", "plaatsen", SignUp.State.PLACE),
    ("Wachtlijst", "wachtlijst", SignUp.State.WAITING),
    ("Gestopt", "gestopt", SignUp.State.WITHDRAWN),
)
WALK_INS = "zonder"
SAID = (  # of a sign-up and of the person, in a list
    "organisation", "offer", "number", "state", "made_at", "to_confirm", "moved_up_at", "change",
    "case__name", "case__answers", "case__reach_by", "case__reach_value", "case__contact_key",
)  # fmt: skip
_NUMBERED = keyset.Order("number", down=False, by_number=True)
_LATEST = keyset.Order("last", "case_id", by_day=True)
_NOTHING = keyset.Slice((), earlier=False, later=False)


@dataclass(frozen=True)
class Group:
    """One list of an offer: the people of this page, how many there are, and how many stand before them."""

    title: str
    name: str
    rows: list[Row]
    number: int
    before: int
    page: keyset.Slice


@dataclass(frozen=True)
class Shown:
    """What the page of an offer shows of people."""

    groups: list[Group]
    walk_ins: Group
    days: list[date]
    only: str  # the one list that somebody goes through; '': the beginning of each
    here: str  # where in it, as part of an address


def shown(offer: Offer, on: date, said: QueryDict) -> Shown:
    """Return the lists of an offer for a day; the address may name one of them, and where it goes on."""
    names = {name for _, name, _ in LISTS} | {WALK_INS}
    only = said.get("lijst", "") if said.get("lijst", "") in names else ""
    counted = {row["state"]: row["n"] for row in _of(offer).values("state").annotate(n=Count("id"))}
    slices = {
        name: _slice(offer, state, said if only else QueryDict())
        for _, name, state in LISTS
        if counted.get(state) and only in ("", name)
    }
    found = _rows(offer, on, [key.id for page in slices.values() for key in page.keys])
    groups = []
    for title, name, state in LISTS:
        page = slices.get(name, _NOTHING)
        rows = [found[key.id] for key in page.keys if key.id in found]
        before = _of(offer).filter(state=state, number__lt=page.keys[0].moment).count() if page.earlier else 0
        groups.append(Group(title, name, rows, counted.get(state, 0), before, page))
    days = Attendance.objects.filter(offer=offer).order_by("on").values_list("on", flat=True).distinct()
    return Shown(groups, _walk_ins(offer, on, said, only), list(days), only, whereabouts(said))


def whereabouts(said: QueryDict) -> str:
    """Return the list and the place in it that an address names; '' for the page as it begins."""
    name = said.get("lijst", "")
    if name not in {name for _, name, _ in LISTS}:
        return ""
    return "&".join(part for part in (f"lijst={name}", keyset.Place.of(said, _NUMBERED).address()) if part)


def _of(offer: Offer) -> QuerySet[SignUp]:
    return SignUp.objects.filter(organisation=offer.organisation_id, offer=offer).order_by()


def _slice(offer: Offer, state: str, said: QueryDict) -> keyset.Slice:
    return keyset.take([_of(offer).filter(state=state)], _NUMBERED, keyset.Place.of(said, _NUMBERED), A_PAGE)


def _rows(offer: Offer, on: date, ids: Sequence[UUID]) -> dict[UUID, Row]:
    """Return these sign-ups as rows, with whether they were there on the day, by the id of the sign-up."""
    found = SignUp.objects.filter(id__in=ids).select_related("case").only(*SAID)
    people = {one.case_id for one in found}
    came = Attendance.objects.filter(offer=offer, on=on, case__in=people).values_list("case_id", "sure")
    there: dict[UUID, bool] = {}
    for case, sure in came:
        there[case] = sure or there.get(case, False)
    also = _twice(offer, {one.case.contact_key for one in found} - {""})
    return {
        one.id: Row(
            one.case,
            one,
            {on: there[one.case_id]} if one.case_id in there else {},
            [] if one.state == SignUp.State.WITHDRAWN else _others(one, also[one.case.contact_key]),
        )
        for one in found
    }


def _twice(offer: Offer, keys: set[str]) -> dict[str, list[int]]:
    """Return by way to reach the numbers of all who gave it and did not stop.

    Two of a family may share a telephone, so nobody loses a seat by it: staff look.
    """
    numbers: dict[str, list[int]] = defaultdict(list)
    same = _of(offer).filter(case__contact_key__in=keys).exclude(state=SignUp.State.WITHDRAWN)
    for key, number in same.order_by("number").values_list("case__contact_key", "number") if keys else ():
        numbers[key].append(number)
    return numbers


def _others(one: SignUp, numbers: list[int]) -> list[int]:
    return [number for number in numbers if number != one.number]


def _walk_ins(offer: Offer, on: date, said: QueryDict, only: str) -> Group:
    """Return who was there without a sign-up, who came last first; how many there are is not counted."""
    if only not in ("", WALK_INS):
        return Group("Was er zonder inschrijving", WALK_INS, [], 0, 0, _NOTHING)
    signed_up = _of(offer).filter(case=OuterRef("case"))
    came = Attendance.objects.filter(offer=offer).exclude(Exists(signed_up)).order_by()
    people = came.values("case_id").annotate(last=Max("on"))
    place = keyset.Place.of(said, _LATEST) if only else keyset.Place()
    page = keyset.take([people], _LATEST, place, A_PAGE)
    days: dict[UUID, dict[date, bool]] = defaultdict(dict)
    ids = [key.id for key in page.keys]
    for case, day, sure in (
        came.filter(case__in=ids).order_by("on").values_list("case_id", "on", "sure") if ids else ()
    ):
        days[case][day] = sure or days[case].get(day, False)
    cases = Case.objects.in_bulk(ids) if ids else {}
    rows = [Row(cases[id_], None, days[id_]) for id_ in ids if id_ in cases]
    return Group("Was er zonder inschrijving", WALK_INS, rows, len(rows), 0, page)
