"""What somebody chose for themselves, at one organisation."""

from __future__ import annotations

from django.db import models

from central.accounts.models import Membership
from central.service.rows import Row


class NamedView(Row):
    """The list of people under some filters, kept under a name. Search words are never kept."""

    MOST = 12  # of one person

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="views")
    name = models.CharField(max_length=40)
    filters = models.CharField(max_length=400)  # as in the address of the list

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["membership", "name"], name="view_named_once")]

    def __str__(self) -> str:
        return self.name


class Desk(Row):
    """Where somebody's day begins ('None': the usual page), and whether and where the mail of Monday goes."""

    membership = models.OneToOneField(Membership, on_delete=models.CASCADE, related_name="desk")
    start = models.ForeignKey(NamedView, null=True, on_delete=models.SET_NULL, related_name="+")
    monday = models.BooleanField(default=False)
    email = models.EmailField(blank=True, max_length=200)
    devices = models.BooleanField(default=False)  # a mail on each day that a kiosk needs somebody
    devices_on = models.DateField(null=True)  # the day of the last of those
    mailed_on = models.DateField(null=True)  # the Monday of the last mail

    def __str__(self) -> str:
        return f"desk {self.id}"
