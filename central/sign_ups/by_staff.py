"""Staff put somebody they know on the list of an offer, and tick who walked in."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from central.accounts.access import by_post, needs
from central.accounts.roles import Right
from central.cases.access import my_case
from central.cases.models import Case
from central.catalogue.models import Offer
from central.pages.stale_forms import carry_out
from central.sign_ups.attendance import note_presence
from central.sign_ups.sign_ups import OfferIsOver, sign_up


@needs(Right.SEATS)
@by_post("case")
def sign_up_known(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Give somebody the next place or number of an offer; a second touch gives no second one."""
    case = my_case(request, case_id)
    offer = _offer(request, case)
    try:
        carry_out(request, lambda: sign_up(case, offer, to_confirm=False), None)
    except OfferIsOver:
        messages.error(request, f"{offer.name} is voorbij.")
        return redirect("case", case_id=case.id)
    row = case.sign_ups.filter(offer=offer).first()  # type: ignore[attr-defined]
    waits = row is not None and row.state == row.State.WAITING
    where = "op de wachtlijst" if waits else "met een plaats"
    messages.success(request, f"{case.name} staat bij {offer.name}, {where}.")
    return redirect("case", case_id=case.id)


@needs(Right.SEATS)
@by_post("case")
def walked_in(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Write down that somebody was there today, with or without a sign-up."""
    case = my_case(request, case_id)
    offer, today = _offer(request, case), timezone.localdate()
    carry_out(request, lambda: note_presence(case, offer, today, request.user), None)
    messages.success(request, f"{case.name} was er vandaag: {offer.name}.")
    return redirect("case", case_id=case.id)


def _offer(request: HttpRequest, case: Case) -> Offer:
    try:
        wanted = UUID(request.POST.get("aanbod", ""))
    except ValueError:
        raise Http404 from None
    found = Offer.objects.filter(organisation=case.organisation_id, id=wanted).first()
    if found is None:
        raise Http404
    return found
