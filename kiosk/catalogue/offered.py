"""The catalogue as a visit knows it: what is not over, and which of it is today where this kiosk stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from kiosk.catalogue.store import Catalogue
from kiosk.wire.catalogue import Offer
from kiosk.wire.offer_time import is_over


class CatalogueOffers:
    """Implements `kiosk.visit.ports.Offers`. `here` is the id of the kiosk's place; empty: it moves about."""

    def __init__(self, catalogue: Catalogue, now: Callable[[], datetime], here: str = "") -> None:
        self._catalogue, self._now, self._here = catalogue, now, here

    def known(self, offer_id: str) -> bool:
        """Say whether there is such an offer, and it is not over."""
        return self._offer(offer_id) is not None

    def takes(self, offer_id: str) -> bool:
        """Say whether people can be signed up for it, today still."""
        offer = self._offer(offer_id)
        return offer is not None and offer.sign_up

    def _offer(self, offer_id: str) -> Offer | None:
        offer = self._catalogue.offer(offer_id)
        return None if offer is None or is_over(offer, self._now()) else offer

    def today(self) -> tuple[str, ...]:
        """Return the offers of today; a kiosk that stands somewhere knows only those of that place."""
        at = self._now()
        return tuple(
            offer.id
            for offer in self._catalogue.offers()
            if (not self._here or offer.place == self._here) and self._catalogue.is_on(offer, at)
        )


def still_offered(catalogue: Catalogue, at: datetime, first: Sequence[str] = ()) -> tuple[Offer, ...]:
    """Return what is not over at `at`: those the site names first, then the rest in the order published."""
    places = {offer: place for place, offer in enumerate(first)}
    offers = [offer for offer in catalogue.offers() if not is_over(offer, at)]
    return tuple(sorted(offers, key=lambda offer: places.get(offer.id, len(places))))
