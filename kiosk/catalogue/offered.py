"""The catalogue as a visit knows it: ids of offers, and which of them are today where this kiosk stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from kiosk.catalogue.store import Catalogue


class CatalogueOffers:
    """Implements `kiosk.visit.ports.Offers`. `here` is the id of the kiosk's place; empty: it moves about."""

    def __init__(self, catalogue: Catalogue, now: Callable[[], datetime], here: str = "") -> None:
        self._catalogue, self._now, self._here = catalogue, now, here

    def known(self, offer_id: str) -> bool:
        return self._catalogue.offer(offer_id) is not None

    def takes(self, offer_id: str) -> bool:
        offer = self._catalogue.offer(offer_id)
        return offer is not None and offer.sign_up

    def today(self) -> tuple[str, ...]:
        """Return the offers of today; a kiosk that stands somewhere knows only those of that place."""
        at = self._now()
        return tuple(
            offer.id
            for offer in self._catalogue.offers()
            if (not self._here or offer.place == self._here) and self._catalogue.is_on(offer, at)
        )
