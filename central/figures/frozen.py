"""What was published of a quarter, kept: the same for ever, whatever is corrected afterwards."""

from __future__ import annotations

from datetime import date

from central.accounts.models import Organisation
from central.figures.asked import figure
from central.figures.published import published
from central.figures.quarters import whole_quarters
from central.figures.table import Table


def outside(name: str, organisation: Organisation, start: date, end: date, today: date) -> Table:
    """Return a figure as it may leave the organisation; it writes down what was not kept yet.

    Raises UnknownFigure, NotAPeriod and NotWholeQuarters.
    """
    whole_quarters(start, end, today)
    return published(figure(name, organisation, start, end))


def outside_kept(name: str, organisation: Organisation, start: date, end: date, today: date) -> Table | None:
    """Return the same for a page, which writes nothing; None where a quarter of it is not kept yet."""
    return outside(name, organisation, start, end, today)
