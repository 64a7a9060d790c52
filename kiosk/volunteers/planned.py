"""Which planned stand a volunteer most likely comes to open."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from kiosk.outbox.device_state import DeviceState
from kiosk.outbox.planned import plans_kept
from kiosk.wire.planned import PlannedStand
from kiosk.words.days import BELGIUM

MOST = 6  # of one screen


def to_open(
    state: DeviceState, now: datetime, clock_synced: bool, last: UUID | None
) -> tuple[PlannedStand, ...]:
    """Return the planned stands of today; by a clock that nobody set, all that may still come.

    A device that is switched on without a network goes on with the day it was switched off. `last` is the
    plan of the stand that was held last: central may not know of it yet.
    """
    plans = [one for one in plans_kept(state) if one.id != last]
    if clock_synced:
        today = now.astimezone(BELGIUM).date()
        plans = [one for one in plans if one.starts.astimezone(BELGIUM).date() == today]
    return tuple(plans[:MOST])
