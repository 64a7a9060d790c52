"""What was counted, by day and by month, and what was published of it.

Counts hold nobody: an organisation, a day, what was counted, and how many. What changed below is noted by the
database itself (`Changed`, central.figures.noticing); the worker counts those days again.
"""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from central.accounts.models import Organisation, OwnedRow
from central.figures.aims import Goal, PlannedAction
from central.figures.shared import SharedReport

__all__ = ["Again", "Changed", "Figure", "Frozen", "Goal", "PlannedAction", "SharedReport", "Word"]


class _OfDay(models.Model):
    """How many of one kind on one day: `kind` is the figure, `one` to `three` its dimensions."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, db_index=False)
    kind = models.CharField(max_length=12)
    day = models.DateField()
    one = models.CharField(max_length=80, blank=True, default="")
    two = models.CharField(max_length=80, blank=True, default="")
    three = models.CharField(max_length=80, blank=True, default="")
    n = models.PositiveIntegerField()

    class Meta:
        abstract = True


class Figure(_OfDay):
    """So many on a day, or in the month that begins with it (`span`)."""

    pk = models.CompositePrimaryKey("organisation", "kind", "span", "day", "one", "two", "three")
    DAY, MONTH = "d", "m"

    span = models.CharField(max_length=1)

    def __str__(self) -> str:
        return f"{self.kind} {self.one} {self.two} {self.three} {self.day}: {self.n}"


class Again(_OfDay):
    """So many of a day who had been counted in the same place on an earlier day, `before`, and not between.

    Over a period that holds both days they are one person, over one that holds only the later day too: the
    people of a period are its questions less those whose earlier day is in it.
    """

    pk = models.CompositePrimaryKey("organisation", "kind", "day", "before", "one", "two", "three")
    before = models.DateField()

    def __str__(self) -> str:
        return f"{self.kind} {self.one} {self.two} {self.three} {self.day} after {self.before}: {self.n}"


class Word(models.Model):
    """What an id of a stand was called last: a group that is renamed half-way stays one row."""

    pk = models.CompositePrimaryKey("organisation", "dimension", "value")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, db_index=False)
    dimension = models.CharField(max_length=12)
    value = models.CharField(max_length=80)
    word = models.CharField(max_length=80)

    def __str__(self) -> str:
        return f"{self.value}: {self.word}"


class Changed(models.Model):
    """Something below changed that is counted in this hour (UTC); written by the database (noticing.py).

    `about`: a stand, whose people are counted on the days they came. Rows are only added and taken: whoever
    counts takes them first, so that what changes meanwhile is counted once more.
    """

    id = models.BigAutoField(primary_key=True)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, db_constraint=False, db_index=False
    )
    source = models.CharField(max_length=8)
    hour = models.CharField(max_length=13, blank=True)  # 2026-11-30 21
    about = models.CharField(max_length=36, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "source", "hour", "about"], name="figures_changed_what")
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.hour}"


class Frozen(OwnedRow):
    """A figure of a quarter as it was published: the same for ever."""

    figure = models.CharField(max_length=24)
    quarter = models.CharField(max_length=7)  # 2026-Q3
    table = models.JSONField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "quarter", "figure"], name="published_once")
        ]

    def __str__(self) -> str:
        return f"{self.figure} {self.quarter}"
