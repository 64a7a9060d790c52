"""People chosen in the list, as it stood then."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from central.accounts.models import OwnedRow, User


class Selection(OwnedRow):
    """Some people of one organisation that somebody wants to do one thing with. Kept for a day.

    `people` holds [id, how that case stood] of each: whom a colleague changed since is left out. No name.
    """

    MOST = 500

    by = models.ForeignKey(User, on_delete=models.CASCADE)
    made_at = models.DateTimeField(default=timezone.now)
    people = models.JSONField(default=list)
    back = models.CharField(max_length=400, blank=True)  # the list they were chosen in: filters, no words

    class Meta:
        indexes = [models.Index(fields=["made_at"], name="selection_by_age")]

    def __str__(self) -> str:
        return f"selection of {len(self.people)}"
