"""The clock of a tour: nobody waits for a minute to pass."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import inf


class SkippingClock:
    """A clock that can be put forward: nobody waits a minute for the warning.

    `at_once`: the most seconds that pass between two looks at it. On a machine so busy that it did nothing
    for longer, nobody left.
    """

    def __init__(self, real: Callable[[], float], at_once: float = inf) -> None:
        self.real, self.at_once = real, at_once
        self.ahead = 0.0
        self._stopped: float | None = None
        self._looked = real()

    def __call__(self) -> float:
        now = self.real()
        if self._stopped is not None:
            self._looked = now
            return self._stopped
        self.ahead -= max(now - self._looked - self.at_once, 0.0)
        self._looked = now
        return now + self.ahead

    def skip(self, seconds: float) -> None:
        if self._stopped is None:
            self.ahead += seconds
        else:
            self._stopped += seconds

    @contextmanager
    def standing_still(self) -> Iterator[None]:
        """Let no time pass for the visit: a look in twelve languages takes longer than a warning."""
        if self._stopped is not None:  # within another one
            yield
            return
        self._stopped = self()
        try:
            yield
        finally:
            self._looked = self.real()
            self.ahead, self._stopped = self._stopped - self._looked, None
