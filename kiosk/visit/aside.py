"""Screens beside the way: help, language, what makes it easier, hiding, 'wipe all?'.

Each gives back what was there.
"""

from __future__ import annotations

from kiosk.journeys.model import Journey
from kiosk.visit.access import Switch
from kiosk.visit.helped import asking_who
from kiosk.visit.registration import Registration
from kiosk.visit.stage import ASIDE, Stage
from kiosk.visit.waiting import Waiting


class Aside(Waiting):
    """The part of a visit that steps aside and comes back."""

    come_from: Stage | None  # under a screen aside
    asks_language: bool  # nobody said it yet, and there is nowhere to go back to
    registration: Registration | None
    help_asked: bool  # under the screen that was opened from it: somebody is on the way

    def _at(self, *stages: Stage) -> bool:
        """Take a touch; say whether it belongs on this screen: a late finger touched the one before."""
        self.touched()
        return self.stage in stages

    def aside(self, stage: Stage) -> None:
        """Help, language, easier, away or Stop: a screen that closes again to where the person was."""
        gone = self._at(Stage.OUT_OF_ORDER, Stage.WIPED, Stage.COVERED)
        if gone or stage not in ASIDE:
            return
        if self.stage not in ASIDE:
            self.come_from = self.stage
        self.help_asked = stage is not Stage.HELP and (self.help_asked or self.stage is Stage.HELP)
        self.stage = stage
        self.more_time()

    def ease(self, switch: Switch) -> None:
        """A switch that makes the screen easier was touched."""
        if self._at(Stage.ACCESS):
            self.access = self.access.turned(switch)

    def read_together(self) -> None:
        """Somebody came to stand beside this person, or left again: Dutch under every text, or not."""
        self.touched()
        if self.stage not in (Stage.OUT_OF_ORDER, Stage.WIPED, Stage.COVERED):
            self.access = self.access.turned("together")
            if self.access.together and self.stage is Stage.STEP and self.registration is not None:
                self.registration.ask_who()

    def asked_of(self, journey: Journey) -> Journey:
        """Return the journey as it is asked of one, or of two who read together."""
        return asking_who(journey) if self.access.together else journey

    def hear_all(self) -> None:
        """The first screen was held for three seconds: everything is said from now on."""
        if self._at(Stage.ATTRACT) and not self.access.hear:
            self.access = self.access.turned("hear")

    def knock(self) -> None:
        """The sign of the organisation was held: a volunteer, who has to say the PIN first."""
        if self._at(Stage.ATTRACT, Stage.COVERED, Stage.OUT_OF_ORDER):
            self.stage = Stage.PIN

    def enter_desk(self) -> None:
        """The PIN was right."""
        if self._at(Stage.PIN):
            self.stage = Stage.DESK

    def close(self) -> None:
        """Go back from a screen aside; to the raised hand, where help was asked before."""
        if not self._at(*ASIDE):
            return
        if self.asks_language and self.stage is not Stage.LANGUAGE:
            self.stage = Stage.LANGUAGE
            return
        self.asks_language = False
        if self.help_asked:
            self.stage, self.help_asked = Stage.HELP, False
            return
        self.stage, self.come_from = self.come_from or Stage.HOME, None
