"""What the page of a person says of devices: what they have, what they gave, and that they wait for one."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef

from central.cases.beside import Part
from central.cases.models import Case
from central.equipment.models import Loan
from central.equipment.moving import GIVEN, WANTED


def _told(case: Case) -> dict[str, Any]:
    """Return the loans and gifts of somebody; nothing where there are none and their question is another."""
    loans = _loans(case)
    gives = case.track == GIVEN
    gifts = list(case.gifts.order_by("-received_on")) if gives else []  # type: ignore[attr-defined]
    still = case.status not in Case.CLOSED
    waits = case.track == WANTED and still and not any(one.ended_at is None for one in loans)
    told = {"loans": loans, "gifts": gifts, "waits": waits, "gives": gives and still, "case": case}
    return told if loans or gifts or waits or told["gives"] else {}


def _lost(case: Case, deleted: bool) -> list[str]:
    if not deleted:
        return []
    out = [one for one in _loans(case) if one.ended_at is None]
    return [f"{one.laptop} is nog bij deze persoon. Daarna weten we niet meer bij wie." for one in out]


def _loans(case: Case) -> list[Loan]:
    """Return what somebody has and had, the newest first: asked once a page, and only where there is any."""
    kept = case.__dict__
    if "_loans" not in kept:
        there = kept.get("has_loans", True)  # True where the row was read elsewhere
        rows = Loan.objects.filter(case=case).select_related("laptop").order_by("-began_at")
        kept["_loans"] = list(rows) if there else []
    loans: list[Loan] = kept["_loans"]
    return loans


_ANY = Exists(Loan.objects.filter(case=OuterRef("pk")))
HAS_DEVICE = Part("equipment/beside.html", _told, _lost, marked=(("has_loans", _ANY),))
