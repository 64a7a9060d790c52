"""Stands that were held, and people who came to them, as they stand in the database."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import uuid4

from django.utils import timezone


def a_stand(kiosk_row: Any, at: datetime, action: str, partner: str = "", *groups: str, **more: Any) -> Any:
    """Make a stand of a device; what its ids were called is the id in capitals."""
    from central.stands.models import StandSession

    said = {
        "organisation": kiosk_row.organisation, "device": kiosk_row, "stand": uuid4(), "site": "eeklo",
        "action_id": action, "action": action.upper(), "partner_id": partner, "partner": partner.upper(),
        "groups": [{"id": one, "name": one.upper()} for one in groups], "opened_at": at, "heard_at": at,
    }  # fmt: skip
    return StandSession.objects.create(**said | more)


def noon(year: int, month: int, day: int) -> datetime:
    return timezone.make_aware(datetime(year, month, day, 12))
