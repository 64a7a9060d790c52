"""On which days of a made-up year something happens: more as it becomes known, fewer in summer."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from random import Random

from kiosk.words.days import BELGIUM

YEAR = 364  # days
GROWS = 1.25  # 1: as many in each month
QUIET = {7: 0.55, 8: 0.5, 12: 0.8}  # which part of the usual number comes in these months


def some_weekday(chance: Random, now: datetime, within: int = YEAR) -> date:
    """Return a weekday of the last `within` days, today too."""
    today = now.astimezone(BELGIUM).date()
    while True:
        day = today - timedelta(days=int(within * chance.random() ** GROWS))
        while day.weekday() > 4:
            day -= timedelta(days=1)
        if chance.random() < QUIET.get(day.month, 1):
            return day


def at_noon(day: date) -> datetime:
    return datetime.combine(day, time(12), BELGIUM)
