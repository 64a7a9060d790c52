"""A tablet that is carried about, between two people: covered, until a volunteer hands it to the next one.

What clears is the wipe, as everywhere. The cover only stands before the first screen: it needs no PIN, for
there is nothing of anybody behind it. It says what to do as the person before read it, for a while.
"""

from __future__ import annotations

from abc import abstractmethod

from kiosk.visit.access import Access
from kiosk.visit.stage import Stage
from kiosk.visit.stopping import Stopping

_VOLUNTEERS = (Stage.PIN, Stage.DESK, Stage.COVERED)  # nobody's visit ends here


class Covered(Stopping):
    """The part of a visit that comes after it, on a tablet."""

    @abstractmethod
    def _reset(self) -> None:
        """Let go of everything, to the first screen."""

    def _reader(self) -> tuple[str, Access]:
        """Return how the cover is to be read: as this person did; where nobody is, as the site begins."""
        if self.stage in _VOLUNTEERS or self.come_from is Stage.DESK:
            return self.frame.languages[0], Access()
        return self.language, self.access

    def _cover(self, language: str, access: Access) -> None:
        self.stage, self.language, self.access = Stage.COVERED, language, access

    def uncover(self) -> None:
        """A volunteer held 'next person': the first screen, as nobody has touched it."""
        if self._at(Stage.COVERED):
            self._reset()
