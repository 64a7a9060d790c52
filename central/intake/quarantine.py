"""What a device out of service still brings: kept apart, unopened, for 90 days.

A revoked kiosk hands over what people trusted it with; a stolen one may too, by the stick that was written
the day before. It may also be somebody playing kiosk with its key. So nothing is refused and nothing opened:
staff let it in or leave it, and after 90 days the sealed bytes go. Id and hash stay, as always.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import Count, Max, Min
from django.utils.timezone import localdate

from central.accounts.models import Organisation
from central.intake.models import Device, InboxEnvelope

KEPT = timedelta(days=90)


def held_by_device(organisations: Sequence[Organisation]) -> list[dict[str, object]]:
    """Return per device how many envelopes are kept apart, which, since when, and when the first go."""
    held = InboxEnvelope.objects.filter(organisation__in=organisations, state=InboxEnvelope.State.HELD)
    rows = held.values("device").annotate(
        count=Count("id"), first=Min("received_at"), last=Max("received_at")
    )
    devices = Device.objects.in_bulk([row["device"] for row in rows])
    ids: dict[object, list[object]] = {}
    for device, id_ in held.values_list("device", "id") if rows else ():
        ids.setdefault(device, []).append(id_)
    found = [
        row
        | {
            "device": devices[row["device"]],
            "ids": ids.get(row["device"], []),
            "until": localdate(row["first"] + KEPT),
        }
        for row in rows
    ]
    return sorted(found, key=lambda row: row["first"])


def let_in(device: Device) -> int:
    """Let everything that is kept apart of this device be opened; return how many."""
    held = InboxEnvelope.objects.filter(device=device, state=InboxEnvelope.State.HELD)
    return held.update(state=InboxEnvelope.State.WAITING)


def drop(device: Device, user: object) -> int:
    """Take away the sealed bytes that are kept apart of this device; return how many."""
    held = InboxEnvelope.objects.filter(device=device, state=InboxEnvelope.State.HELD)
    return held.update(state=InboxEnvelope.State.DROPPED, sealed=None, seen_by=user)


def drop_old(now: datetime) -> int:
    """Take away the sealed bytes nobody let in for 90 days; return how many."""
    old = InboxEnvelope.objects.filter(state=InboxEnvelope.State.HELD, received_at__lte=now - KEPT)
    return old.update(state=InboxEnvelope.State.DROPPED, sealed=None)
