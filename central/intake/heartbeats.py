"""Keeping the newest heartbeat of a device, and what it tells about the time of each of its boots."""

from __future__ import annotations

from datetime import UTC, datetime

from django.db import transaction
from django.dispatch import Signal

from central.intake.models import BootAnchor, Device
from central.intake.models import Heartbeat as Kept
from central.pages.text import storable, storable_count
from kiosk.wire.heartbeat import Heartbeat

# Sent when our time of a boot becomes known (device=…): what was made in it can be dated.
boot_dated = Signal()


def keep_heartbeat(device: Device, told: Heartbeat, now: datetime) -> None:
    """Keep what the device told about itself; the one before is replaced."""
    with transaction.atomic():
        Kept.objects.update_or_create(
            device=device,
            defaults={
                "organisation": device.organisation,
                "at": now,
                "queue": storable_count(told.queue),
                "quarantined": storable_count(told.quarantined),
                "oldest_unsent": _in_the_calendar(told.oldest_unsent),
                "told": storable(told.model_dump(mode="json", by_alias=True)),
            },
        )
        Device.objects.filter(id=device.id).update(version=storable(told.version))
        _anchor(device, told, now)


def _anchor(device: Device, told: Heartbeat, now: datetime) -> None:
    """Keep our time of this boot's first heartbeat: later ones would say the same.

    A request is at most a minute under way, so that is how sure it is. "unknown" is no boot.
    """
    if told.monotonic_ms is not None and told.boot_id not in ("", "unknown"):
        _, fresh = BootAnchor.objects.get_or_create(
            organisation=device.organisation,
            device=device,
            boot_id=storable(told.boot_id),
            defaults={"monotonic_ms": min(told.monotonic_ms, 2**63 - 1), "at": now},
        )
        if fresh:
            boot_dated.send(Device, device=device)


def _in_the_calendar(moment: datetime | None) -> datetime | None:
    """Return `moment`, or None for one that leaves the calendar in another time zone: a clock that lies."""
    try:
        return moment.astimezone(UTC) if moment else None
    except OverflowError:
        return None
