"""An offer in words of one language, and where it is: for pages, mails and lists."""

from __future__ import annotations

from central.catalogue.models import Offer, Place
from central.written.site_words import Words
from kiosk.wire.offer_words import OfferSaid, offer_in


def said(offer: Offer, words: Words) -> OfferSaid:
    """Return an offer in the language of `words`, and in Dutch where it is not translated."""
    return offer_in(offer.in_words(), words.language.code, words.say)


def where_it_is(offer: Offer) -> str:
    """Return name, address and town of the place it is held at; empty where nobody wrote it."""
    slug = offer.said.get("place")
    place = Place.objects.filter(organisation=offer.organisation, slug=slug).first() if slug else None
    if place is None:
        return ""
    told = (place.name, place.said.get("address"), place.said.get("town"))
    return ", ".join(str(part) for part in told if part)
