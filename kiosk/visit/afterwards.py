"""After the last screen: how did it go, what is still missing? Of nobody, in a few touches."""

from __future__ import annotations

import logging

from kiosk.journeys.model import Journey
from kiosk.visit.last_screen import LastScreen
from kiosk.visit.stage import Stage
from kiosk.visit.submission import Told
from kiosk.visit.telling import Telling

log = logging.getLogger(__name__)


class Afterwards(LastScreen):
    """The part of a visit in which somebody says what they think.

    By then the visit has let go of who it is and of what was asked for: an answer cannot be laid beside it.
    """

    telling: Telling | None
    to_tell: tuple[str, ...]  # journeys that may be asked after this one
    told_after_visit: bool  # it was asked after something else: that somebody calls may still be so

    def finish(self) -> None:
        """'Done' on the last screen: what is asked of everybody, or the end where nothing is."""
        if self.stage is Stage.DONE and not self._tell(self.frame.after_visit):
            self.wipe()

    def tell_more(self) -> None:
        """'One more question' on the thanks."""
        if self._at(Stage.TOLD):
            self._tell(self.to_tell)

    def _tell(self, journeys: tuple[str, ...]) -> bool:
        """Ask the first of these; False where there is none."""
        if not journeys:
            return False
        self._begin_to_tell(self.frame.journeys[journeys[0]], after_visit=True)
        self.to_tell = journeys[1:]
        return True

    def _begin_to_tell(self, journey: Journey, after_visit: bool) -> None:
        self._let_go(Stage.TELL)
        self.telling = Telling(journey, after_visit)
        self.more_time()

    def _next_to_tell(self, telling: Telling) -> None:
        """Take the answer; after the last one it is kept. An answer that cannot be kept costs nobody time."""
        if telling.advance():
            return
        to_tell = self.to_tell
        if telling.answers:
            try:
                self.frame.store.tell(Told(telling.journey.id, telling.answers))
            except Exception as error:
                log.error("an opinion is not kept: %s", type(error).__name__)
                self.wipe()
                return
            self._let_go(Stage.TOLD)
            self.to_tell, self.told_after_visit = to_tell, telling.after_visit
        elif telling.after_visit:
            self.wipe()
        else:
            self._let_go(Stage.HOME)

    def _back_in_telling(self, telling: Telling) -> None:
        if not telling.retreat() and not telling.after_visit:
            self._let_go(Stage.HOME)
