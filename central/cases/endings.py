"""How a request goes on and ends: its stages, what went when it stopped, how it ended, whose it is."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from central.accounts.models import Organisation, OwnedRow, User
from central.written.tracks import tracks


class Withdrawal(models.Model):
    """What went when a case was withdrawn, so that one slip of a finger takes nothing away for good.

    `keeps_until`: till then nothing was let go of, such as a seat (central.cases.closing); None: it was.
    """

    case = models.OneToOneField(
        "cases.Case", primary_key=True, on_delete=models.CASCADE, related_name="withdrawal"
    )
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    step_kind = models.CharField(max_length=40, blank=True)
    step_who = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    step_due_on = models.DateField(null=True)
    was = models.CharField(max_length=10, blank=True, default="")  # the status before
    at = models.DateTimeField(null=True)
    keeps_until = models.DateTimeField(null=True, db_index=True)
    let_go = models.JSONField(default=list)  # what receivers of case_withdrawn answered

    class Meta:
        indexes = [models.Index(fields=["organisation", "at"], name="withdrawal_by_day")]

    @property
    def step_title(self) -> str:
        return tracks().step_title(self.case.track, self.step_kind)


class StageReached(OwnedRow):
    """Somebody came to a stage of their track; the first one began when the case came in."""

    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="stages")
    track = models.CharField(max_length=40)
    stage = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        indexes = [
            models.Index(fields=["organisation", "case", "at"], name="stages_of_case"),
            models.Index(fields=["organisation", "track", "stage", "at"], name="stage_reached"),
            models.Index(fields=["organisation", "at"], name="stage_reached_by_day"),
        ]


class Outcome(OwnedRow):
    """How it ended for somebody, said by who closed the case; kept for the figures while it is closed."""

    class Why(models.TextChoices):
        TOO_DEAR = "too_dear", "Te duur"
        TOO_HARD = "too_hard", "Te moeilijk"
        NO_RIGHT = "no_right", "Heeft er geen recht op"
        NOT_REACHED = "not_reached", "Niet bereikt"
        ELSEWHERE = "elsewhere", "Vond hulp ergens anders"
        NOT_NEEDED = "not_needed", "Niet meer nodig"
        OTHER = "other", "Iets anders"

    case = models.OneToOneField("cases.Case", on_delete=models.CASCADE, related_name="outcome")
    track = models.CharField(max_length=40)
    result = models.CharField(max_length=40)  # the id of an outcome of the track (config/tracks)
    saves_cents = models.PositiveIntegerField(null=True)  # eurocents a month; None: not known
    why = models.CharField(max_length=20, choices=Why.choices, blank=True)
    was = models.CharField(max_length=10)  # the status before it was closed
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["organisation", "at"], name="outcome_by_day")]


class SamePerson(OwnedRow):
    """Somebody judged of two requests whose they are. The newest row of a pair holds; none is changed."""

    class Judgement(models.TextChoices):
        SAME = "same", "Zelfde persoon"
        FAMILY = "family", "Zelfde gezin"
        OTHER = "other", "Iemand anders"

    a = models.ForeignKey(
        "cases.Case", on_delete=models.CASCADE, related_name="judged_before"
    )  # the smaller id
    b = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="judged_behind")
    judgement = models.CharField(max_length=10, choices=Judgement.choices)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["organisation", "a", "b", "at"], name="judged_pair")]
