"""What was published of a quarter, kept: the same for ever, whatever is corrected afterwards.

Two tables of one quarter from before and after a correction would tell who was corrected; so there is one.
Over several quarters nothing is counted anew: each quarter stands beside the others as it was published, so
that a year tells nothing that its quarters do not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from central.accounts.models import Organisation
from central.figures.asked import figure
from central.figures.models import Figure, Frozen
from central.figures.naming import FIGURES, known
from central.figures.published import STEP, published
from central.figures.quarters import Quarter, quarter_of, whole_quarters
from central.figures.table import FEW, Count, Row, Table

QUARTER = "quarter"  # the dimension that is put in front where there are several
NOT_AT_NIGHT = ("goals",)  # what somebody still plans is published when it is asked


def outside(name: str, organisation: Organisation, start: date, end: date, today: date) -> Table:
    """Return a figure as it may leave the organisation; it writes down what was not kept yet.

    Raises UnknownFigure, NotAPeriod and NotWholeQuarters.
    """
    known(name)
    quarters = whole_quarters(start, end, today)
    return beside_each_other(
        [_kept(name, organisation, one) or _keep(name, organisation, one) for one in quarters]
    )


def outside_kept(name: str, organisation: Organisation, start: date, end: date, today: date) -> Table | None:
    """Return the same for a page, which writes nothing; None where a quarter of it is not kept yet."""
    known(name)
    tables = [_kept(name, organisation, one) for one in whole_quarters(start, end, today)]
    there = [one for one in tables if one]
    return beside_each_other(there) if len(there) == len(tables) else None


def freeze_what_ended(today: date) -> int:
    """Keep the figures of each quarter that is over and was counted; how many tables. For each night."""
    frozen = 0
    for organisation in Organisation.objects.all():
        counted = Figure.objects.filter(organisation=organisation, span=Figure.MONTH)
        months = sorted(set(counted.values_list("day", flat=True).distinct()))
        for quarter in sorted({quarter_of(day) for day in months}):
            if quarter.end >= today:
                continue
            here = Frozen.objects.filter(organisation=organisation, quarter=str(quarter))
            there = set(here.values_list("figure", flat=True))
            for name in FIGURES:
                if name not in there and name not in NOT_AT_NIGHT:
                    _keep(name, organisation, quarter)
                    frozen += 1
    return frozen


def beside_each_other(tables: Sequence[Table]) -> Table:
    """Return published quarters as one table: one as it is, several each in its own rows."""
    if len(tables) == 1:
        return tables[0]
    first, last = tables[0], tables[-1]
    words: dict[str, dict[str, str]] = {QUARTER: {}}
    rows = []
    for table in tables:
        quarter = quarter_of(table.start)
        words[QUARTER][str(quarter)] = quarter.in_words
        for dimension, said in (table.words or {}).items():
            words.setdefault(dimension, {}).update(said)
        rows += [Row((str(quarter), *row.values), row.n) for row in table.rows]
    total = added([table.total for table in tables])
    return replace(
        first,
        end=last.end,
        dimensions=(QUARTER, *first.dimensions),
        rows=tuple(rows),
        total=total,
        words=words,
    )


def added(counts: Sequence[Count]) -> Count:
    """Return about how many there are over several quarters, from what each of them published.

    FEW is taken as two and a half. Whoever came in two quarters is in both.

    >>> added([10, FEW, 25]), added([FEW, 0]), added([FEW, FEW]), added([0, 0])
    (40, '<5', 5, 0)
    """
    few = sum(isinstance(n, str) for n in counts)
    whole = sum(n for n in counts if isinstance(n, int))
    if not few:
        return whole
    if few == 1 and not whole:
        return FEW
    return whole + (few * STEP // 2 + STEP // 2) // STEP * STEP


def _kept(name: str, organisation: Organisation, quarter: Quarter) -> Table | None:
    row = Frozen.objects.filter(organisation=organisation, quarter=str(quarter), figure=name).first()
    return _read(name, organisation, quarter, row.table) if row else None


def _keep(name: str, organisation: Organisation, quarter: Quarter) -> Table:
    """Publish a quarter. Of two who do so at once the first one holds, for both."""
    table = published(figure(name, organisation, quarter.start, quarter.end))
    row, _ = Frozen.objects.get_or_create(
        organisation=organisation, quarter=str(quarter), figure=name, defaults={"table": _written(table)}
    )
    return _read(name, organisation, quarter, row.table)


def _written(table: Table) -> dict[str, Any]:
    """Return what is kept of a table: what it says, with the words of today."""
    words = {
        one: {row.values[at]: said for row in table.rows if (said := table.said(row)[at]) != row.values[at]}
        for at, one in enumerate(table.dimensions)
    }
    # The same id may be called otherwise in another row: 'new' of two tracks.
    words[table.dimensions[-1]] = {"/".join(row.values): table.said(row)[-1] for row in table.rows}
    rows = [[*row.values, row.n] for row in table.rows]
    return {"dimensions": table.dimensions, "rows": rows, "total": table.total, "words": words}


def _read(name: str, organisation: Organisation, quarter: Quarter, kept: dict[str, Any]) -> Table:
    return Table(
        name, organisation.slug, quarter.start, quarter.end, tuple(kept["dimensions"]),
        tuple(Row(tuple(row[:-1]), row[-1]) for row in kept["rows"]), kept["total"], True, kept["words"],
    )  # fmt: skip
