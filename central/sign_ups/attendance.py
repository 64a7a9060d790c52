"""Who was there: from a scanned paper, or ticked off by staff."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from central.accounts.models import User
from central.cases.models import Amendment, Case, CaseEvent
from central.catalogue.models import Offer
from central.sign_ups import sign_ups
from central.sign_ups.models import Attendance, SignUp


def note_presence(case: Case, offer: Offer, on: date, by: User | None = None) -> bool:
    """Write down that this person was at this offer on this day; False when it stood there already."""
    _, fresh = Attendance.objects.get_or_create(
        organisation=case.organisation, offer=offer, case=case, on=on, sure=True, defaults={"noted_by": by}
    )
    if fresh:
        _line(case, f"Was er op {_written(on)}: {offer.name}.", by)
    return fresh


def take_back(case: Case, offer: Offer, on: date) -> bool:
    """Staff ticked the wrong name; False when nothing stood there."""
    return bool(Attendance.objects.filter(offer=offer, case=case, on=on).delete()[0])


def on_check_in(case: Case, amendment: Amendment, **_: Any) -> bool:
    """Receiver of case_checked_in: place somebody at the offer they name, or at their only one.

    The day is that of the true time. Where nothing tells it yet it is the day it came in, marked as not sure.
    False when it is not clear where they are; staff then say it.
    """
    at = _where(case, amendment.offer)
    if at is None:
        return False
    if amendment.true_at is not None:
        note_presence(case, at, timezone.localdate(amendment.true_at))
        return True
    on = timezone.localdate(amendment.received_at)
    _, fresh = Attendance.objects.get_or_create(
        organisation=case.organisation,
        offer=at,
        scanned=amendment,
        sure=False,
        defaults={"case": case, "on": on},
    )
    if fresh:
        _line(case, f"Was er: {at.name}. De dag is niet zeker; het kwam hier aan op {_written(on)}.")
    return True


def on_dated(amendment: Amendment, **_: Any) -> None:
    """Receiver of amendment_dated: a day that was not sure is known now."""
    on = timezone.localdate(amendment.true_at)
    for row in Attendance.objects.filter(scanned=amendment, sure=False).select_related("offer", "case"):
        row.delete()
        note_presence(row.case, row.offer, on)


def _where(case: Case, slug: str) -> Offer | None:
    mine = Offer.objects.filter(organisation=case.organisation)
    if slug:
        return mine.filter(slug=slug).first()
    signed_up = SignUp.objects.filter(case=case).exclude(state=SignUp.State.WITHDRAWN)
    only = list(mine.filter(id__in=signed_up.values("offer"))[:2])
    return only[0] if len(only) == 1 else None


def _written(on: date) -> str:
    return f"{on.day}-{on.month}-{on.year}"


def _line(case: Case, text: str, by: User | None = None) -> None:
    CaseEvent.objects.create(
        organisation=case.organisation, case=case, by=by, kind=CaseEvent.Kind.OFFER, text=text
    )


def on_withdrawal(case: Case, **_: Any) -> None:
    """Receiver of case_withdrawn: who stops lets go of every place, in one order for everybody."""
    sign_ups.hold_offers_of(case)
    for one in SignUp.objects.filter(case=case).select_related("offer", "case").order_by("offer_id"):
        sign_ups.withdraw(one)
