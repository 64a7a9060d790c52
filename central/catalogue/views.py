"""The page 'Aanbod': all there is, how full it is, and what is wrong in the files it comes from."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from central.accounts.access import current_organisation, needs
from central.accounts.models import AccessLog
from central.accounts.roles import Right
from central.catalogue.fullness import counts
from central.catalogue.models import Offer
from central.catalogue.moments import read_places, when_it_is
from central.catalogue.offer_notes import offer_notes
from central.pages import sorted_rows

A_PAGE = 50


@needs(Right.OFFERS, log=AccessLog.Kind.LIST)
@require_GET
def offer_list(request: HttpRequest) -> HttpResponse:
    """Every offer of this organisation, and how full it is: who needs a call first, what is over last."""
    here = current_organisation(request)
    offers = list(Offer.objects.filter(organisation=here).select_related("organisation"))
    full = counts(offers)
    if offers:
        read_places(offers)
    offers.sort(key=lambda one: (one.over, not one.published, not full[one.id].to_tell, one.name.casefold()))
    shown, page = sorted_rows.take(offers, lambda one: one.id, request.GET, A_PAGE)
    rows = [(offer, when_it_is(offer), full[offer.id]) for offer in shown]
    notes = offer_notes([here])
    return render(request, "catalogue/list.html", {"rows": rows, "notes": notes, "page": page})
