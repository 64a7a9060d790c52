"""What rooms above have to say to a device in the answer to its heartbeat.

Each says, when Django starts (its apps.py), under which field of HeartbeatAnswer, and to a device that takes
what in the header Kiosk-Takes.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from central.intake.models import Device

Told = Callable[[Device, datetime], Any]
_tells: dict[str, Told] = {}


def tells(field: str, told: Told) -> None:
    """Let a room fill in a field; devices take it by the same name."""
    _tells[field] = told


def told_to(device: Device, takes: str, now: datetime) -> dict[str, Any]:
    """Return the fields that this device takes, by their name."""
    wanted = takes.split()
    return {field: told(device, now) for field, told in _tells.items() if field in wanted}
