"""What volunteers count at a stand: one touch for one thing they did, hour by hour. No word about anybody."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from pydantic import TypeAdapter, ValidationError

from kiosk.outbox.device_state import DeviceState
from kiosk.wire.stand import Tally

TALLY_KEY = "stand-tally"  # row of device_state, of the screen: of the stand that is open
KINDS = ("talk", "help", "refer", "leaflet")
_TALLIES: TypeAdapter[list[Tally]] = TypeAdapter(list[Tally])


class TallySheet:
    """The counts of the open stand. Each touch is on the card when it returns, and can be taken back."""

    def __init__(self, state: DeviceState) -> None:
        self._state = state
        self._touched: list[tuple[datetime, str]] = []  # since the program started, the newest last

    def told(self) -> tuple[Tally, ...]:
        """Return the counts, the first hour first; nothing for what another version left."""
        try:
            return tuple(_TALLIES.validate_json(self._state.get(TALLY_KEY) or "[]"))
        except ValidationError:
            return ()

    def of(self, kind: str) -> int:
        """Return how often something was done at this stand."""
        return sum(one.n for one in self.told() if one.kind == kind)

    @property
    def can_undo(self) -> bool:
        return bool(self._touched)

    def add(self, kind: str, now: datetime) -> None:
        """Count one more in this hour. Raises a NotStored: then nothing was counted."""
        hour = now.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
        self._change(hour, kind, 1)
        self._touched.append((hour, kind))

    def undo(self) -> None:
        """Take the last touch back; nothing where there is none."""
        if self._touched:
            self._change(*self._touched[-1], -1)
            self._touched.pop()

    def start(self) -> None:
        """A stand opens: nothing is counted yet."""
        self._touched.clear()
        if self._state.get(TALLY_KEY):
            self._state.set(TALLY_KEY, "", "screen")

    def _change(self, hour: datetime, kind: str, by: int) -> None:
        counts = {(one.hour, one.kind): one.n for one in self.told()}
        counts[hour, kind] = counts.get((hour, kind), 0) + by
        rows = [
            {"hour": at.isoformat(), "kind": what, "n": n}
            for (at, what), n in sorted(counts.items())
            if n > 0
        ]
        self._state.set(TALLY_KEY, json.dumps(rows), "screen")
