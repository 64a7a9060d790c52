"""What people did with their paper, beside the case it is about."""

from __future__ import annotations

from django.db import models

from central.accounts.models import Organisation, User
from central.intake.models import Device
from central.service.rows import Row


class Amendment(Row):
    """What somebody did with their paper (kiosk.wire.amendment). It may be here before the case it is about.

    A scanned token acts at once. A typed code is *asked* until staff say yes: whoever reads a code over a
    shoulder, or types one letter wrong, changes nothing for somebody else.
    """

    class Action(models.TextChoices):
        WITHDRAW = "withdraw", "Stoppen"
        CORRECT = "correct", "Iets wijzigen"
        CHECK_IN = "check-in", "Aanwezig"

    class State(models.TextChoices):
        WAITING = "waiting", "Wacht op de aanvraag"
        ASKED = "asked", "Gevraagd"
        DONE = "done", "Gedaan"
        DENIED = "denied", "Niet gedaan"

    # None until the case is found: a phone that opens /p/TOKEN tells nobody whose paper it is.
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT)
    device = models.ForeignKey(Device, null=True, on_delete=models.PROTECT)  # None: on a phone
    record_id = models.UUIDField()  # its own id on the wire
    action = models.CharField(max_length=10, choices=Action.choices)
    state = models.CharField(max_length=10, choices=State.choices)
    token_hash = models.CharField(max_length=64, blank=True)  # of a scanned paper
    code = models.CharField(max_length=8, blank=True)  # of a typed one
    offer = models.CharField(max_length=60, blank=True)  # check-in: at what
    new = models.JSONField(default=dict)  # correct: column of the case → value, and 'said'
    before = models.JSONField(default=dict)  # correct: the values these took the place of
    older = models.JSONField(default=list)  # correct: columns somebody had said later already: not applied
    channel = models.CharField(max_length=60)
    stand = models.UUIDField(null=True)
    made_at = models.DateTimeField()  # by the device's clock; when it really was: central.cases.clock
    clock_synced = models.BooleanField()
    boot_id = models.CharField(max_length=64, blank=True)
    monotonic_ms = models.BigIntegerField(default=0)
    # The true time, as soon as anything tells it; None until then.
    true_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField()  # by our clock
    case = models.ForeignKey("cases.Case", null=True, on_delete=models.CASCADE, related_name="amendments")
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["received_at", "record_id"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "device", "record_id"], name="amendment_once")
        ]
        indexes = [
            models.Index(fields=["organisation", "state", "received_at"], name="amendment_by_state"),
            models.Index(
                fields=["organisation", "device", "boot_id"],
                condition=models.Q(true_at=None),
                name="amendment_undated",
            ),
        ]
