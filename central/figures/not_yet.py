"""What changed and was not counted yet: a page counts those few days itself, so that it is right at once.

The worker needs seconds; without one, or after very much changed, a page says that counting goes on.
"""

from __future__ import annotations

from collections import Counter
from datetime import date

from central.accounts.models import Organisation
from central.figures.counting import count
from central.figures.keeping import days_of
from central.figures.keys import DAILY, Key
from central.figures.models import Changed, Figure

MOST_NOTES, MOST_DAYS = 500, 7


def days_not_yet(organisation: Organisation) -> set[date] | None:
    """Return the days that are still to be counted; None where they are too many for a page."""
    notes = list(Changed.objects.filter(organisation=organisation)[: MOST_NOTES + 1])
    if len(notes) > MOST_NOTES or any(one.source == "all" for one in notes):
        return None
    days = days_of(organisation, notes)
    return days if len(days) <= MOST_DAYS else None


def corrected(organisation: Organisation, start: date, end: date) -> Counter[Key]:
    """Return by how much what was counted over a period is behind what is so now."""
    found: Counter[Key] = Counter()
    for day in days_not_yet(organisation) or ():
        if start <= day <= end:
            found.update(count(organisation, day, day).get(day, Counter()))
            here = Figure.objects.filter(organisation=organisation, kind__in=DAILY)
            stood = here.filter(span=Figure.DAY, day=day)
            for kind, one, two, three, n in stood.values_list("kind", "one", "two", "three", "n"):
                found[Key(kind, one, two, three)] -= n
    return found
