"""What every table of ours begins with."""

from __future__ import annotations

import uuid

from django.db import models


class Row(models.Model):
    """A row with a random id, made here and not by the database: two databases never give the same one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    class Meta:
        abstract = True
