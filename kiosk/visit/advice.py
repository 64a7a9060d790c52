"""What a quick-check found, in somebody's hands: on paper, or as a wish to be helped with it."""

from __future__ import annotations

import logging
from abc import abstractmethod
from collections.abc import Callable

from kiosk.journeys.model import Journey
from kiosk.visit.bill import Bill
from kiosk.visit.check import Check
from kiosk.visit.ports import NoPaper, Ticket
from kiosk.visit.returning import Returning
from kiosk.visit.stage import Stage

log = logging.getLogger(__name__)


class Advice(Returning):
    """The part of a visit that has an answer to give."""

    check: Check | None

    @abstractmethod
    def _register(self, journey: Journey, schemes: tuple[str, ...] = (), offer: str = "") -> None:
        """Begin a registration, for these schemes or this offer."""

    def ask_for(self, scheme_id: str) -> None:
        """'Help me' on a result: its id goes along, and answers only after a yes (`carrying`)."""
        if not self._at(Stage.RESULT) or self.check is None or not self.check.journey.leads_to:
            return
        results = self.check.results()
        if scheme_id in {result.id for result in results}:  # what is likely is not lost by looking at another
            likely = [one.id for one in results if one.verdict == "likely" and one.id != scheme_id]
            self._register(self.frame.journeys[self.check.journey.leads_to], (scheme_id, *likely))

    def other_result(self) -> None:
        """Look at the next scheme."""
        if self._at(Stage.RESULT) and self.check is not None:
            self.check.turn()

    @property
    def can_save(self) -> bool:
        """Say whether there is a price to hold a bill against, for a scheme that may come about.

        Not for who has to be careful, as with the old tariff: the switch may cost more.
        """
        if self.check is None:
            return False
        return self.check.may_save(self.check.results()[self.check.shown])

    def ask_bill(self) -> None:
        """'What does it save?' on a result."""
        if self._at(Stage.RESULT) and self.check is not None and self.can_save:
            self.check.bill, self.stage = Bill(self.check.paid), Stage.BILL

    def _take_bill(self) -> None:
        if self.check is not None and self.check.bill is not None:
            paid = self.check.bill.take()
            if paid is not None:
                self.check.paid = paid
                self.ticket = None  # it stands on the paper
                self._leave_bill()

    def _leave_bill(self) -> None:
        if self.check is not None:
            self.check.bill, self.stage = None, Stage.RESULT

    def paper_of_result(self) -> None:
        """Print the advice; a second touch while it comes changes nothing."""
        check = self.check
        if not self._at(Stage.RESULT) or check is None:
            return
        if self.ticket is None or self.ticket.state == "failed":
            press, language, together = self.frame.press, self.language, self.access.together
            saved = check.savings()
            self._print(
                lambda: press.paper_of_check(check.results(), language, check.journey.id, together, saved)
            )

    @property
    def _to_sign(self) -> bool:
        """Say whether the advice was printed with a request to sign on it."""
        if self.check is None or self.ticket is None or self.ticket.state == "failed":
            return False
        return any(one.verdict != "unlikely" for one in self.check.results())

    def paper_of_going(self) -> None:
        """Print the place or the offer on the screen; a second touch while it comes changes nothing."""
        press, language, place, offer = self.frame.press, self.language, self.place, self.offer
        if self.ticket is not None and self.ticket.state != "failed":
            self.touched()
        elif self._at(Stage.PLACE, Stage.WAY) and place is not None:
            self._print(lambda: press.paper_of_place(place, language))
        elif self._at(Stage.OFFER) and offer is not None:
            self._print(lambda: press.paper_of_offer(offer, language))

    def words_of_advice(self) -> tuple[str, ...]:
        """What the paper of this quick-check says, or would say, for who hears it."""
        check = self.check
        if check is None:
            return ()
        return self.frame.press.words_of_check(
            check.results(), self.language, check.journey.id, check.savings()
        )

    def _print(self, ask: Callable[[], Ticket]) -> None:
        """Ask for a paper. Whatever is wrong with it costs nobody their visit or their code: it can fail."""
        try:
            self.ticket = ask()
        except Exception as error:
            log.error("no paper: %s", type(error).__name__)
            self.ticket = NoPaper()
