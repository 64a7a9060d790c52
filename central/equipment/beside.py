"""What the page of a person says of devices: what they have, what they gave, and that they wait for one."""

from __future__ import annotations

from typing import Any

from central.cases.beside import Part
from central.cases.models import Case
from central.equipment.moving import GIVEN, WANTED


def _told(case: Case) -> dict[str, Any]:
    """Return the loans and gifts of somebody; nothing where there are none and their question is another."""
    loans = list(case.loans.select_related("laptop").order_by("-began_at"))  # type: ignore[attr-defined]
    gives = case.track == GIVEN
    gifts = list(case.gifts.order_by("-received_on")) if gives else []  # type: ignore[attr-defined]
    still = case.status not in Case.CLOSED
    waits = case.track == WANTED and still and not any(one.ended_at is None for one in loans)
    told = {"loans": loans, "gifts": gifts, "waits": waits, "gives": gives and still, "case": case}
    return told if loans or gifts or waits or told["gives"] else {}


def _lost(case: Case, deleted: bool) -> list[str]:
    if not deleted:
        return []
    out = case.loans.filter(ended_at=None).select_related("laptop")  # type: ignore[attr-defined]
    return [f"{one.laptop} is nog bij deze persoon. Daarna weten we niet meer bij wie." for one in out]


HAS_DEVICE = Part("equipment/beside.html", _told, _lost)
