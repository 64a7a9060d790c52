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
from django.http import HttpRequest, QueryDict

from central.cases.models import Case
from central.catalogue.models import Offer
from central.pages import keyset
from central.sign_ups.lines import Asked, Line, lines
from central.sign_ups.models import Attendance, SignUp

A_PAGE = 50
LISTS = (
    ("Plaatsen", "plaatsen", SignUp.State.PLACE),
    ("Wachtlijst", "wachtlijst", SignUp.State.WAITING),
    ("Gestopt", "gestopt", SignUp.State.WITHDRAWN),
)
WALK_INS, _WITHOUT = "zonder", "Was er zonder inschrijving"
_NUMBERED = keyset.Order("number", down=False, by_number=True)
_LATEST = keyset.Order("last", "case_id", by_day=True)
_NOTHING = keyset.Slice((), earlier=False, later=False)


@dataclass(frozen=True)
class Group:
    """One list of an offer: the people of this page, and how many there are."""

    title: str
    name: str
    rows: Sequence[Line]
    number: int
    page: keyset.Slice


@dataclass(frozen=True)
class WalkIns:
    """Who was there without a sign-up, with their days and whether each is sure."""

    title: str
    name: str
    rows: list[tuple[UUID, str, dict[date, bool]]]
    page: keyset.Slice


@dataclass(frozen=True)
class Shown:
    """What the page of an offer shows of people."""

    groups: list[Group]
    walk_ins: WalkIns
    days: list[date]
    only: str  # the one list that somebody goes through; '': the beginning of each


def shown(request: HttpRequest, offer: Offer, on: date, answers: bool) -> Shown:
    """Return the lists of an offer for a day; the address may name one of them, and where it goes on.

    `answers`: whether who looks may read what people answered.
    """
    said, names = request.GET, {name for _, name, _ in LISTS} | {WALK_INS}
    only = said.get("lijst", "") if said.get("lijst", "") in names else ""
    counted = {row["state"]: row["n"] for row in _of(offer).values("state").annotate(n=Count("id"))}
    slices = {
        name: _slice(offer, state, said if only else QueryDict())
        for _, name, state in LISTS
        if counted.get(state) and only in ("", name)
    }
    asked = Asked(request, offer, on, whereabouts(said), answers)
    ids = [key.id for page in slices.values() for key in page.keys]
    found = lines(asked, ids, _turns(offer, slices.get("wachtlijst", _NOTHING)))
    groups = []
    for title, name, state in LISTS:
        page = slices.get(name, _NOTHING)
        rows = [found[key.id] for key in page.keys if key.id in found]
        groups.append(Group(title, name, rows, counted.get(state, 0), page))
    days = Attendance.objects.filter(offer=offer).order_by("on").values_list("on", flat=True).distinct()
    return Shown(groups, _walk_ins(offer, said, only), list(days), only)


def _turns(offer: Offer, page: keyset.Slice) -> dict[UUID, int]:
    """Return of who waits whose turn it is: 1 for who is first."""
    before = 0
    if page.earlier:
        waiting = _of(offer).filter(state=SignUp.State.WAITING)
        before = waiting.filter(number__lt=page.keys[0].moment).count()
    return {key.id: turn for turn, key in enumerate(page.keys, start=before + 1)}


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


def _walk_ins(offer: Offer, said: QueryDict, only: str) -> WalkIns:
    """Return who was there without a sign-up, who came last first; how many there are is not counted."""
    if only not in ("", WALK_INS):
        return WalkIns(_WITHOUT, WALK_INS, [], _NOTHING)
    signed_up = _of(offer).filter(case=OuterRef("case"))
    came = Attendance.objects.filter(offer=offer).exclude(Exists(signed_up)).order_by()
    people = came.values("case_id").annotate(last=Max("on"))
    place = keyset.Place.of(said, _LATEST) if only else keyset.Place()
    page = keyset.take([people], _LATEST, place, A_PAGE)
    ids = [key.id for key in page.keys]
    if not ids:
        return WalkIns(_WITHOUT, WALK_INS, [], page)
    days: dict[UUID, dict[date, bool]] = defaultdict(dict)
    of_these = came.filter(case__in=ids).order_by("on")
    for case, day, sure in of_these.values_list("case_id", "on", "sure"):
        days[case][day] = sure or days[case].get(day, False)
    names = dict(Case.objects.filter(id__in=ids).order_by().values_list("id", "name"))
    rows = [(id_, names[id_], days[id_]) for id_ in ids if id_ in names]
    return WalkIns(_WITHOUT, WALK_INS, rows, page)
