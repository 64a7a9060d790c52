"""How long an organisation keeps things, who has been given notice, what stays of who went, and each run."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from central.accounts.models import Organisation, OwnedRow, User
from central.cases.models import Case


class Term(OwnedRow):
    """An organisation keeps one kind of thing longer or shorter than config/retention.toml proposes."""

    kind = models.CharField(max_length=20)
    months = models.PositiveSmallIntegerField()
    set_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    set_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "kind"], name="term_once")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.months} months"


class Notice(models.Model):
    """Somebody is to go: since when staff can see it, and until when somebody chose to keep them."""

    case = models.OneToOneField(Case, primary_key=True, on_delete=models.CASCADE, related_name="notice")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    told_on = models.DateField()
    kept_until = models.DateField(null=True)
    kept_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["organisation", "told_on"], name="notice_by_day")]

    def __str__(self) -> str:
        return f"notice of case {self.case_id}"  # never the name


class Remainder(OwnedRow):
    """What stays of a person who went, for the figures: what is on this list, in months, and nothing else.

    No name, no way to reach, no place below the municipality, no day, no id that leads anywhere.
    """

    received_month = models.DateField()  # the first day of it
    closed_month = models.DateField()
    status = models.CharField(max_length=10)
    journey = models.CharField(max_length=60)
    schemes = models.JSONField(default=list)
    from_check = models.BooleanField(default=False)
    source = models.CharField(max_length=10)
    channel = models.CharField(max_length=60)
    language = models.CharField(max_length=3)
    nis = models.CharField(max_length=5, blank=True)

    class Meta:
        indexes = [models.Index(fields=["organisation", "received_month"], name="remainder_by_month")]

    def __str__(self) -> str:
        return f"somebody of {self.received_month:%Y-%m}"


class Run(models.Model):
    """One night's work: when, and how much went of what. The next one is refused on a clock set back."""

    at = models.DateTimeField(primary_key=True)
    rows = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"run of {self.at:%Y-%m-%d}"
