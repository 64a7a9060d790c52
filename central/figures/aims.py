"""What an organisation means to do: an action on a day, a number to reach. Never about a citizen."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from central.accounts.models import OwnedRow, User


class PlannedAction(OwnedRow):
    """One cell of the matrix that somebody will fill: who, when, and the ids of [stand] in site.toml."""

    class State(models.TextChoices):
        PLANNED = "planned", "Gepland"
        DONE = "done", "Gedaan"
        DROPPED = "dropped", "Gaat niet door"

    on = models.DateField()
    who = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    action = models.CharField(max_length=60)
    partner = models.CharField(max_length=60, blank=True)  # "": with nobody
    group = models.CharField(max_length=60, blank=True)  # "": for everybody
    note = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["on", "made_at"]
        indexes = [models.Index(fields=["organisation", "state", "on"], name="planned_action_by_day")]

    def __str__(self) -> str:
        return f"{self.action} on {self.on}"

    @property
    def is_late(self) -> bool:
        return self.state == self.State.PLANNED and self.on < timezone.localdate()


class Goal(OwnedRow):
    """So many in a period: of a figure, or of those rows of it that have these ids (`only`)."""

    sentence = models.CharField(max_length=200)  # as the organisation says it
    figure = models.CharField(max_length=20)  # central.figures: reach, track, …
    only = models.JSONField(default=dict)  # dimension → id
    start = models.DateField()
    end = models.DateField()  # the last day in it
    target = models.PositiveIntegerField()
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["start", "made_at"]
        constraints = [
            models.CheckConstraint(condition=models.Q(end__gte=models.F("start")), name="goal_ends_after"),
            models.CheckConstraint(condition=models.Q(target__gt=0), name="goal_of_something"),
        ]
        indexes = [models.Index(fields=["organisation", "start", "end"], name="goal_by_period")]

    def __str__(self) -> str:
        return f"goal of {self.figure}: {self.target}"
