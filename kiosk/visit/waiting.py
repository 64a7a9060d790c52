"""How a visit waits: quiet, a warning with a visible countdown, the wipe (WCAG 2.2.1)."""

from __future__ import annotations

import logging
from abc import ABC, abstractmethod

from kiosk.visit import stage as limits
from kiosk.visit.access import Access
from kiosk.visit.ask import Ask
from kiosk.visit.ports import Frame, Heard, PaperState, Ticket
from kiosk.visit.stage import Stage

log = logging.getLogger(__name__)
# Where nobody's visit began: a volunteer comes for the last paper, or the quiet goes on.
_NO_VISIT = (Stage.ATTRACT, Stage.COVERED, Stage.PIN, Stage.OUT_OF_ORDER, Stage.WIPED)


class Waiting(ABC):
    """The part of a visit that knows what time it is. The visit itself says where it is and how to wipe."""

    frame: Frame
    ticket: Ticket | None
    access: Access
    touched_at: float  # in the clock of `now`, as is the next one
    warned_at: float | None  # when the countdown came on the screen
    _paper_state: PaperState | None = None  # as it was at the last look
    _paper_ended: bool  # the countdown of the last screen began anew because the paper came or failed

    language: str
    heard: Heard | None = None  # how the call for help stood at the last look

    _stage = Stage.ATTRACT

    @property
    def stage(self) -> Stage:
        """Where the visit is."""
        return self._stage

    @stage.setter
    def stage(self, stage: Stage) -> None:
        """Go there. Whoever leaves the first screen begins a visit, by touch or by scan."""
        begins = self._stage is Stage.ATTRACT and stage not in _NO_VISIT
        self._stage = stage
        if begins:
            try:
                self.frame.press.next_visit()
            except Exception as error:  # nobody's visit hangs on the paper of another
                log.error("the last paper is not forgotten: %s", type(error).__name__)
        if stage is Stage.HELP:
            self.frame.bell.ring(self.language)
            self.heard = self.frame.bell.heard()
        elif stage not in limits.ASIDE:  # beside the raised hand the call goes on
            self.frame.bell.end()
            self.heard = None

    @abstractmethod
    def now(self) -> float:
        """Return monotonic seconds."""

    @property
    @abstractmethod
    def ask(self) -> Ask | None:
        """The question on the screen."""

    @property
    @abstractmethod
    def changed(self) -> bool:
        """Somebody changed the first screen: its language, or how easy it is."""

    @property
    def untouched(self) -> bool:
        """The first screen, or the cover over it, is there as nobody has touched it."""
        return self.stage in (Stage.ATTRACT, Stage.COVERED) and not self.changed

    @property
    def still(self) -> bool:
        """Nothing changes here by itself: nobody has to look at the clock."""
        opened = self.frame.carried and self.stage is Stage.ATTRACT
        return self.stage is Stage.OUT_OF_ORDER or (self.untouched and not opened)

    @abstractmethod
    def wipe(self) -> None:
        """Let go of everything."""

    @property
    def warned(self) -> bool:
        """The warning is on the screen."""
        return self.warned_at is not None

    def seconds_left(self) -> int | None:
        """Whole seconds until the wipe, once a countdown is on the screen; else None."""
        if self.stage is Stage.DONE or self.warned:
            return max(0, round(self._deadline() - self.now()))
        return None

    def quiet_seconds(self) -> float | None:
        """Seconds without a touch before the warning comes here; None where it never does."""
        quiet = limits.QUIET[self.stage]
        if self.stage is Stage.STEP and self.ask is not None and self.ask.kind == "notice":
            quiet = limits.NOTICE_QUIET
        if self.stage is Stage.ATTRACT and self.changed:
            quiet = limits.EASED_QUIET
        if self.stage is Stage.HELP and quiet is not None and self.heard and self.heard.state == "coming":
            quiet += 60 * self.heard.minutes  # who waits for somebody touches nothing
        return quiet * limits.CALM if quiet is not None and self.access.calm else quiet

    def _deadline(self) -> float:
        """Return the moment of the wipe, in the clock of `now`.

        It is counted from the warning: whoever stands before a screen that hung for a while still sees it.
        """
        if self.stage is Stage.DONE:
            printed = self.ticket is not None and self.ticket.state == "printed"
            slow = limits.CALM if self.access.calm or self.access.letters else 1  # reads with more effort
            with_paper = limits.DONE_WITH_PAPER * slow
            return self.touched_at + (with_paper if printed else limits.DONE_WITHOUT_PAPER)
        if self.stage is Stage.WIPED:
            return self.touched_at + limits.WIPED_SHOWN
        if self.stage is Stage.COVERED and self.changed:
            return self.touched_at + limits.COVER_SPEAKS
        if self.untouched and not self.still:  # a tablet that is open for who comes next
            return self.touched_at + limits.OPEN
        return float("inf") if self.warned_at is None else self.warned_at + limits.WARNING

    def tick(self) -> bool:
        """Let time pass; True when the screen has to be drawn anew."""
        moved = self._look_at_paper() | self._look_at_bell()
        now = self.now()
        if now >= self._deadline():
            self.wipe()
            return True
        quiet = self.quiet_seconds()
        if quiet is not None and not self.warned and now >= self.touched_at + quiet:
            self.warned_at = now
            return True
        return moved or self.warned or self.stage is Stage.DONE

    def _look_at_paper(self) -> bool:
        """Say whether the paper went on since the last look.

        From when it is there, or known not to come, the last screen stays its whole time.
        """
        before, self._paper_state = self._paper_state, self.ticket.state if self.ticket else None
        ended = self._paper_state in ("printed", "failed")
        if self.stage is Stage.DONE and ended and not self._paper_ended:
            self._paper_ended = True
            self.more_time()
        return before != self._paper_state

    def _look_at_bell(self) -> bool:
        """Say whether somebody answered, or nobody will; then there is something new to read."""
        if self.stage is not Stage.HELP:
            return False
        before, self.heard = self.heard, self.frame.bell.heard()
        if before and self.heard.state != before.state and not self.warned:
            self.more_time()
        return self.heard != before

    def touched(self) -> None:
        """Any touch: the person is still there. The last screen does not stay for who comes next."""
        if self.stage is not Stage.DONE:
            self.more_time()

    def listening(self) -> None:
        """The screen is being read aloud: time does not run (look-and-feel).

        A warning stays, and its whole countdown begins when it was said: who hears it has to act after it.
        """
        if self.warned:
            self.warned_at = self.now()
        else:
            self.more_time()

    def more_time(self) -> None:
        """'More time' on the last screen, 'I am still here' on the warning."""
        self.touched_at, self.warned_at = self.now(), None
