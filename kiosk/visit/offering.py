"""Offers: the list, one of them, and signing up for it here. With a telephone a person goes on without us."""

from __future__ import annotations

from abc import abstractmethod

from kiosk.journeys.model import Journey
from kiosk.visit.among_places import Going
from kiosk.visit.registration import Registration
from kiosk.visit.stage import Stage


class Offering(Going):
    """The part of a visit that looks at offers."""

    language: str
    registration: Registration | None
    offer: str | None  # id of the offer that is looked at

    @abstractmethod
    def _register(self, journey: Journey, schemes: tuple[str, ...] = (), offer: str = "") -> None:
        """Begin a registration."""

    def look_at(self, offer_id: str) -> None:
        """An offer of the list was touched."""
        if self._at(Stage.OFFERS) and self.frame.offers.known(offer_id):
            self.offer, self.ticket, self.stage = offer_id, None, Stage.OFFER

    @property
    def can_sign_up(self) -> bool:
        """Say whether the offer on the screen takes people, and this site asks what it needs for that."""
        return self._signs_up is not None and self.offer is not None and self.frame.offers.takes(self.offer)

    def sign_up(self) -> None:
        """'Here': go on with the questions, or back to the review of who chose another offer."""
        if not self._at(Stage.OFFER) or self._signs_up is None or self.offer is None or not self.can_sign_up:
            return
        self.ticket = None  # the paper of the offer, not of the sign-up
        if self.registration is not None:
            self.registration.offer, self.stage = self.offer, Stage.REVIEW
        else:
            self._register(self._signs_up, offer=self.offer)

    @property
    def _signs_up(self) -> Journey | None:
        return next((one for one in self.frame.journeys.values() if one.kind == "sign-up"), None)

    def _another_offer(self) -> None:
        """The offer on the review was touched: the answers wait."""
        self.stage = Stage.OFFERS

    def _back_among_offers(self) -> bool:
        """One screen back; False where the list was the first."""
        if self.stage is Stage.OFFER:
            self.ticket, self.stage = None, Stage.OFFERS
            return True
        if self.registration is not None:
            self.offer, self.stage = self.registration.offer, Stage.REVIEW
            return True
        return False
