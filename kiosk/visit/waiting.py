"""How a visit waits: quiet, a warning with a visible countdown, the wipe (WCAG 2.2.1)."""

from __future__ import annotations

from abc import ABC, abstractmethod

from kiosk.visit import stage as limits
from kiosk.visit.ask import Ask
from kiosk.visit.ports import Ticket
from kiosk.visit.stage import Stage


class Waiting(ABC):
    """The part of a visit that knows what time it is. The visit itself says where it is and how to wipe."""

    stage: Stage
    ticket: Ticket | None
    warned: bool  # the countdown is on the screen
    touched_at: float  # in the clock of `now`

    @abstractmethod
    def now(self) -> float:
        """Return monotonic seconds."""

    @property
    @abstractmethod
    def ask(self) -> Ask | None:
        """The question on the screen."""

    @abstractmethod
    def wipe(self) -> None:
        """Let go of everything."""

    def seconds_left(self) -> int | None:
        """Whole seconds until the wipe, once a countdown is on the screen; else None."""
        if self.stage is Stage.DONE:
            return max(0, round(self._deadline() - self.now()))
        if self.warned:
            return max(0, round(self._deadline() - self.now()))
        return None

    def quiet_seconds(self) -> float | None:
        """Seconds without a touch before the warning comes here; None where it never does."""
        if self.stage is Stage.STEP and self.ask is not None and self.ask.kind == "notice":
            return limits.NOTICE_QUIET
        return limits.QUIET[self.stage]

    def _deadline(self) -> float:
        """Return the moment of the wipe, in the clock of `frame.now`."""
        if self.stage is Stage.DONE:
            printed = self.ticket is not None and self.ticket.state == "printed"
            return self.touched_at + (limits.DONE_WITH_PAPER if printed else limits.DONE_WITHOUT_PAPER)
        if self.stage is Stage.WIPED:
            return self.touched_at + limits.WIPED_SHOWN
        quiet = self.quiet_seconds()
        return float("inf") if quiet is None else self.touched_at + quiet + limits.WARNING

    def tick(self) -> bool:
        """Let time pass; True when the screen has to be drawn anew."""
        now = self.now()
        if now >= self._deadline():
            self.wipe()
            return True
        quiet = self.quiet_seconds()
        if quiet is not None and not self.warned and now >= self.touched_at + quiet:
            self.warned = True
            return True
        return self.warned or self.stage is Stage.DONE

    def touched(self) -> None:
        """Any touch: the person is still there."""
        if self.stage is not Stage.DONE or self.warned:
            self.touched_at = self.now()
        self.warned = False

    def more_time(self) -> None:
        """'More time' on the last screen, 'I am still here' on the warning."""
        self.touched_at = self.now()
        self.warned = False
