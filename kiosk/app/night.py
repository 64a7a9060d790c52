"""Once a night the screen starts anew, when nobody stands there: what a long day left in memory goes.

The window asks every few minutes.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time
from typing import Protocol

FROM, UNTIL = time(3, 30), time(5, 30)  # Belgian time
LONG_DAY = 6 * 3600.0  # seconds it must have run: one restart a night, whatever happens
LONGEST = 30 * 3600.0  # … and after so long at any hour: the clock may never have been set
QUIET = 15 * 60.0  # seconds since the last touch


def is_due(now: datetime, ran: float, quiet: float, clock_was_set: bool) -> bool:
    """Say whether to start anew; `ran` since the start and `quiet` since somebody was there, in seconds."""
    if quiet < QUIET or ran < LONG_DAY:
        return False
    if not clock_was_set:
        return ran >= LONGEST
    return FROM <= now.time() < UNTIL or ran >= 2 * LONGEST


class Watched(Protocol):
    """A visit: `untouched` says that the first screen stands there and nobody began."""

    @property
    def untouched(self) -> bool: ...


class Clocks(Protocol):
    """Time as the kiosk sees it (kiosk.app.kiosk.Clocks)."""

    @property
    def monotonic(self) -> Callable[[], float]: ...
    @property
    def now(self) -> Callable[[], datetime]: ...
    @property
    def was_set(self) -> Callable[[], bool]: ...


class Night:
    """Since when this program runs, and since when nobody was there."""

    def __init__(self, visit: Watched, clocks: Clocks) -> None:
        self._visit, self._clocks = visit, clocks
        self._started = clocks.monotonic()
        self._quiet_since: float | None = None

    def look(self) -> bool:
        """Say whether to start anew now. To be asked every few minutes."""
        now = self._clocks.monotonic()
        if not self._visit.untouched:
            self._quiet_since = None
            return False
        if self._quiet_since is None:
            self._quiet_since = now
        return is_due(
            self._clocks.now(), now - self._started, now - self._quiet_since, self._clocks.was_set()
        )
