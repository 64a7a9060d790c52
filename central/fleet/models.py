"""Releases of the program that kiosks fetch, which devices should run which, and which they do run."""

from __future__ import annotations

from django.db import models

from central.accounts.models import OwnedRow, Row, User
from central.intake.models import Device


class ProgramRelease(Row):
    """A release that the offline root signed. It belongs to nobody: each organisation says where it goes."""

    serial = models.PositiveIntegerField(unique=True)
    version = models.CharField(max_length=40)
    issued = models.DateTimeField()
    note = models.JSONField()  # Signed Release, as kiosks verify it
    size = models.PositiveIntegerField()  # bytes of the archive
    taken_in_at = models.DateTimeField()

    class Meta:
        ordering = ["-serial"]

    def __str__(self) -> str:
        return f"{self.version} (nummer {self.serial})"


class ReleasePart(Row):
    """One part of an archive, `PART_BYTES` long but for the last; in the database, for any web host."""

    release = models.ForeignKey(ProgramRelease, on_delete=models.CASCADE, related_name="parts")
    number = models.PositiveIntegerField()  # from 0 on
    body = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["release", "number"], name="release_part_once")]


class ReleaseOffer(OwnedRow):
    """An organisation lets its devices fetch a release: all of them, or one that tries it first."""

    release = models.ForeignKey(ProgramRelease, on_delete=models.CASCADE, related_name="offers")
    device = models.ForeignKey(Device, null=True, on_delete=models.CASCADE)  # None: all
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")  # None: by command
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "release"], name="release_offer_once")]


class DeviceRelease(OwnedRow):
    """What a device told when it asked last. Serials; 0 is none, or one that was put there by hand."""

    device = models.OneToOneField(Device, on_delete=models.CASCADE, related_name="release")
    runs = models.PositiveIntegerField(default=0)
    waits = models.PositiveIntegerField(default=0)  # fetched whole, for the night
    left_alone = models.PositiveIntegerField(default=0)  # tried as often as one is tried, and gone back from
    at = models.DateTimeField()
