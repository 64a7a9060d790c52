"""What a quick-check found, in somebody's hands: on paper, or as a wish to be helped with it."""

from __future__ import annotations

import logging
from abc import abstractmethod
from collections.abc import Callable

from kiosk.journeys.model import Journey
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
        """'Help me' on a result: only the id of the scheme goes along (contract)."""
        if not self._at(Stage.RESULT) or self.check is None or not self.check.journey.leads_to:
            return
        if scheme_id in {result.id for result in self.check.results()}:
            self._register(self.frame.journeys[self.check.journey.leads_to], (scheme_id,))

    def other_result(self) -> None:
        """Look at the next scheme."""
        if self._at(Stage.RESULT) and self.check is not None:
            self.check.turn()

    def paper_of_result(self) -> None:
        """Print the advice; a second touch while it comes changes nothing."""
        check = self.check
        if not self._at(Stage.RESULT) or check is None:
            return
        if self.ticket is None or self.ticket.state == "failed":
            press, language = self.frame.press, self.language
            self._print(lambda: press.paper_of_check(check.results(), language, check.journey.id))

    def words_of_advice(self) -> tuple[str, ...]:
        """What the paper of this quick-check says, or would say, for who hears it."""
        check = self.check
        if check is None:
            return ()
        return self.frame.press.words_of_check(check.results(), self.language, check.journey.id)

    def _print(self, ask: Callable[[], Ticket]) -> None:
        """Ask for a paper. Whatever is wrong with it costs nobody their visit or their code: it can fail."""
        try:
            self.ticket = ask()
        except Exception as error:
            log.error("no paper: %s", type(error).__name__)
            self.ticket = NoPaper()
