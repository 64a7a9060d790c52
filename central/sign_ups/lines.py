"""What the page of an offer says of each person who signed up: one tuple a line, ready to be set down.

A list is ninety people with two forms each. Their template only puts these parts in their place: to look up
rows of the database, dates, addresses and seals there was half the time of the page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from central.cases.models import Case
from central.catalogue.models import Offer
from central.pages.stale_forms import fingerprint
from central.pages.templatetags.dutch import moment
from central.pages.templatetags.forms import mark_of
from central.sign_ups.models import Attendance, SignUp

MAIL, PHONE = Case.ReachBy.EMAIL, Case.ReachBy.PHONE


class Person(NamedTuple):
    """What is read of a sign-up and of who it is."""

    id: UUID
    case_id: UUID
    number: int
    state: str
    made_at: datetime
    to_confirm: bool
    moved_up_at: datetime | None
    change: str
    name: str
    answers: Any
    reach_by: str
    reach_value: str
    contact_key: str


READ = (
    "id", "case_id", "number", "state", "made_at", "to_confirm", "moved_up_at", "change",
    "case__name", "case__answers", "case__reach_by", "case__reach_value", "case__contact_key",
)  # fmt: skip


class Tell(NamedTuple):
    """Somebody must still hear where they stand: how they are reached, and what became otherwise."""

    moved_up: bool  # a place came free
    change: str  # of the offer itself
    by: str
    value: str


class Line(NamedTuple):
    """One person of a list; a loop of the template names the parts in this order.

    `standing`, `ticked`: the hidden fields of the forms about their place and about the day.
    """

    sign_up: UUID
    person: UUID
    name: str
    told: str
    twice: str
    unsure: bool  # there, but the clock of the device stood wrong
    tell: Tell | None
    there: bool
    standing: SafeString
    ticked: SafeString


@dataclass(frozen=True)
class Asked:
    """For whom a list is written: who looks, of which offer and day, from where, and whether answers show."""

    request: HttpRequest
    offer: Offer
    on: date
    here: str
    answers: bool


def standing(one: SignUp | Person) -> str:
    """Return the fingerprint of where somebody stands."""
    return fingerprint(one.state, one.to_confirm, one.number, one.moved_up_at)


def ticked(there: bool) -> str:
    """Return the fingerprint of whether somebody was there."""
    return fingerprint("there", there)


def lines(asked: Asked, ids: Sequence[UUID], numbered: dict[UUID, int]) -> dict[UUID, Line]:
    """Return the line of each of these sign-ups, by its id. `numbered`: their turn, of who waits."""
    if not ids:
        return {}
    offer = asked.offer
    own = SignUp.objects.filter(organisation=offer.organisation_id, id__in=ids).order_by()
    people = [Person(*row) for row in own.values_list(*READ)]
    sure = _sure(offer, asked.on, [one.case_id for one in people])
    also = _twice(offer, {one.contact_key for one in people} - {""})
    hidden = _Hidden(asked)
    return {
        one.id: Line(
            one.id,
            one.case_id,
            one.name,
            _told(one, numbered.get(one.id), asked.answers),
            _said_twice(one, also[one.contact_key]),
            sure.get(one.case_id) is False,
            None if offer.over or not one.to_confirm
            else Tell(one.moved_up_at is not None, one.change, one.reach_by, one.reach_value),
            one.case_id in sure,
            hidden(standing(one)),
            hidden(ticked(one.case_id in sure)),
        )
        for one in people
    }  # fmt: skip


class _Hidden:
    """The hidden fields of forms that showed the same, written once."""

    def __init__(self, asked: Asked) -> None:
        place = format_html('<input type="hidden" name="plek" value="{}">', asked.here) if asked.here else ""
        day = f'<input type="hidden" name="dag" value="{asked.on.isoformat()}">'
        self._request, self._rest = asked.request, f"{place}{day}"
        self._made: dict[str, SafeString] = {}

    def __call__(self, seen: str) -> SafeString:
        if seen not in self._made:
            self._made[seen] = SafeString(f"{mark_of(self._request, seen)}{self._rest}")
        return self._made[seen]


def _told(one: Person, turn: int | None, answers: bool) -> str:
    """Return what stands under a name: their turn, when they signed up, and what they said with it."""
    said = one.answers if isinstance(one.answers, dict) else {}
    parts = [f"Nummer {turn}"] if turn else []
    parts.append(moment(one.made_at))
    if said.get("come_along") == "yes":
        parts.append("wil dat iemand meegaat")
    if answers and said.get("question"):
        parts.append(f"vraag: {said['question']}")
    return " · ".join(parts)


def _sure(offer: Offer, on: date, people: list[UUID]) -> dict[UUID, bool]:
    """Return of who was there that day whether the day is sure."""
    there: dict[UUID, bool] = {}
    came = Attendance.objects.filter(offer=offer, on=on, case__in=people).order_by()
    for case, sure in came.values_list("case_id", "sure"):
        there[case] = sure or there.get(case, False)
    return there


def _twice(offer: Offer, keys: set[str]) -> dict[str, list[int]]:
    """Return by way to reach the numbers of all who gave it and did not stop.

    Two of a family may share a telephone, so nobody loses a seat by it: staff look.
    """
    numbers: dict[str, list[int]] = defaultdict(list)
    everybody = SignUp.objects.filter(organisation=offer.organisation_id, offer=offer)
    same = everybody.filter(case__contact_key__in=keys).exclude(state=SignUp.State.WITHDRAWN)
    for key, number in same.order_by("number").values_list("case__contact_key", "number") if keys else ():
        numbers[key].append(number)
    return numbers


def _said_twice(one: Person, numbers: list[int]) -> str:
    """Return with which numbers somebody may be the same; '' where nobody else is reached so."""
    others = [str(number) for number in numbers if number != one.number]
    if not others or one.state == SignUp.State.WITHDRAWN:
        return ""
    way = "telefoonnummer" if one.reach_by == PHONE else "mailadres"
    return f"Zelfde {way} als nummer {' en nummer '.join(others)}. Dit is nummer {one.number}."
