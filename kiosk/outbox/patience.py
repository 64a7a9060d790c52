"""When the next pass may be: our own back-off, and the patience central asks for.

The back-off is in memory: a restart begins anew. What central asked for is a row of device_state as well,
because a kiosk is switched off and on while central still has its hands full.
"""

from __future__ import annotations

import time
from contextlib import suppress

from kiosk.outbox import backoff
from kiosk.outbox.queue import LONGEST_WAIT, Outbox
from kiosk.outbox.refusals import AlreadySending, NotEnrolled, NotStored

HELD_KEY = "held-until"  # row of device_state, written by sync: Unix seconds
SOON = 2.0  # seconds; what is in the way is on this device, and short


class Patience:
    """Times are `time.monotonic()`."""

    def __init__(self) -> None:
        self.next = 0.0  # the next full pass
        self.held = 0.0  # before this a failing central is left alone, whoever registers meanwhile
        self._failures = 0

    def recall(self, outbox: Outbox) -> None:
        """Go on waiting where a restart cut it short. A row of a clock that lied is passed over."""
        try:
            left = float(outbox.state.get(HELD_KEY) or 0) - time.time()
        except ValueError:
            return
        if 0 < left <= LONGEST_WAIT:
            self.held = self.next = time.monotonic() + left

    def worked(self, outbox: Outbox, every: float) -> None:
        """A pass worked; the next one is in `every` seconds, or when somebody registers."""
        self._failures, self.held, self.next = 0, 0.0, time.monotonic() + every
        if outbox.state.get(HELD_KEY):
            outbox.state.clear(HELD_KEY)

    def over(self) -> None:
        """Another central, which asked for no patience: the next pass may be at once."""
        self.next = self.held = 0.0

    def failed(self, error: Exception, outbox: Outbox | None) -> None:
        """A pass did not work. `error` may say `retry_after` (seconds) and `uploads` (handing over works)."""
        asked: float | None = getattr(error, "retry_after", None)
        if isinstance(error, NotEnrolled | AlreadySending):  # somebody is at work on it right now, perhaps
            wait = SOON
        else:
            self._failures += 1
            wait = backoff.delay(self._failures) if asked is None else backoff.patience(asked)
        self.next = time.monotonic() + wait
        # A refused catalogue must not keep people's records back.
        self.held = 0.0 if getattr(error, "uploads", False) else self.next
        if asked is not None and outbox is not None:
            with suppress(NotStored):  # then it is asked once more after a restart
                outbox.state.set(HELD_KEY, f"{time.time() + wait:.0f}", "sync")
