"""What rooms above keep about people: each says which rows of a kind may go (its apps.py)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from central.accounts.models import Organisation

OldOf = Callable[[Organisation, datetime], "QuerySet[Any]"]  # of an organisation, what is older than that
beyond: dict[str, OldOf] = {}


def let_go_of(kind: str, old: OldOf) -> None:
    """Let the rows of a kind of config/retention.toml go when they are old."""
    beyond[kind] = old
