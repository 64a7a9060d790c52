"""Who was there: from a scanned paper, or ticked off by staff."""

from __future__ import annotations

from datetime import date
from typing import Any

from central.accounts.models import User
from central.cases.models import Case, CaseEvent
from central.offers import sign_ups
from central.offers.models import Attendance, Offer, SignUp


def note_presence(case: Case, offer: Offer, on: date, by: User | None = None) -> bool:
    """Write down that this person was at this offer on this day; False when it stood there already."""
    _, fresh = Attendance.objects.get_or_create(
        organisation=case.organisation, offer=offer, case=case, on=on, defaults={"noted_by": by}
    )
    if fresh:
        CaseEvent.objects.create(
            organisation=case.organisation,
            case=case,
            by=by,
            kind=CaseEvent.Kind.OFFER,
            text=f"Was er op {on.day}-{on.month}-{on.year}: {offer.name}.",
        )
    return fresh


def take_back(case: Case, offer: Offer, on: date) -> bool:
    """Staff ticked the wrong name; False when nothing stood there."""
    return bool(Attendance.objects.filter(offer=offer, case=case, on=on).delete()[0])


def on_check_in(case: Case, offer: str, on: date, **_: Any) -> bool:
    """Receiver of case_checked_in: place somebody at the offer they name, or at their only one.

    False when it is not clear where they are; staff then say it.
    """
    mine = Offer.objects.filter(organisation=case.organisation)
    if offer:
        at = mine.filter(slug=offer).first()
    else:
        signed_up = SignUp.objects.filter(case=case).exclude(state=SignUp.State.WITHDRAWN)
        only = list(mine.filter(id__in=signed_up.values("offer"))[:2])
        at = only[0] if len(only) == 1 else None
    if at is None:
        return False
    note_presence(case, at, on)
    return True


def on_withdrawal(case: Case, **_: Any) -> None:
    """Receiver of case_withdrawn: who stops lets go of every place, in one order for everybody."""
    for one in SignUp.objects.filter(case=case).select_related("offer", "case").order_by("offer_id"):
        sign_ups.withdraw(one)
