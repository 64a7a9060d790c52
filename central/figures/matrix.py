"""The matrix as it is looked at: what an organisation drew, filled with what really was. No database here.

An id keeps its place whatever it is called today. What was counted under an id that the organisation no
longer draws keeps its line, marked as ended; what nobody named is a line of its own, and nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

NOT_KNOWN = ""
NOT_KNOWN_WORDS = {"action": "Actie niet gekend", "partner": "Zonder partner", "group": "Groep niet gekend"}
Ids = tuple[str, str, str]  # action, partner, group


@dataclass(frozen=True)
class Line:
    """A row or a column: what the organisation calls it, and whether it still draws it."""

    id: str
    name: str
    ended: bool = False

    @property
    def is_known(self) -> bool:
        return self.id != NOT_KNOWN


@dataclass
class Cell:
    """What was at one crossing."""

    row: Line
    column: Line
    people: int = 0
    stands: int = 0
    planned: int = 0
    among: list[str] = field(default_factory=list)  # names along the third side: with whom, or by what

    @property
    def is_empty(self) -> bool:
        return not (self.people or self.stands or self.planned)

    @property
    def can_be_planned(self) -> bool:
        """Say whether an action could fill it: what ended, or what nobody knows, is nothing to plan."""
        return self.row.is_known and self.column.is_known and not (self.row.ended or self.column.ended)


@dataclass(frozen=True)
class Matrix:
    """Rows of cells under their columns. `empty`: crossings with nothing done and nothing planned."""

    columns: Sequence[Line]
    rows: Sequence[tuple[Line, Sequence[Cell]]]

    @property
    def empty(self) -> int:
        return sum(cell.is_empty and cell.can_be_planned for _, cells in self.rows for cell in cells)

    @property
    def cells(self) -> int:
        return sum(cell.can_be_planned for _, cells in self.rows for cell in cells)


def lines(side: str, drawn: Iterable[Line], counted: Iterable[str], names: Mapping[str, str]) -> list[Line]:
    """Return what was drawn, in its order; then what was counted under other ids; what nobody named last.

    `names`: what an id that is no longer drawn was called when it was.
    """
    found = {one.id: one for one in drawn}
    seen = set(counted)
    for id_ in sorted(seen - set(found) - {NOT_KNOWN}, key=lambda one: names.get(one, one).casefold()):
        found[id_] = Line(id_, names.get(id_, id_), ended=True)
    if NOT_KNOWN in seen:
        found[NOT_KNOWN] = Line(NOT_KNOWN, NOT_KNOWN_WORDS[side])
    return list(found.values())


def crossed(
    rows: Sequence[Line],
    columns: Sequence[Line],
    across: Mapping[str, str],
    turned: tuple[int, int, int],
    people: Mapping[Ids, int],
    stands: Mapping[Ids, int],
    planned: Mapping[Ids, int],
) -> Matrix:
    """Return the matrix of two sides; the third is told in each cell.

    `turned`: which of action, partner and group is the row, the column and the third. `across`: names of the
    third side.
    """
    cells = {(row.id, column.id): Cell(row, column) for row in rows for column in columns}
    for what, counts in (("people", people), ("stands", stands), ("planned", planned)):
        for ids, number in counts.items():
            row, column, third = (ids[side] for side in turned)
            cell = cells.get((row, column))
            if cell is None or not number:
                continue
            setattr(cell, what, getattr(cell, what) + number)
            name = across.get(third, third)
            if third != NOT_KNOWN and what != "planned" and name not in cell.among:
                cell.among.append(name)
    return Matrix(columns, [(row, [cells[row.id, column.id] for column in columns]) for row in rows])
