"""Places and offers of an organisation, and each catalogue that was published to its devices.

`entry` is the place or offer exactly as devices get it (kiosk.wire.catalogue), so that what staff see here
is what people see there; the other columns repeat what lists sort on.
"""

from __future__ import annotations

import uuid

from django.db import models

from central.accounts.models import Organisation


class _Entry(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE)
    slug = models.CharField(max_length=60)  # the id devices know
    name = models.CharField(max_length=200)
    entry = models.JSONField()
    published = models.BooleanField(default=True)
    from_file = models.BooleanField(default=True)  # follows the site profile until staff change it here

    class Meta:
        abstract = True
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Place(_Entry):
    """A digipunt, a course room, a stand."""

    class Meta(_Entry.Meta):
        constraints = [models.UniqueConstraint(fields=["organisation", "slug"], name="place_once")]


class Offer(_Entry):
    """A course, a drop-in hour, a repair café."""

    class Meta(_Entry.Meta):
        constraints = [models.UniqueConstraint(fields=["organisation", "slug"], name="offer_once")]


class Publication(models.Model):
    """One published catalogue: the exact bytes devices get, signed once. `revision` only rises."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE)
    revision = models.PositiveIntegerField()
    content_hash = models.CharField(max_length=64)  # of what it says, without revision and date
    body = models.BinaryField()
    signature = models.CharField(max_length=86)
    etag = models.CharField(max_length=40)
    published_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-revision"]
        constraints = [models.UniqueConstraint(fields=["organisation", "revision"], name="revision_once")]
