"""The last thing each device told about itself."""

from __future__ import annotations

import uuid

from django.db import models

from central.accounts.models import Organisation
from central.intake.models import Device


class Heartbeat(models.Model):
    """The newest heartbeat of one device; `told` is the document as it came (kiosk.wire.heartbeat)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE)
    device = models.OneToOneField(Device, on_delete=models.CASCADE, related_name="heartbeat")
    at = models.DateTimeField()  # by our clock
    queue = models.PositiveIntegerField(default=0)
    quarantined = models.PositiveIntegerField(default=0)
    oldest_unsent = models.DateTimeField(null=True)
    told = models.JSONField(default=dict)


class BootAnchor(models.Model):
    """Our time when a device's boot had run for `monotonic_ms`: what true times are counted from.

    A heartbeat carries both, so a kiosk whose clock stands in 1970 or 2106 still tells when things happened.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE)
    device = models.ForeignKey(Device, on_delete=models.CASCADE, related_name="boots")
    boot_id = models.CharField(max_length=64)
    monotonic_ms = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "device", "boot_id"], name="anchor_once")
        ]
