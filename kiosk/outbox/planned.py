"""The stands this device is planned for, as central told them last: kept for a desk without a network."""

from __future__ import annotations

import json
from collections.abc import Sequence

from pydantic import TypeAdapter, ValidationError

from kiosk.outbox.device_state import DeviceState
from kiosk.wire.planned import PlannedStand

PLANS_KEY = "plans"  # row of device_state, of sync
_PLANS: TypeAdapter[tuple[PlannedStand, ...]] = TypeAdapter(tuple[PlannedStand, ...])


def keep_plans(state: DeviceState, plans: Sequence[PlannedStand]) -> None:
    """Keep what central told; nothing is written where it is what is kept already."""
    said = json.dumps([one.model_dump(mode="json") for one in plans], sort_keys=True) if plans else ""
    if said != (state.get(PLANS_KEY) or ""):
        state.set(PLANS_KEY, said, "sync")


def plans_kept(state: DeviceState) -> tuple[PlannedStand, ...]:
    """Return what central told last; nothing for what another version of this program left."""
    try:
        return _PLANS.validate_json(state.get(PLANS_KEY) or "[]")
    except ValidationError:
        return ()
