"""The last touch of a request: what was said is looked over, changed and sent."""

from __future__ import annotations

import logging
from dataclasses import replace

from kiosk.problems import code_of
from kiosk.visit.afterwards import Afterwards
from kiosk.visit.ask import OFFER
from kiosk.visit.stage import Stage
from kiosk.visit.submission import Change

log = logging.getLogger(__name__)


class Sending(Afterwards):
    """The part of a visit that hands a request in."""

    def change(self, step_id: str) -> None:
        """A line of the review was touched."""
        if self._at(Stage.REVIEW) and self.registration is not None:
            self.registration.line = step_id
            if step_id == OFFER:
                self._another_offer()
                return
            self.registration.change(step_id)
            self.stage = Stage.STEP

    def send(self) -> None:
        """The last touch. 'Done' is said only when the sealed record is stored; then the answers go."""
        if not self._at(Stage.REVIEW, Stage.NOT_KEPT):
            return
        if self.wish is not None:
            self._amend(self.wish)
            return
        if self.registration is None:
            return
        if self.registration.go_to_missing():
            self.stage = Stage.STEP
            return
        if self.paper is not None:
            said = self.registration.submission(self.language).answers
            self._amend(Change("correct", self.paper, self.language, said))
            return
        try:
            kept = self.frame.store.keep(self.registration.submission(self.language))
        except Exception as error:  # a named Problem, or what nobody foresaw: it is not kept
            log.error("not kept: %s", type(error).__name__)
            self.problem, self.stage = code_of(error), Stage.NOT_KEPT
            return
        self._show_kept(replace(kept, to_sign=self._to_sign), self.registration.answers)
