"""The place of every municipality on the map: one square each (assets/postcodes/tiles.csv). No page here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from kiosk.machine.folders import assets_dir

MOST_COLUMNS, MOST_ROWS = 9, 7  # of a map that is still read; who lives further stands in the table
Square = tuple[int, int]  # column from the west, row from the north


@cache
def squares() -> Mapping[str, Square]:
    """Return the square of each municipality, by NIS code."""
    lines = (assets_dir() / "postcodes" / "tiles.csv").read_text(encoding="utf-8").splitlines()
    rows = (line.split(";") for line in lines[1:])
    return {nis: (int(column), int(row)) for nis, column, row in rows}


@dataclass(frozen=True)
class Window:
    """The part of the country that a map shows."""

    left: int
    top: int
    columns: int
    rows: int

    def holds(self, square: Square) -> bool:
        return (
            self.left <= square[0] < self.left + self.columns and self.top <= square[1] < self.top + self.rows
        )


def window(weights: Mapping[str, int], always: Iterable[str] = ()) -> Window | None:
    """Return the part of the country with these municipalities; None where none of them is known.

    `weights`: how much there is of each. What does not fit goes by weight: the ones in `always` (where an
    organisation works) come first, then the heaviest, as long as all of it still fits. A border of one
    square is left around, so that nobody stands at the edge.
    """
    known = squares()
    first = [one for one in dict.fromkeys(always) if one in known]
    rest = sorted((one for one in weights if one in known), key=lambda one: (-weights[one], one))
    shown: list[Square] = []
    for one in (*first, *rest):
        wider = [*shown, known[one]]
        if _span(wider, 0) <= MOST_COLUMNS and _span(wider, 1) <= MOST_ROWS:
            shown = wider
    if not shown:
        return None
    left, columns = _with_edge(shown, 0, MOST_COLUMNS)
    top, rows = _with_edge(shown, 1, MOST_ROWS)
    return Window(left, top, columns, rows)


def _span(shown: list[Square], side: int) -> int:
    return max(one[side] for one in shown) - min(one[side] for one in shown) + 1


def _with_edge(shown: list[Square], side: int, most: int) -> tuple[int, int]:
    """Return where the window begins on this side and how many squares it is long."""
    begin, length = min(one[side] for one in shown), _span(shown, side)
    spare = min(2, most - length)
    end = max(one[side] for one in squares().values())
    begin = max(0, begin - (spare + 1) // 2)
    return begin, min(length + spare, end - begin + 1)
