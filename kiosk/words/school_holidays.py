"""School holidays of the Communities of Belgium, from PyPI's `holidays` (0.109: category `school`).

It works them out from the decrees: the Flemish ones of 17 April 1991 and 31 August 2001, the French one of 31
March 2022. Years it has nothing for are not known, which is another thing than no holidays.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, get_args

Community = Literal["Flemish", "French"]
COMMUNITIES: tuple[Community, ...] = get_args(Community)
Stretch = tuple[date, date]  # first and last day


@lru_cache(maxsize=32)
def school_holidays(year: int, community: Community) -> tuple[Stretch, ...] | None:
    """Return the stretches of days without school in a year, in order; None for a year that is not known."""
    from holidays import country_holidays  # a tenth of a second to load: only who has SH in its hours waits

    days = sorted(country_holidays("BE", subdiv=community, categories=("school",), years=year))
    stretches: list[list[date]] = []
    for day in days:
        if stretches and day - stretches[-1][1] == timedelta(days=1):
            stretches[-1][1] = day
        else:
            stretches.append([day, day])
    return tuple((first, last) for first, last in stretches) or None


def known_until() -> int:
    """Return the last year of which the school holidays are known."""
    from holidays import country_holidays

    return int(country_holidays("BE", years=2026).end_year)
