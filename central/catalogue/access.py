"""Which place or offer somebody may open: one of their own organisations; any other does not exist."""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

from django.http import Http404, HttpRequest

from central.accounts.access import my_organisations
from central.catalogue.models import Offer, Place

E = TypeVar("E", Place, Offer)


def my_offer(request: HttpRequest, offer_id: UUID) -> Offer:
    """Return an offer of my organisations, or answer that there is none."""
    return _mine(request, Offer, offer_id)


def my_place(request: HttpRequest, place_id: UUID) -> Place:
    """Return a place of my organisations, or answer that there is none."""
    return _mine(request, Place, place_id)


def _mine(request: HttpRequest, table: type[E], row_id: UUID) -> E:
    mine = table.objects.filter(organisation__in=my_organisations(request)).select_related("organisation")
    found = mine.filter(id=row_id).first()
    if found is None:
        raise Http404
    return found
