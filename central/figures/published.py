"""What leaves an organisation goes through `published`, and through nothing else. Pure: no database here.

0 stays 0 only where nobody can be; 1 to 4, and a 0 that happened to be one, are FEW; else the nearest 5. So
FEW says 'at most four', never 'somebody'. A total is rounded by itself. A row that stands there only because
somebody came is left out while it is FEW: its people are in the total alone.

Why nobody is found by taking one number from another (tests/central/figures/test_attack.py tries it): a
number that is shown may be one or two off, FEW up to four, and rows that are left out may hold anybody; so
what is between any two spans at least five numbers, and never lies within 1 to 4. Where the rows of a table
are all that there can be (`covering`), a total near the most that they can hold would say that each of the
few is nearly four: it is then told as lower, or as FEW. Splits that are such by nature (months, three ways to
fill in, lengths of time) stay inside.
Source of the rule: OpenSAFELY (nothing at all about a few), ABS and ONS (totals by themselves).
"""

from __future__ import annotations

from collections.abc import Sequence
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
        if (n != FEW or row.values in table.known) and not table.inside & set(row.values):
            rows.append(Row(row.values, n))
    rows.sort(key=_order)  # as they were they would tell which of two that look alike is more
    total = near(table.total, nobody_can=everything_empty)
    bound = [row.n for row in rows if row.values in table.covering]
    return replace(table, rows=tuple(rows), total=_told(total, bound), published=True)


def _told(total: Count, rows: Sequence[Count]) -> Count:
    """Return a total such that each FEW of the rows that make it up may still be nobody."""
    if FEW not in rows or isinstance(total, str):
        return total
    most = sum(_most(n) for n in rows) - _most(FEW)
    while total and _least(total) > most:
        total -= STEP
    return total or FEW


def _least(n: int) -> int:
    return max(FEWEST, n - STEP // 2) if n else 0


def _most(n: Count) -> int:
    return FEWEST - 1 if isinstance(n, str) else n + STEP // 2 if n else 0


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
