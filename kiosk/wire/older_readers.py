"""The list of places and offers as a program of before reads it: nothing in it that it would refuse.

Schema 3 knows the way to a place in Dutch only: it is marked as Dutch there, as it was for everybody.

Schema 2 knows no positions and no sketch: such a device draws no map, and says the address as ever. Schema 1
knows no schemes either: such a device keeps those of its own files, which is what it did before there were
any here. It knows no 'for whom' of an offer: that stands behind what the offer is about, as staff wrote it
then, where there is room for it.
"""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.wire.catalogue import KNOWN, Catalogue, Offer, OfferTexts, Place

READS = "Kiosk-Catalogue"  # header: the newest schema of a catalogue that the device reads
FOR_WHOM = "Voor wie: "
_LONGEST = 400  # what an offer may say it is about


def schema_read(headers: Mapping[str, str]) -> int:
    """Return the newest schema of ours that whoever asks reads: 1 where nothing is said, or no number."""
    said = headers.get(READS, "")
    return min(KNOWN, max(1, int(said))) if said.isascii() and said.isdigit() and len(said) < 4 else 1


def for_reader(catalogue: Catalogue, schema: int) -> Catalogue:
    """Return the catalogue as a device takes it that reads up to `schema`."""
    if catalogue.needs <= schema:
        return catalogue
    places = tuple(place.model_copy(update={"texts": {}}) for place in catalogue.places)
    one_tongue = catalogue.model_copy(update={"places": places})
    if schema == 3:
        return one_tongue
    places = tuple(_without_position(place) for place in one_tongue.places)
    flat = one_tongue.model_copy(update={"sketch": (), "places": places})
    if schema == 2:
        return flat
    offers = tuple(_without_for_whom(offer) for offer in flat.offers)
    return flat.model_copy(update={"schemes": (), "offers": offers})


def _without_position(place: Place) -> Place:
    return place.model_copy(update={"position": None}) if place.position else place


def _without_for_whom(offer: Offer) -> Offer:
    texts = {code: _translated(one) for code, one in offer.texts.items()}
    about = _with(offer.about, f"{FOR_WHOM}{offer.for_whom}." if offer.for_whom else "")
    return offer.model_copy(update={"about": about, "for_whom": "", "texts": texts})


def _translated(texts: OfferTexts) -> OfferTexts:
    about = _with(texts.about, texts.for_whom) if texts.about else ""
    return texts.model_copy(update={"about": about, "for_whom": ""})


def _with(about: str, line: str) -> str:
    both = "\n".join(part for part in (about, line) if part)
    return both if len(both) <= _LONGEST else about
