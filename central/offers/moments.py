"""When an offer is next, with the closing days of its organisation and the exceptions of its place."""

from __future__ import annotations

from datetime import datetime

from central.accounts.models import Organisation
from central.offers.models import Offer, Place
from central.offers.site_words import site_of
from kiosk.wire.catalogue import Place as WirePlace
from kiosk.wire.hours_of import Calendar, Times, next_times


def calendar_at(organisation: Organisation) -> Calendar:
    """Return what holds for all of an organisation."""
    return site_of(organisation).calendar


def next_moment(offer: Offer, now: datetime) -> Times | None:
    """Return when the offer is next, or begins; None where nobody wrote that down, or it is over."""
    slug = offer.entry.get("place")
    row = Place.objects.filter(organisation=offer.organisation, slug=slug).first() if slug else None
    place = WirePlace.model_validate(row.entry, strict=False) if row else None
    return next_times(offer.in_words(), now, calendar_at(offer.organisation), place)
