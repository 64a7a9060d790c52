"""Saying what one thinks, as nobody in particular: a few touches, each of which may be left out."""

from __future__ import annotations

from kiosk.journeys.model import Journey
from kiosk.visit.ask import Ask, ask_of_step
from kiosk.visit.talk import Entry


class Telling:
    """The talk behind a journey of kind 'opinion'. Knows nothing of the visit before it, nor who this is."""

    def __init__(self, journey: Journey, after_visit: bool) -> None:
        """`after_visit`: it was not asked for; there is no way back from it but the end."""
        self.journey = journey
        self.after_visit = after_visit
        self.answers: dict[str, tuple[str, ...]] = {}
        self.entry = Entry()
        self._at = 0

    def ask(self) -> Ask:
        return ask_of_step(self.journey.id, self.journey.steps[self._at], (), False)

    @property
    def said(self) -> bool:
        return bool(self.answers) or self.entry.said

    @property
    def goes_back(self) -> bool:
        """Say whether there is something to go back to."""
        return self._at > 0 or not self.after_visit

    def progress(self) -> tuple[int, int]:
        return self._at + 1, len(self.journey.steps)

    def advance(self) -> bool:
        """Take the answer. Who leaves one out is done: what was answered before it holds."""
        here = self.journey.steps[self._at].id
        self.answers.pop(here, None)
        if not self.entry.picked:
            return False
        self.answers[here] = self.entry.picked
        if self._at + 1 == len(self.journey.steps):
            return False
        self._go(self._at + 1)
        return True

    def retreat(self) -> bool:
        if self._at == 0:
            return False
        self._go(self._at - 1)
        return True

    def _go(self, at: int) -> None:
        self._at, self.entry = at, Entry()
        self.entry.picked = self.answers.get(self.journey.steps[at].id, ())
