"""Which place or offer somebody may open: one of their own organisations; any other does not exist."""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

from django.http import Http404, HttpRequest

from central.accounts.access import my_organisations
from central.catalogue.models import Offer, OfferShare, Place

E = TypeVar("E", Place, Offer)


def my_offer(request: HttpRequest, offer_id: UUID) -> Offer:
    """Return an offer of my organisations, or answer that there is none."""
    return _mine(request, Offer, offer_id)


def my_place(request: HttpRequest, place_id: UUID) -> Place:
    """Return a place of my organisations, or answer that there is none."""
    return _mine(request, Place, place_id)


def my_share(request: HttpRequest, share_id: UUID) -> OfferShare:
    """Return an offer that my organisations share with another, or answer that there is none."""
    return _share(request, share_id, "organisation")


def share_with_us(request: HttpRequest, offered_id: UUID) -> OfferShare:
    """Return an offer that another shares with my organisations, or answer that there is none."""
    return _share(request, offered_id, "to")


def _share(request: HttpRequest, share_id: UUID, side: str) -> OfferShare:
    mine = OfferShare.objects.filter(**{f"{side}__in": my_organisations(request)}, id=share_id)
    found = mine.select_related("offer", "organisation", "to").first()
    if found is None:
        raise Http404
    return found


def _mine(request: HttpRequest, table: type[E], row_id: UUID) -> E:
    mine = table.objects.filter(organisation__in=my_organisations(request)).select_related("organisation")
    found = mine.filter(id=row_id).first()
    if found is None:
        raise Http404
    return found
