"""A touch that answers: one of several goes on by itself, any number of them waits for 'next'."""

from __future__ import annotations

from abc import abstractmethod

from kiosk.visit.ask import Ask
from kiosk.visit.bill import Bill
from kiosk.visit.check import Check
from kiosk.visit.registration import Registration
from kiosk.visit.stopping import Stopping
from kiosk.visit.telling import Telling
from kiosk.visit.typed_code import TypedCode


class Answering(Stopping):
    """The part of a visit that takes answers."""

    @property
    @abstractmethod
    def talk(self) -> Registration | Check | TypedCode | Bill | Telling | None:
        """Return what asks the question on the screen."""

    @property
    @abstractmethod
    def ask(self) -> Ask | None:
        """Return the question on the screen."""

    @abstractmethod
    def next(self) -> None:
        """Go on with the answer as it is."""

    def pick(self, value: str) -> None:
        """A tile of a question was touched."""
        ask, talk = self.ask, self.talk
        if ask is None or talk is None:
            return
        ends = self._goes_on and ask.ends_with(value)
        if not (ends and value in talk.entry.picked):  # who came back to it means it once more
            talk.entry.touch(ask, value)
        if ends and value in talk.entry.picked:
            self.next()

    @property
    def answer_goes_on(self) -> bool:
        """Say whether any answer here goes on by itself: one is asked, and a slip costs little."""
        return self._goes_on and self.ask is not None and self.ask.kind == "choice"

    @property
    def _goes_on(self) -> bool:
        """Not for who asked for calm, or finds the way by ear: they say themselves when they are ready."""
        return self.frame.setting.goes_on and not (self.access.calm or self.access.hear)
