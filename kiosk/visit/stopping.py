"""Stop: who said something is asked once more before all of it is gone; who said nothing is not kept."""

from __future__ import annotations

from kiosk.visit.access import Access
from kiosk.visit.advice import Advice
from kiosk.visit.same_person import Known
from kiosk.visit.stage import Stage


class Stopping(Advice):
    """The part of a visit that can be ended by a touch."""

    language: str
    access: Access
    known: Known

    @property
    def said(self) -> bool:
        """Something was typed or chosen that the person would have to say again."""
        typed = self.paper is not None and not self.paper.scanned  # the code of the paper was
        talks = (self.registration, self.check, self.code)
        leaves = Stage.DONE in (self.stage, self.come_from)  # what was asked for is stored
        waits = self.wish is not None or (bool(self.known) and not leaves)
        return typed or waits or any(talk.said for talk in talks if talk is not None)

    def stop(self) -> None:
        """Stop was touched: a hand that trembles, or slips beside 'back', takes nothing away by it."""
        if self.said and self.stage is not Stage.STOPPING:
            self.aside(Stage.STOPPING)
        else:
            self.stop_at_once()

    def stop_at_once(self) -> None:
        """Everything said is gone at once, and the screen says so, as this person reads it."""
        language, access = self.language, self.access
        self.wipe()
        if self.stage is Stage.ATTRACT:
            self.stage, self.language, self.access = Stage.WIPED, language, access

    def wipe_all(self) -> None:
        """'Yes, wipe all' was touched."""
        if self._at(Stage.STOPPING):
            self.stop_at_once()
