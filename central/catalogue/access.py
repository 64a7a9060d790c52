"""Which offer somebody may open: one of their own organisations; any other does not exist."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest

from central.accounts.access import my_organisations
from central.catalogue.models import Offer


def my_offer(request: HttpRequest, offer_id: UUID) -> Offer:
    """Return an offer of my organisations, or answer that there is none."""
    mine = Offer.objects.filter(organisation__in=my_organisations(request)).select_related("organisation")
    found = mine.filter(id=offer_id).first()
    if found is None:
        raise Http404
    return found
