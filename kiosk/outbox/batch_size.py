"""How many records go in one batch: halved where not as many get through, doubled again after."""

from __future__ import annotations

from kiosk.outbox.device_state import DeviceState
from kiosk.wire.batch import MAX_ENVELOPES

KEY = "batch-size"


class BatchSize:
    """The number of `now`, kept from one pass to the next."""

    def __init__(self, state: DeviceState) -> None:
        self._state = state
        self.now = _bounded(int(state.get(KEY) or MAX_ENVELOPES))

    def become(self, wanted: int) -> None:
        """Send so many from now on, one at least and never more than central takes."""
        if _bounded(wanted) != self.now:
            self._state.set(KEY, str(_bounded(wanted)), "sync")
        self.now = _bounded(wanted)


def _bounded(size: int) -> int:
    return min(max(size, 1), MAX_ENVELOPES)
