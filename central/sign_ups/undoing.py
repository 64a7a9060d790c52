"""A withdrawal that was a slip: the place comes back where that is still possible, and harms nobody.

Meanwhile the first who waited may have moved up and been told. Then the person stands first on the waiting
list: the number they had is still theirs, and lower than that of all who wait.
"""

from __future__ import annotations

from typing import Any

from central.accounts.models import User
from central.cases.models import Case, CaseEvent
from central.catalogue.models import Offer
from central.sign_ups import sign_ups
from central.sign_ups.models import SignUp


def remember(case: Case, **_: Any) -> list[dict[str, object]]:
    """Receiver of case_withdrawn, before the places go: return what `give_back` will need."""
    active = SignUp.objects.filter(case=case).exclude(state=SignUp.State.WITHDRAWN)
    return [
        {"sign_up": str(one.id), "state": one.state, "to_confirm": one.to_confirm}
        for one in active.order_by("offer_id")
    ]


def give_back(case: Case, let_go: list[dict[str, Any]], by: User, **_: Any) -> None:
    """Receiver of case_brought_back: places that are still free come back; else a number on the list does."""
    for was in let_go:
        found = SignUp.objects.filter(id=was["sign_up"], case=case).first()
        if found is None:
            continue
        offer = Offer.objects.select_for_update(of=("self",)).get(id=found.offer_id)
        one = SignUp.objects.get(id=found.id)
        if one.state != SignUp.State.WITHDRAWN:
            continue
        full = offer.seats is not None and sign_ups.taken(offer) >= offer.seats
        had_place = was["state"] == SignUp.State.PLACE
        one.state = SignUp.State.PLACE if had_place and not full else SignUp.State.WAITING
        # Who had a place and now waits must hear that; else all is as it was.
        one.to_confirm = bool(was["to_confirm"]) or (had_place and full)
        one.save(update_fields=["state", "to_confirm"])
        where = "met een plaats" if one.state == SignUp.State.PLACE else "op de wachtlijst"
        CaseEvent.objects.create(
            organisation=case.organisation,
            case=case,
            by=by,
            kind=CaseEvent.Kind.OFFER,
            text=f"Terug op de lijst voor {offer.name}, {where}.",
        )
        sign_ups.fill(offer)
