"""The report of a quarter, for an alderman and for who has the link: published once, and kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from central.accounts.models import Organisation
from central.figures.charts import Colours
from central.figures.drawn import SIDES, colours_of, drawn, stands_held
from central.figures.frozen import added, outside, outside_kept
from central.figures.goals import STANDS, having
from central.figures.keeping import count_what_changed
from central.figures.matrix import Cell, Line, Matrix, crossed, lines
from central.figures.models import Figure, Goal
from central.figures.period import months_of
from central.figures.quarters import Quarter
from central.figures.report_parts import (
    MOST,
    GoalLine,
    Headline,
    Part,
    Tables,
    headlines,
    lead,
    parts,
)
from central.figures.table import FEW, Count, Table

USED = ("reach", "needs", "track", "matrix", "map", "obstacles", "satisfaction")
COLUMNS, GOALS = 7, 4  # of the matrix, and goals, that paper holds
SHORT = 52  # lines, in two columns


@dataclass(frozen=True)
class Report:
    """One page, and what its annex holds."""

    organisation: Organisation
    quarter: Quarter
    made_on: date
    colours: Colours
    headlines: Sequence[Headline]
    parts: Sequence[Part]
    stands: Matrix
    goals: Sequence[GoalLine]
    tables: Tables

    @property
    def lead(self) -> str:
        return lead(self.tables)

    @property
    def title(self) -> str:
        return f"Wat {self.organisation} bereikte: {months_of(self.quarter)}"

    @property
    def short_title(self) -> str:
        """As on paper, where the name of the organisation stands above it."""
        return f"Wat we bereikten: {months_of(self.quarter)}"

    def columns(self, extras: bool) -> Sequence[Sequence[Part]]:
        """The parts as they stand beside each other on paper, about as long on both sides."""
        left: list[Part] = []
        right: list[Part] = []
        for part in self.parts:
            if not part.extra or (extras and part.lines):
                (left if _length(left) <= _length(right) else right).append(part)
        return left, right

    @property
    def is_short(self) -> bool:
        """Say whether it fits in large letters: what is as wide as the page takes the room of two columns."""
        wide = len(self.few_rows) + len(self.few_goals)
        return 2 * wide + sum(_length(column) for column in self.columns(extras=True)) <= SHORT

    @property
    def few_columns(self) -> Sequence[Line]:
        return self.stands.columns[:COLUMNS]

    @property
    def few_rows(self) -> Sequence[tuple[Line, Sequence[Cell]]]:
        return [(row, cells[:COLUMNS]) for row, cells in self.stands.rows[:MOST]]

    @property
    def cut(self) -> bool:
        """Say whether the matrix is larger than what paper holds."""
        return len(self.stands.columns) > COLUMNS or len(self.stands.rows) > MOST

    @property
    def few_goals(self) -> Sequence[GoalLine]:
        return self.goals[:GOALS]


def _length(parts: Sequence[Part]) -> int:
    return sum(4 + len(part.lines) + bool(part.rest) for part in parts)


def published_tables(organisation: Organisation, quarter: Quarter, today: date) -> dict[str, Table]:
    """Return the figures of a quarter as they may leave, and keep what was not kept yet.

    Raises NotWholeQuarters.
    """
    return {name: outside(name, organisation, quarter.start, quarter.end, today) for name in USED}


def publish(organisation: Organisation, quarter: Quarter, today: date) -> Report:
    """Return the report; from now on its numbers are those of that quarter. Raises NotWholeQuarters."""
    count_what_changed()
    tables = published_tables(organisation, quarter, today)
    earlier, before = quarter.before, Figure.objects.filter(organisation=organisation)
    counted = before.filter(span=Figure.MONTH, day__range=(earlier.start, earlier.end)).exists()
    was = published_tables(organisation, earlier, today) if counted else {}
    return report_of(organisation, quarter, tables, was, today)


def kept_tables(organisation: Organisation, quarter: Quarter, today: date) -> dict[str, Table]:
    """Return those that were published before; it writes nothing."""
    found = {name: outside_kept(name, organisation, quarter.start, quarter.end, today) for name in USED}
    return {name: table for name, table in found.items() if table}


def report_of(
    organisation: Organisation, quarter: Quarter, tables: Tables, before: Tables, made_on: date
) -> Report:
    """Return the report. `before`: what is known of the quarter before it; empty for nothing."""
    held = stands_held(organisation, quarter.start, quarter.end)
    known = drawn(organisation)
    sides = [
        lines(side, known[side], {ids[place] for ids in held.stands}, held.names[side])
        for place, side in enumerate(SIDES)
    ]
    across = {one.id: one.name for one in sides[1]}
    stands = crossed(sides[2], sides[0], across, (2, 0, 1), {}, held.stands, {})
    stands_before = stands_held(organisation, quarter.before.start, quarter.before.end).total
    return Report(
        organisation,
        quarter,
        made_on,
        colours_of(organisation),
        list(headlines(tables, before, held.total, stands_before)),
        list(parts(tables)),
        stands,
        list(_goals(organisation, quarter, tables, held.total)),
        tables,
    )


def _goals(organisation: Organisation, quarter: Quarter, tables: Tables, stands: int) -> Iterable[GoalLine]:
    """Yield the goals that run in a quarter, each beside what its published tables say of it.

    So a goal that was set afterwards tells nothing new.
    """
    running = Goal.objects.filter(organisation=organisation, start__lte=quarter.end, end__gte=quarter.start)
    for goal in running.order_by("end", "start", "made_at"):
        n = stands if goal.figure == STANDS else _told(tables.get(goal.figure), goal.only)
        yield GoalLine(goal.sentence, n, goal.target, goal.start, goal.end)


def _told(table: Table | None, only: Mapping[str, str]) -> Count:
    if table is None:
        return FEW
    counts = [row.n for row in having(table, only)] if only else [table.total]
    return added(counts) if counts else FEW
