"""The last day of a promise: so many working days from a day on.

Nobody works on Saturday, Sunday, a public holiday or a closing day of the organisation.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from kiosk.words.days import BELGIUM
from kiosk.words.opening import Community, read_hours

MOST_DAYS = 20  # working days anybody may promise
_WORKED = "Mo-Fr 09:00-17:00; PH off"
_LOOKED_AT = 120  # days: who is closed for months makes no promise


def working_day_after(
    day: date, count: int, closed: Sequence[str] = (), school_holidays: Community = "Flemish"
) -> date | None:
    """Return the `count`th working day after `day`; None for no promise, or one whose end nobody can tell.

    `closed` are closing days, each a rule as in opening hours. `day` itself never counts: who comes in the
    evening waits as long as who comes in the morning.
    """
    if count < 1:
        return None
    hours = read_hours(_WORKED, school_holidays, tuple(closed))
    for ahead in range(1, _LOOKED_AT):
        later = day + timedelta(days=ahead)
        count -= hours.opens_on(datetime(later.year, later.month, later.day, tzinfo=BELGIUM))
        if not count:
            return later
    return None
