"""School holidays of the Communities of Belgium, as PyPI's `holidays` works them out from the decrees.

The Flemish ones of 17 April 1991 and 31 August 2001, the French one of 31 March 2022. The table is written
from the library (deploy/school_holidays.py). A year it does not hold is not known: another thing than no
holidays.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Literal, get_args

from kiosk.words.school_table import STRETCHES

Community = Literal["Flemish", "French"]
COMMUNITIES: tuple[Community, ...] = get_args(Community)
KNOWN = range(min(STRETCHES["Flemish"]), max(STRETCHES["Flemish"]) + 1)  # years
Stretch = tuple[date, date]  # first and last day


@lru_cache(maxsize=64)
def school_holidays(year: int, community: Community) -> tuple[Stretch, ...] | None:
    """Return the stretches of days without school in a year, in order; None for a year that is not known."""
    written = STRETCHES[community].get(year)
    if written is None:
        return None
    return tuple(
        (date(year, int(one[:2]), int(one[2:4])), date(year, int(one[5:7]), int(one[7:])))
        for one in written.split()
    )
