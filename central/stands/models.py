"""The stands volunteers opened and closed: where, what, with whom, for whom, and what was kept there."""

from __future__ import annotations

from django.db import models

from central.accounts.models import OwnedRow
from central.intake.models import Device


class StandSession(OwnedRow):
    """One stand. Its two documents may arrive in any order; what the other one told stays."""

    device = models.ForeignKey(Device, on_delete=models.PROTECT)
    stand = models.UUIDField()  # as it stands in every record
    site = models.CharField(max_length=60)
    place_id = models.CharField(max_length=60, blank=True)  # of the catalogue; "" for a place that was typed
    place = models.CharField(max_length=80, blank=True)
    action_id = models.CharField(max_length=60, blank=True)
    action = models.CharField(max_length=80, blank=True)
    partner_id = models.CharField(max_length=60, blank=True)
    partner = models.CharField(max_length=80, blank=True)
    groups = models.JSONField(default=list)  # of {id, name}: whom it was meant to reach
    opened_at = models.DateTimeField(null=True)  # by the device's clock
    opened_by = models.CharField(max_length=4, blank=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=4, blank=True)
    clock_synced = models.BooleanField(default=True)  # of both moments
    told_saved = models.PositiveIntegerField(null=True)  # by the device, when it closed
    note = models.CharField(max_length=400, blank=True)
    tally = models.JSONField(default=list)  # of {hour, kind, n}: what volunteers counted there
    used_up = models.JSONField(default=list)  # ids of what ran out (central.stands.counted)
    incident = models.CharField(max_length=400, blank=True)
    heard_at = models.DateTimeField()  # when its first document came, by our clock

    class Meta:
        ordering = ["-heard_at"]
        constraints = [models.UniqueConstraint(fields=["organisation", "device", "stand"], name="stand_once")]
        indexes = [models.Index(fields=["organisation", "-heard_at", "-id"], name="stand_by_organisation")]

    def __str__(self) -> str:
        return self.place or "Stand"
