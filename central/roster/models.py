"""Stands that are planned, what they need, who helps, and the turns they were asked for."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import models
from django.utils import timezone

from central.accounts.models import OwnedRow
from central.cases.models import Case
from central.figures.aims import PlannedAction
from central.intake.models import Device
from central.stands.models import StandSession

AFTER = timedelta(days=1)  # a link works until the day after its stand


class Volunteer(OwnedRow):
    """Somebody who helps: a name, a way to reach them, and how they agreed to be on the list."""

    class Consent(models.TextChoices):
        ASKED = "asked", "Meldde zich zelf aan"
        SPOKEN = "spoken", "Zei het, aan tafel of aan de telefoon"
        SIGNED = "signed", "Tekende het op papier"

    name = models.CharField(max_length=80)
    email = models.EmailField(max_length=200, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    consent = models.CharField(max_length=10, choices=Consent.choices)
    consent_on = models.DateField(default=timezone.localdate)
    case = models.OneToOneField(Case, null=True, on_delete=models.CASCADE, related_name="volunteer")
    added_at = models.DateTimeField(default=timezone.now)
    helped_at = models.DateTimeField(null=True)  # the last stand they were at

    class Meta:
        ordering = ["name", "id"]
        indexes = [models.Index(fields=["organisation", "name"], name="volunteer_by_name")]

    def __str__(self) -> str:
        return f"volunteer {self.id}"  # never the name

    @property
    def first_name(self) -> str:
        return self.name.split(" ")[0]


class StandPlan(OwnedRow):
    """A stand to be held: the planned action it is (what, with whom, for whom, how it ended), its hours."""

    aim = models.OneToOneField(PlannedAction, on_delete=models.CASCADE, related_name="stand")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place_id = models.CharField(max_length=60, blank=True)  # of the catalogue; "" for a place that was typed
    place = models.CharField(max_length=80)
    material = models.CharField(max_length=300, blank=True)
    device = models.ForeignKey(Device, null=True, on_delete=models.PROTECT, related_name="+")
    session = models.OneToOneField(
        StandSession, null=True, on_delete=models.SET_NULL, related_name="plan"
    )  # the stand that was held

    class Meta:
        ordering = ["starts_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")), name="stand_plan_ends_after"
            )
        ]
        indexes = [
            models.Index(fields=["organisation", "starts_at", "id"], name="stand_plan_by_day"),
            models.Index(fields=["organisation", "ends_at"], name="stand_plan_to_come"),
        ]

    def __str__(self) -> str:
        return f"{self.place} at {self.starts_at:%Y-%m-%d %H:%M}"

    @property
    def is_on(self) -> bool:
        """Say whether it is still to be held."""
        return self.aim.state == PlannedAction.State.PLANNED

    @property
    def is_dropped(self) -> bool:
        return self.aim.state == PlannedAction.State.DROPPED

    def last_day_of_links(self) -> date:
        return timezone.localdate(self.ends_at + AFTER)


class Need(OwnedRow):
    """So many people of one kind at one stand."""

    plan = models.ForeignKey(StandPlan, on_delete=models.CASCADE, related_name="needs")
    role = models.CharField(max_length=60)
    number = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["plan", "id"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "role"], name="need_once"),
            models.CheckConstraint(condition=models.Q(number__gt=0), name="need_of_somebody"),
        ]

    def __str__(self) -> str:
        return f"{self.number} × {self.role}"


class Turn(OwnedRow):
    """One volunteer asked for one need: the answer, the mails, and how long they were there.

    Of the link only the hash is here. A volunteer who was erased leaves the hours, and nothing of themselves.
    """

    class Answer(models.TextChoices):
        YES = "yes", "Komt"
        NO = "no", "Kan niet"
        MAYBE = "maybe", "Misschien"

    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="turns")
    volunteer = models.ForeignKey(Volunteer, null=True, on_delete=models.SET_NULL, related_name="turns")
    answer = models.CharField(max_length=5, choices=Answer.choices, blank=True)
    answered_at = models.DateTimeField(null=True)
    withdrew_at = models.DateTimeField(null=True)  # said yes before, and cannot come after all
    token_hash = models.CharField(max_length=64, unique=True)
    asked_at = models.DateTimeField(default=timezone.now)
    # When a mail went, each once at most (central.roster.mailing); `tried_at` of the last that did not go.
    mailed_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    told_off_at = models.DateTimeField(null=True)
    tried_at = models.DateTimeField(null=True)
    bad_address = models.BooleanField(default=False)
    was_there = models.BooleanField(null=True)
    minutes = models.PositiveSmallIntegerField(null=True)
    corrected = models.BooleanField(default=False)  # staff said so: the stand overwrites it no more

    class Meta:
        ordering = ["asked_at", "id"]
        constraints = [models.UniqueConstraint(fields=["need", "volunteer"], name="turn_once")]
        indexes = [models.Index(fields=["organisation", "answer"], name="turn_by_answer")]

    def __str__(self) -> str:
        return f"turn {self.id}"
