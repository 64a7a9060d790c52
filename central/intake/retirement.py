"""Ending a device's service: a notice only the offline root can sign, told at every heartbeat.

The database alone cannot wipe a kiosk: whoever breaks in here has no root key. For the same reason staff
pages have no button for it, only a wish that is written down; the administrator brings the root key from its
safe (`central kiosk retire`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.db.models import Count, Max

from central.accounts.models import Organisation, User
from central.intake.models import Device, InboxEnvelope
from kiosk.wire.enrolment import Retirement
from kiosk.wire.problems import Problem
from kiosk.wire.signing import RETIRE, Signed, signed


class CannotRetire(Problem):
    """A wish about the end of a device's service that cannot be granted."""

    code = "bad-input"


@dataclass(frozen=True)
class Missing:
    """What a device had when it was last heard and did not bring since; at least this many are missing."""

    count: int
    heard_at: datetime | None  # what was made after this, nobody can count


def retire(device: Device, reason: Literal["revoked", "stolen"], root_key: bytes, now: datetime) -> None:
    """Sign the notice and keep it; the device hears it at its next heartbeat. Raises CannotRetire.

    A revoked device may still turn out to be stolen; a stolen one was told to wipe and stays so.
    """
    if device.status == Device.Status.STOLEN or device.status == reason:
        raise CannotRetire(f"{device.name} is {device.status} already")
    notice = Retirement(device_id=str(device.id), serial=device.notice_serial + 1, reason=reason, issued=now)
    part = signed(root_key, RETIRE, notice.canonical())
    device.notice = part.model_dump(mode="json")
    device.notice_serial = notice.serial
    device.status = Device.Status(reason)
    device.retired_at = now
    device.wish = ""
    device.save(update_fields=["notice", "notice_serial", "status", "retired_at", "wish"])


def ask_to_retire(device: Device, reason: str, by: User, now: datetime) -> None:
    """Write down that staff want a device out of service; '' takes it back. The device does not hear it."""
    Device.objects.filter(pk=device.pk).update(wish=reason, wish_by=by if reason else None, wish_at=now)


def notice_of(device: Device) -> Signed | None:
    """Return the notice a device must hear, None while it is in service."""
    return Signed.model_validate(device.notice) if device.notice else None


def in_service(organisation: Organisation) -> str:
    """Say which devices hold back the end of an organisation; '' when none does."""
    active = Device.objects.filter(organisation=organisation, status=Device.Status.ACTIVE)
    names = ", ".join(active.order_by("name").values_list("name", flat=True)[:5])
    return f"Nog in dienst: {names}. Neem die eerst uit dienst (central kiosk retire)." if names else ""


def missing_of(device: Device) -> Missing:
    """Return how many records of a device never came, as far as anybody can know.

    Two ways of counting, the higher one holds: numbers the device gave out (its own order) that never came
    below the highest that did; and what it said it still held, less what came after it said so.
    """
    came = InboxEnvelope.objects.filter(device=device)
    seen = came.aggregate(highest=Max("seq"), different=Count("seq", distinct=True))
    skipped = (seen["highest"] or 0) - seen["different"]
    beat = getattr(device, "heartbeat", None)
    if beat is None:
        return Missing(max(skipped, 0), None)
    left = beat.queue + beat.quarantined - came.filter(received_at__gt=beat.at).count()
    return Missing(max(skipped, left, 0), beat.at)
