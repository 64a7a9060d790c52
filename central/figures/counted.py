"""The counts that these pages show, asked of the one place that counts."""

from __future__ import annotations

from datetime import date

from central.accounts.models import Organisation
from central.figures.asked import figure
from central.figures.matrix import Ids


def people_by_cell(organisation: Organisation, start: date, end: date) -> dict[Ids, int]:
    """Return how many people each crossing of the matrix reached."""
    table = figure("matrix", organisation, start, end)
    places = [table.dimensions.index(one) for one in ("action", "partner", "group")]
    found: dict[Ids, int] = {}
    for row in table.rows:
        action, partner, group = (row.values[place] for place in places)
        found[action, partner, group] = found.get((action, partner, group), 0) + int(row.n)
    return found
