"""Offers in the words of one person, with what is Dutch in them marked as Dutch."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from urllib.parse import quote_plus

from kiosk.catalogue.store import Catalogue, address_of
from kiosk.receipts.facts import AskedOffer
from kiosk.wire.catalogue import Offer, Place
from kiosk.wire.offer_words import OfferSaid, Said, offer_in
from kiosk.wire.phone_page import LONGEST
from kiosk.wire.place_hours import Told, remarks_at
from kiosk.wire.place_words import way_in
from kiosk.words.apart import from_left
from kiosk.words.remarks import asked_first


def offer_words(t: Callable[..., str], offer: Offer, language: str) -> OfferSaid:
    """What an offer says in a language; what it says in Dutch instead is marked, and an example too."""
    said = offer_in(offer, language, t)

    def shown(one: Said, example: bool = False) -> Said:
        dutch = t(f"language.{one.language}") if one.language != language else ""
        return Said(marked(one.text, t("ui.example") if example else "", dutch), one.language)

    title, *others = said.parts
    return OfferSaid(shown(title, offer.example), *map(shown, others))


def marked(text: str, *marks: str) -> str:
    """`text` with what there is to know about it behind it; `kiosk.ui.spoken_language` takes it apart."""
    known = [mark for mark in marks if mark]
    return f"{text} ({', '.join(known)})" if text and known else text


def told_in(t: Callable[..., str], told: Iterable[Told], language: str) -> tuple[str, ...]:
    """Return lines beside the hours; what is in another language than the person's says so."""
    return tuple(
        marked(one.text, t(f"language.{one.language}")) if one.language != language else one.text
        for one in told
    )


def dutch_remarks(catalogue: Catalogue) -> frozenset[str]:
    """Return what staff wrote in Dutch among hours and days: a reason, how to ask; as written and as said."""
    entries: tuple[Place | Offer, ...] = (*catalogue.places(), *catalogue.offers())
    calendar = catalogue.calendar
    found = {one for entry in entries for one in remarks_at(entry, calendar)}
    shown = (asked_first(one, lambda key: "").removeprefix(": ") for one in found)
    return frozenset(filter(None, (*found, *shown)))


def asked_offer(
    catalogue: Catalogue, offer_id: str, language: str, t: Callable[..., str], at: datetime
) -> AskedOffer | None:
    """Return an offer as it stands on the paper of `at`; None for one that is gone."""
    offer = catalogue.offer(offer_id)
    if offer is None:
        return None
    said, place = offer_words(t, offer, language), catalogue.place(offer.place or "")
    where = f"{place.name}, {address_of(place)}" if place else ""
    return AskedOffer(said.title.text, said.when.text, where, catalogue.days(offer, at, language, t).lines)


def way_to(t: Callable[..., str], place: Place, language: str, in_one: bool = False) -> tuple[str, ...]:
    """Return how to get there, and whether a wheelchair gets in: known, or to be asked by telephone.

    A way that nobody translated stays Dutch, from left to right, and what says so stands above it. `in_one`:
    behind it and short, where there is no room for one line more.
    """
    said = way_in(place, language)
    way = said.text
    if way and said.language != language:
        dutch = "\n".join(from_left(line) for line in way.splitlines())
        way = marked(way, t(f"language.{said.language}")) if in_one else f"{t('place.way_dutch')}\n{dutch}"
    unknown = "place.ask_wheelchair" if place.phone else ""
    enters = {"yes": "place.wheelchair", "no": "place.no_wheelchair"}.get(place.accessible, unknown)
    return tuple(line for line in (way, t(enters) if enters else "") if line)


def map_address(place: Place) -> str:
    """Return an address that shows a place on a map; none for one that is made up, or too long to be read.

    Where somebody said where it lies, it is shown there: a search may find nothing, or another street.
    """
    found = f"https://www.openstreetmap.org/search?query={quote_plus(address_of(place))}"
    if place.position is not None:
        at = place.position
        found = f"https://www.openstreetmap.org/?mlat={at.latitude}&mlon={at.longitude}&zoom=17"
    return "" if place.example or len(found) > LONGEST else found
