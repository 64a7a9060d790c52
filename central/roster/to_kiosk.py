"""The plans of a kiosk, as the answer to its heartbeat carries them."""

from __future__ import annotations

from datetime import datetime, timedelta

from central.figures.aims import PlannedAction
from central.figures.drawn import drawn
from central.intake.models import Device
from central.roster.models import StandPlan
from kiosk.wire.planned import MOST, PlannedStand
from kiosk.wire.stand import Listed, StandPlace

AHEAD = timedelta(days=14)  # a kiosk may be offline for days
LATE = timedelta(hours=12)  # a stand that is still to be opened when it should have ended


def plans_of(device: Device, now: datetime) -> tuple[PlannedStand, ...]:
    """Return what this kiosk is planned for from now on, the first day first. No name of anybody is in it."""
    rows = StandPlan.objects.filter(
        organisation=device.organisation_id,
        device=device,
        session=None,
        aim__state=PlannedAction.State.PLANNED,
        ends_at__gt=now - LATE,
        starts_at__lt=now + AHEAD,
    ).select_related("aim")
    found = list(rows.order_by("starts_at")[:MOST])
    if not found:
        return ()
    named = {
        side: {one.id: Listed(id=one.id, name=one.name[:80]) for one in listed}
        for side, listed in drawn(device.organisation).items()
    }
    return tuple(
        PlannedStand(
            id=one.id,
            starts=one.starts_at,
            ends=one.ends_at,
            place=StandPlace(id=one.place_id or None, name=one.place),
            action=named["action"].get(one.aim.action),
            partner=named["partner"].get(one.aim.partner),
            groups=tuple(named["group"][id_] for id_ in (one.aim.group,) if id_ in named["group"]),
        )
        for one in found
    )
