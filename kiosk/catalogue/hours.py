"""What is asked of opening hours alone, without a place: other programs and tests rely on these names.

The screen asks for a place or an offer (`kiosk.wire.hours_of`): exceptions and closing days count there too.
"""

from __future__ import annotations

from datetime import datetime

from kiosk.words.days import BELGIUM as TIME_ZONE
from kiosk.words.days import in_belgium
from kiosk.words.opening import BadHours, Hours, check_hours, read_hours

__all__ = [
    "TIME_ZONE", "BadHours", "check_hours", "closes_at", "in_belgium", "is_open", "next_opening", "opens_on",
]  # fmt: skip


def is_open(expression: str, at: datetime) -> bool:
    """Say whether it is certainly open at this moment; by appointment, unknown and unreadable are not."""
    hours = _known(expression)
    return hours is not None and hours.status(at).is_open


def opens_on(expression: str, at: datetime) -> bool:
    """Say whether it is open at some moment of the day of `at`; unreadable hours are not."""
    hours = _known(expression)
    return hours is not None and hours.opens_on(at)


def closes_at(expression: str, at: datetime) -> datetime | None:
    """Return when a place that is open at `at` closes; None when it is not open, or nobody knows the end."""
    hours = _known(expression)
    return hours.status(at).closes if hours else None


def next_opening(expression: str, at: datetime) -> datetime | None:
    """Return the first opening after `at`; None when none is known. Open now: the one after closing."""
    hours = _known(expression)
    return hours.status(at).next if hours else None


def _known(expression: str) -> Hours | None:
    try:
        return read_hours(expression)
    except BadHours:
        return None
