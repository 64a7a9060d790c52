"""Counts of answers that are nobody's. No row holds a moment, a device, an envelope, a paper, a person."""

from __future__ import annotations

from django.db import models

from central.accounts.models import Organisation


class OpinionCount(models.Model):
    """How many gave one answer in a quarter; `step` and `answer` empty: how many answered anything.

    An envelope that was opened stays known by its id and hash (central.intake). What was in it went into
    these sums: nothing leads from one to the other.
    """

    pk = models.CompositePrimaryKey("organisation", "quarter", "journey", "step", "answer")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, db_index=False)
    quarter = models.CharField(max_length=7)  # 2026-Q4, in which it came here
    journey = models.CharField(max_length=60)
    step = models.CharField(max_length=40, blank=True, default="")
    answer = models.CharField(max_length=24, blank=True, default="")
    n = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.quarter} {self.journey} {self.step} {self.answer}: {self.n}"


class LinkUsed(models.Model):
    """The mark of a paper by which somebody told how it is: a second time it does not count.

    The mark is a hash of the token on the paper, another one than the case keeps: without the paper in the
    hand nobody can lay the two beside each other.
    """

    mark = models.CharField(max_length=64, primary_key=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)

    def __str__(self) -> str:
        return self.mark[:8]
