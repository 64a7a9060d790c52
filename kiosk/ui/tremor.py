"""A trembling hand, a bouncing panel, a drumming child: one touch, not many (EN 301 549, 5.8)."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

SECONDS = 0.3  # in which the same action is not taken twice


class Tremor:
    """Knows the touch before: what it did, when what came of it was seen, and on which screen."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self.now = now  # seconds; a tour puts it forward
        self._action, self._when, self._where = "", 0.0, None

    def touched(self, action: str, where: object) -> None:
        """A touch is taken."""
        self._action, self._when, self._where = action, self.now(), where

    def drawn(self, _: float) -> None:
        """What came of the touch stands on the screen only now: tremor counts from here."""
        self._when = self.now()

    def goes_on(self) -> None:
        """The glass was touched anywhere; as long as a hand goes on trembling it is all one touch."""
        if self.recent:
            self._when = self.now()

    @property
    def recent(self) -> bool:
        """What came of the last touch has only just been seen."""
        return self.now() - self._when < SECONDS

    def trembles(self, action: str, repeats: bool, where: object) -> bool:
        """Say whether a touch that would do `action` now is the tremor of the one before.

        The same action again, or anything on a screen that came only with that touch: nobody reads so fast.
        """
        again = action == self._action and not repeats
        return self.recent and (again or where != self._where)

    def forget(self) -> None:
        """Let go of what was touched; the time stays."""
        self._action, self._where = "", None
