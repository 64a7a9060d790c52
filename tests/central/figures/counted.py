"""What was counted of an organisation, to hold one way of counting beside another."""

from __future__ import annotations

from typing import Any


def counts(organisation: Any) -> tuple[list[Any], list[Any]]:
    """Return every figure and every second coming of an organisation that stands in the database."""
    from central.figures.models import Again, Figure

    figures = Figure.objects.filter(organisation=organisation)
    agains = Again.objects.filter(organisation=organisation)
    return (
        sorted(figures.values_list("kind", "span", "day", "one", "two", "three", "n")),
        sorted(agains.values_list("kind", "day", "before", "one", "two", "three", "n")),
    )


def as_rows(table: Any) -> dict[tuple[str, ...], Any]:
    return {row.values: row.n for row in table.rows}
