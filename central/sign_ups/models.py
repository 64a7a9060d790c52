"""Who signed up for an offer, and who was there."""

from __future__ import annotations

from django.db import models

from central.accounts.models import OwnedRow, User
from central.cases.models import Amendment, Case
from central.catalogue.models import Offer


class SignUp(OwnedRow):
    """One person signed up for one offer: a place, or a number on the waiting list.

    `number` is the order in which people came, given under a lock on the offer; it never changes.
    """

    class State(models.TextChoices):
        PLACE = "place", "Plaats"
        WAITING = "waiting", "Wachtlijst"
        WITHDRAWN = "withdrawn", "Gestopt"

    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, related_name="sign_ups")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="sign_ups")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=State.choices)
    made_at = models.DateTimeField(auto_now_add=True)
    # Somebody must still tell the person where they stand: a kiosk could only promise, or a place came free.
    to_confirm = models.BooleanField(default=False)
    moved_up_at = models.DateTimeField(null=True)
    change = models.CharField(max_length=200, blank=True)  # what became otherwise, for staff to tell
    mail_tried_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "offer", "number"], name="number_once"),
            models.UniqueConstraint(fields=["organisation", "offer", "case"], name="sign_up_once"),
        ]
        indexes = [
            models.Index(fields=["organisation", "offer", "state", "number"], name="sign_up_queue"),
            # Partial: on SQLite "WHERE to_confirm" is no equality, and finds nothing in an index on it.
            models.Index(
                fields=["organisation", "offer"], condition=models.Q(to_confirm=True), name="sign_up_to_tell"
            ),
        ]

    def __str__(self) -> str:
        return f"sign-up {self.id}"  # never the name


class Attendance(OwnedRow):
    """Somebody was there on a day: scanned their paper, or staff ticked them off. Also without a sign-up."""

    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, related_name="attendance")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="attendance")
    on = models.DateField()
    # False: the day it came in here, since the device's clock was wrong and nothing told the true time yet.
    sure = models.BooleanField(default=True)
    scanned = models.ForeignKey(Amendment, null=True, on_delete=models.SET_NULL, related_name="+")
    noted_at = models.DateTimeField(auto_now_add=True)
    noted_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")  # None: scanned

    class Meta:
        ordering = ["on"]
        constraints = [
            # Two unsure days may be two days: each check-in keeps its own until its time is known.
            models.UniqueConstraint(
                fields=["organisation", "offer", "case", "on"],
                condition=models.Q(sure=True),
                name="present_once",
            ),
            models.UniqueConstraint(
                fields=["organisation", "offer", "scanned"],
                condition=models.Q(sure=False),
                name="present_unsure_once",
            ),
        ]
