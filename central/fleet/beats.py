"""Keeping the newest heartbeat of a device."""

from __future__ import annotations

from datetime import UTC, datetime

from django.db import transaction

from central.fleet.models import Heartbeat as Kept
from central.intake.models import Device
from central.intake.text import storable
from kiosk.wire.heartbeat import Heartbeat

_BIGGEST = 2**31 - 1  # what a database column of ours holds


def keep_heartbeat(device: Device, told: Heartbeat, now: datetime) -> None:
    """Keep what the device told about itself; the one before is replaced."""
    with transaction.atomic():
        Kept.objects.update_or_create(
            device=device,
            defaults={
                "organisation": device.organisation,
                "at": now,
                "queue": min(told.queue, _BIGGEST),
                "quarantined": min(told.quarantined, _BIGGEST),
                "oldest_unsent": _in_the_calendar(told.oldest_unsent),
                "told": storable(told.model_dump(mode="json", by_alias=True)),
            },
        )
        Device.objects.filter(id=device.id).update(version=storable(told.version))


def _in_the_calendar(moment: datetime | None) -> datetime | None:
    """Return `moment`, or None for one that leaves the calendar in another time zone: a clock that lies."""
    try:
        return moment.astimezone(UTC) if moment else None
    except OverflowError:
        return None
