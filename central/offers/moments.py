"""When an offer is next, with the closing days of its organisation and the exceptions of its place."""

from __future__ import annotations

from datetime import datetime

from central.accounts.models import Organisation
from central.offers.models import Offer, Place
from central.offers.site_words import Words, site_of
from kiosk.wire.catalogue import Place as WirePlace
from kiosk.wire.hours_of import Calendar, Times, next_times
from kiosk.wire.offer_days import OfferDays, offer_days


def calendar_at(organisation: Organisation) -> Calendar:
    """Return what holds for all of an organisation."""
    return site_of(organisation).calendar


def place_of(offer: Offer) -> WirePlace | None:
    """Return the place an offer is held at."""
    slug = offer.entry.get("place")
    row = Place.objects.filter(organisation=offer.organisation, slug=slug).first() if slug else None
    return WirePlace.model_validate(row.entry, strict=False) if row else None


def next_moment(offer: Offer, now: datetime, place: WirePlace | None = None) -> Times | None:
    """Return when the offer is next, or begins; None where nobody wrote that down, or it is over."""
    return next_times(offer.in_words(), now, calendar_at(offer.organisation), place or place_of(offer))


def days_of(offer: Offer, now: datetime, words: Words, place: WirePlace | None = None) -> OfferDays:
    """Return on which days an offer is, in the language of `words`."""
    calendar, held_at = calendar_at(offer.organisation), place or place_of(offer)
    return offer_days(offer.in_words(), now, words.language.code, words.say, calendar, held_at)
