"""The clock of a tour: nobody waits for a minute to pass."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager


class SkippingClock:
    """A clock that can be put forward: nobody waits a minute for the warning."""

    def __init__(self, real: Callable[[], float]) -> None:
        self.real = real
        self.ahead = 0.0
        self._stopped: float | None = None

    def __call__(self) -> float:
        return self.real() + self.ahead if self._stopped is None else self._stopped

    def skip(self, seconds: float) -> None:
        if self._stopped is None:
            self.ahead += seconds
        else:
            self._stopped += seconds

    @contextmanager
    def standing_still(self) -> Iterator[None]:
        """Let no time pass for the visit: a look in twelve languages takes longer than a warning."""
        self._stopped = self()
        try:
            yield
        finally:
            self.ahead, self._stopped = self._stopped - self.real(), None
