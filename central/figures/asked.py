"""A figure of one organisation over a period, from what was counted as it happened."""

from __future__ import annotations

from datetime import date

from central.accounts.models import Organisation
from central.figures.naming import known
from central.figures.table import WHOLE, Table


def figure(name: str, organisation: Organisation, start: date, end: date) -> Table:
    """Return a figure, exact: for who works at the organisation. Raises UnknownFigure."""
    about = known(name)
    return Table(about.name, organisation.slug, start, end, about.split, (), 0, empty=frozenset({WHOLE}))
