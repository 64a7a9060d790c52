"""What a form leaves behind: that it was carried out, or what was typed in it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from central.service.rows import Row


class SentForm(Row):
    """A form that was carried out, by its one-time number (central.pages.stale_forms). Kept for days.

    `about` and `what` say what was done to what, for a colleague whose page is older. Nothing of a citizen.
    """

    number = models.CharField(max_length=64, unique=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE
    )  # None: a page for phones
    about = models.CharField(max_length=80, blank=True)
    what = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [
            models.Index(fields=["about", "-at"], name="sent_about"),
            models.Index(fields=["at"], name="sent_by_age"),
        ]


class Draft(Row):
    """What somebody typed in a form that could not be taken (central.pages.drafts). Kept for hours.

    Sealed with what the browser's cookie holds, of which only a hash is here.
    """

    key = models.CharField(max_length=64)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE
    )  # who wrote it; nobody else ever sees it
    address = models.CharField(max_length=300)  # where the form goes
    sealed = models.BinaryField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at"]
        indexes = [
            models.Index(fields=["key", "user"], name="draft_of_browser"),
            models.Index(fields=["at"], name="draft_by_age"),
        ]
