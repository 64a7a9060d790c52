"""Whoever is on the list of an offer that moved or stops must hear it: they stand there as to be told."""

from __future__ import annotations

from typing import Any

from central.accounts.models import User
from central.cases.models import CaseEvent
from central.catalogue.models import Offer
from central.sign_ups.models import SignUp

STOPS = "gaat niet door"
_PARTS = {"place": "de plek", "starts": "de dag of het uur", "ends": "het einde", "opening_hours": "de uren"}


def on_moved(offer: Offer, gone: bool, by: User | None, parts: list[str], **_: Any) -> None:
    """Receiver of offer_moved: everybody with a place or a number is to be told, what stands in their log."""
    change = STOPS if gone else said_of(parts)
    on_list = SignUp.objects.filter(offer=offer).exclude(state=SignUp.State.WITHDRAWN)
    rows = list(on_list.select_related("case"))
    on_list.update(to_confirm=True, change=change, confirmed_at=None, confirmed_by=None, mail_tried_at=None)
    CaseEvent.objects.bulk_create(
        CaseEvent(
            organisation=row.organisation,
            case=row.case,
            by=by,
            kind=CaseEvent.Kind.OFFER,
            text=f"{offer.name}: {change}. Nog te vertellen.",
        )
        for row in rows
    )


def said_of(parts: list[str]) -> str:
    """Return what became otherwise: `de plek en de uren zijn veranderd`."""
    named = list(dict.fromkeys(_PARTS.get(part, "wanneer het is") for part in parts))
    return f"{' en '.join(named)} {'is' if len(named) == 1 and named != ['de uren'] else 'zijn'} veranderd"
