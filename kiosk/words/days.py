"""Days and hours in Belgium, whatever zone a machine stands in."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

BELGIUM = ZoneInfo("Europe/Brussels")


def in_belgium(at: datetime) -> datetime:
    """Return the same moment in Belgian time; a time without zone is taken as Belgian."""
    return at.replace(tzinfo=BELGIUM) if at.tzinfo is None else at.astimezone(BELGIUM)


def midnight(day: date) -> datetime:
    """Return the moment at which a day begins, in Belgian time."""
    return datetime.combine(day, time(), BELGIUM)


def day_after(at: datetime) -> datetime:
    """Return midnight, Belgian time, at which the day of `at` ends."""
    return midnight(in_belgium(at).date() + timedelta(days=1))
