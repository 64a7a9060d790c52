"""Nobody can come now: another moment, or 'call me back', instead of somebody at the kiosk."""

from __future__ import annotations

from kiosk.journeys.model import Journey
from kiosk.visit.stage import Stage
from kiosk.visit.stopping import Stopping

CALL_ME = "other-help"  # the journey by which somebody is called back about anything


class Instead(Stopping):
    """The part of a visit that goes on where help cannot come at once."""

    help_from: Stage | None
    _offer_before: str | None = None  # the one that was looked at when help was asked

    @property
    def can_be_called(self) -> bool:
        """Say whether 'call me back' is something here: not in the middle of a request, which is one."""
        return self._calls_back is not None and self.registration is None

    def another_moment(self, offer_id: str) -> None:
        """A moment on the help screen was touched: look at its offer; back leads here."""
        if self._at(Stage.HELP) and self.frame.offers.known(offer_id):
            self._offer_before, self.offer = self.offer, offer_id
            self.help_from, self.stage = self.come_from, Stage.OFFER

    def call_me(self) -> None:
        """'Call me back' on the help screen: the questions we need for that."""
        if self._at(Stage.HELP) and self._calls_back is not None and self.can_be_called:
            self._let_go(Stage.HOME)
            self.come_from = None
            self._register(self._calls_back)

    def sign_up(self) -> None:
        """'Here', also for a moment that was chosen instead: then what was being asked makes room."""
        if self.help_from is not None and self._at(Stage.OFFER) and self.can_sign_up:
            offer = self.offer
            self._let_go(Stage.OFFER)
            self.offer, self.come_from = offer, None
        super().sign_up()

    def _back_to_help(self) -> bool:
        """One screen back from a moment: the help screen, and below it what was there before."""
        if self.stage is not Stage.OFFER or self.help_from is None:
            return False
        self.offer, self._offer_before = self._offer_before, None
        self.come_from, self.help_from = self.help_from, None
        self.stage = Stage.HELP
        return True

    @property
    def _calls_back(self) -> Journey | None:
        return self.frame.journeys.get(CALL_ME)
