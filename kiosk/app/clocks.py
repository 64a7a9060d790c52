"""Time as the kiosk sees it; tests and the tour bring their own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from time import monotonic

from kiosk.machine.time_server import clock_was_set
from kiosk.words.days import BELGIUM


@dataclass(frozen=True)
class Clocks:
    """The time since some moment, the time of day, and whether somebody set that one."""

    monotonic: Callable[[], float] = monotonic
    now: Callable[[], datetime] = lambda: datetime.now(BELGIUM)
    was_set: Callable[[], bool] = clock_was_set

    def today(self) -> date:
        return self.now().date()
