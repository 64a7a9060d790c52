"""What of a place or an offer is said in other languages, and how far each of them is."""

from __future__ import annotations

from typing import NamedTuple

from central.catalogue.models import Offer, Place
from kiosk.wire.catalogue import OfferTexts, PlaceTexts
from kiosk.wire.offer_groups import is_known
from kiosk.wire.offer_words import PARTS as OFFER_PARTS

Row = Place | Offer
LABELS = {
    "title": "Titel", "about": "Waarover het gaat", "when": "Wanneer", "price": "Prijs",
    "for_whom": "Voor wie", "how_to_get_there": "Hoe geraak je er",
}  # fmt: skip
LONG = ("about", "how_to_get_there")  # more than a line
_PLACE_PARTS = tuple(PlaceTexts.model_fields)


class Standing(NamedTuple):
    """How many texts there are in a language, and whether the Dutch of one changed since."""

    done: int
    changed: bool


def parts_of(row: Row) -> tuple[str, ...]:
    """Return what can be said of it in other languages."""
    return OFFER_PARTS if isinstance(row, Offer) else _PLACE_PARTS


def asked_of(row: Row) -> list[str]:
    """Return what there is to translate: what has Dutch, but for a group whose name is translated for all."""
    return [
        part for part in parts_of(row)
        if row.dutch(part) and not (part == "for_whom" and is_known(row.dutch(part)))
    ]  # fmt: skip


def longest(row: Row, part: str) -> int:
    """Return how many letters one of its texts may have."""
    model = OfferTexts if isinstance(row, Offer) else PlaceTexts
    [most] = [
        limit.max_length for limit in model.model_fields[part].metadata if getattr(limit, "max_length", None)
    ]
    return int(most)


def standing(row: Row, code: str) -> Standing:
    """Return how far a language is."""
    now, kept = row.all_texts().get(code, {}), row.texts.get(code, {})
    done = sum(bool(now.get(part)) for part in asked_of(row))
    changed = any(text and dutch != row.dutch(part) for part, (dutch, text) in kept.items())
    return Standing(done, changed)
