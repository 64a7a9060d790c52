"""What leaves an organisation goes through `published`, and through nothing else. Pure: no database here.

0 stays 0 only where nobody can be; 1 to 4, and a 0 that happened to be one, are FEW; else the nearest 5. So
FEW says 'at most four', never 'somebody'. A total is rounded by itself. A row that stands there only because
somebody came is left out while it is FEW: its people are in the total alone.

Why nobody is found by taking one number from another (tests/central/figures/test_attack.py tries it): every
number that is shown may be two off, one of FEW four, and rows that are left out may hold anybody; so what is
between any two of them spans at least five numbers, and never lies within 1 to 4.
Source of the rule: OpenSAFELY (nothing at all about a few), ABS and ONS (totals by themselves).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from central.figures.table import FEW, WHOLE, Count, Row, Table

FEWEST: Final = 5  # of fewer people nothing is said
STEP: Final = 5
BASE: Final = 20  # of fewer people no percentage, no median


def published(table: Table) -> Table:
    """Return the table as anybody may see it. One that is published already stays as it is."""
    if table.published:
        return table
    everything_empty = WHOLE in table.empty
    rows = []
    for row in (*table.rows, *_unseen(table)):
        n = near(row.n, nobody_can=everything_empty or row.values in table.empty)
        if n != FEW or row.values in table.known:
            rows.append(Row(row.values, n))
    rows.sort(key=_order)  # as they were they would tell which of two that look alike is more
    total = near(table.total, nobody_can=everything_empty)
    return replace(table, rows=tuple(rows), total=total, published=True)


def _unseen(table: Table) -> list[Row]:
    return [Row(values, 0) for values in table.known - {row.values for row in table.rows}]


def _order(row: Row) -> tuple[tuple[str, ...], int, tuple[str, ...]]:
    return row.values[:-1], -(row.n if isinstance(row.n, int) else 0), row.values


def near(n: Count, *, nobody_can: bool = False) -> Count:
    """Return a count as it may be told; `nobody_can`: it is 0 because nobody can be there.

    >>> [near(n) for n in (0, 1, 4, 5, 7, 8, 12, 13)]
    ['<5', '<5', '<5', 5, 5, 10, 10, 15]
    >>> near(0, nobody_can=True)
    0
    """
    if isinstance(n, str):
        return n
    if n == 0 and nobody_can:
        return 0
    return FEW if n < FEWEST else (n + STEP // 2) // STEP * STEP


def share(part: Count, base: Count) -> int | None:
    """Return which percentage `part` is of `base`; None where that would say too much of too few.

    >>> share(15, 30), share(15, 15), share(FEW, 100), share(30, 25)
    (50, None, None, 100)
    """
    if isinstance(part, str) or isinstance(base, str) or base < BASE:
        return None
    return min(100, round(100 * part / base))
