"""A report that is shown to whoever has its link, until a day or until somebody ends it.

The link holds 128 random bits; kept is only their hash, so that nobody can make the link from the database.
"""

from __future__ import annotations

import secrets
from datetime import date, datetime
from hashlib import sha256
from typing import Final

from django.db import models
from django.utils import timezone

from central.accounts.models import Organisation, OwnedRow, User
from central.figures.quarters import Quarter, whole_quarters

LONGEST: Final = 366  # days a link may live


class SharedReport(OwnedRow):
    """The report of one quarter behind a link."""

    quarter = models.CharField(max_length=7)  # 2026-Q3
    for_whom = models.CharField(max_length=120, blank=True)  # 'de schepen': to know which to end
    token_hash = models.CharField(max_length=64, unique=True)
    until = models.DateField()  # the last day it works
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-made_at"]
        indexes = [models.Index(fields=["organisation", "-made_at"], name="shared_report_newest")]

    def __str__(self) -> str:
        return f"link to {self.quarter}"

    def works(self, today: date) -> bool:
        return self.ended_at is None and today <= self.until

    @property
    def works_today(self) -> bool:
        return self.works(timezone.localdate())


def new_token() -> str:
    """Return what stands in a new link: 128 random bits."""
    return secrets.token_urlsafe(16)


def share(
    organisation: Organisation, quarter: Quarter, token: str, until: date, by: User | None, for_whom: str = ""
) -> SharedReport:
    """Let the report of a quarter that is over be read by link. Raises NotWholeQuarters."""
    whole_quarters(quarter.start, quarter.end, timezone.localdate())
    return SharedReport.objects.create(
        organisation=organisation,
        quarter=str(quarter),
        for_whom=for_whom,
        token_hash=_hash(token),
        until=until,
        made_by=by,
    )


def by_token(token: str) -> SharedReport | None:
    """Return what is behind a link today; None when it ended, its organisation did, or it never was."""
    found = SharedReport.objects.select_related("organisation").filter(token_hash=_hash(token)).first()
    if found is None or not found.works(timezone.localdate()) or found.organisation.ended_at:
        return None
    return found


def end(shared: SharedReport, by: User, now: datetime) -> None:
    """Take a link back; the first who did so stays written down."""
    SharedReport.objects.filter(id=shared.id, ended_at=None).update(ended_at=now, ended_by=by)


def _hash(token: str) -> str:
    return sha256(f"central.report {token}".encode()).hexdigest()
