"""Offers in the words of one person, with what is Dutch in them marked as Dutch."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.catalogue.store import Catalogue, address_of
from kiosk.receipts.facts import AskedOffer
from kiosk.wire.catalogue import Offer
from kiosk.wire.offer_words import OfferSaid, Said, offer_in


def offer_words(t: Callable[..., str], offer: Offer, language: str) -> OfferSaid:
    """What an offer says in a language; what it says in Dutch instead is marked, and an example too."""
    said = offer_in(offer, language, t)

    def shown(one: Said, example: bool = False) -> Said:
        dutch = t(f"language.{one.language}") if one.language != language else ""
        return Said(marked(one.text, t("ui.example") if example else "", dutch), one.language)

    return OfferSaid(
        shown(said.title, offer.example), shown(said.about), shown(said.when), shown(said.price), said.starts
    )


def marked(text: str, *marks: str) -> str:
    """`text` with what there is to know about it behind it; `kiosk.ui.spoken` takes it apart again."""
    known = [mark for mark in marks if mark]
    return f"{text} ({', '.join(known)})" if text and known else text


def asked_offer(
    catalogue: Catalogue, offer_id: str, language: str, t: Callable[..., str]
) -> AskedOffer | None:
    """Return an offer as it stands on paper; None for one that is gone."""
    offer = catalogue.offer(offer_id)
    if offer is None:
        return None
    said, place = offer_words(t, offer, language), catalogue.place(offer.place or "")
    where = f"{place.name}, {address_of(place)}" if place else ""
    return AskedOffer(said.title.text, said.when.text, where, said.starts)
