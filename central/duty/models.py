"""A call for help at a kiosk, and who has duty. Nothing here is about the person who called."""

from __future__ import annotations

from django.db import models

from central.accounts.models import OwnedRow, User
from central.intake.models import Device


class Call(OwnedRow):
    """One touch of 'Hulp'. `who` stands here until somebody is there or the call is over, no longer."""

    device = models.ForeignKey(Device, on_delete=models.CASCADE)
    number = models.UUIDField()  # the id the kiosk gave it
    language = models.CharField(max_length=20)
    called_at = models.DateTimeField()  # by our clock, as all that follow
    asked_at = models.DateTimeField()  # when the kiosk asked last how it stands
    rang = models.BooleanField(default=False)  # somebody had duty while it waited
    answered_at = models.DateTimeField(null=True)
    who = models.CharField(max_length=40, blank=True)
    minutes = models.PositiveSmallIntegerField(default=0)  # as they said when they answered
    here_at = models.DateTimeField(null=True)
    over_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-called_at"]
        constraints = [models.UniqueConstraint(fields=["organisation", "device", "number"], name="call_once")]
        indexes = [
            models.Index(fields=["organisation", "-called_at"], name="call_by_organisation"),
            models.Index(fields=["called_at"], name="call_by_age"),
        ]

    def __str__(self) -> str:
        return self.device.name


class OnDuty(OwnedRow):
    """Somebody has the page of duty open for an organisation."""

    user = models.ForeignKey(User, on_delete=models.CASCADE)
    seen_at = models.DateTimeField()  # when their page asked last

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "user"], name="duty_once")]
        indexes = [models.Index(fields=["organisation", "seen_at"], name="duty_by_organisation")]
