"""Goals of an organisation, and how far it is: what can be counted, and the count beside the goal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from central.accounts.models import Organisation
from central.figures.aims import Goal
from central.figures.asked import figure
from central.figures.drawn import drawn, stands_held
from central.figures.naming import known
from central.figures.table import WHOLE, Row, Table
from central.written.tracks import tracks

STANDS: Final = "stands"  # stands that were held: of colleagues, so no figure that could tell of somebody


@dataclass(frozen=True)
class Measure:
    """Something a goal can be set for. `key`: as it is chosen in the form."""

    words: str
    figure: str
    only: Mapping[str, str]

    @property
    def key(self) -> str:
        return "|".join([self.figure, *(f"{side}={id_}" for side, id_ in sorted(self.only.items()))])


def measures(organisation: Organisation) -> list[Measure]:
    """Return all that a goal can be set for, in the words of the organisation."""
    found = [
        Measure("Mensen die iets vroegen", "reach", {}),
        Measure("Mensen bereikt aan een stand", "matrix", {}),
        Measure("Stands die we hielden", STANDS, {}),
    ]
    for side, said in (("group", "voor"), ("partner", "met"), ("action", "actie")):
        found += [
            Measure(f"Mensen bereikt aan een stand, {said}: {line.name}", "matrix", {side: line.id})
            for line in drawn(organisation)[side]
        ]
    for track in tracks().by_id.values():
        found += [
            Measure(
                f"{track.title}: {stage.title.lower()}",
                "track",
                {"track": track.id, "what": "stage", "value": stage.id},
            )
            for stage in track.stages[1:]
        ]
    return found


def measure_of(goal: Goal, organisation: Organisation) -> str:
    """Return in words what a goal counts; what is no longer drawn is said by its ids."""
    key = Measure("", goal.figure, goal.only).key
    words = {one.key: one.words for one in measures(organisation)}
    return words.get(key) or ", ".join(goal.only.values()) or goal.figure


def counted(goal: Goal, organisation: Organisation, start: date, end: date) -> int:
    """Return how many there were in these days, exact."""
    if goal.figure == STANDS:
        return stands_held(organisation, start, end).total
    return _sum(figure(goal.figure, organisation, start, end), goal.only)


def _sum(table: Table, only: Mapping[str, str]) -> int:
    return sum(int(row.n) for row in having(table, only)) if only else int(table.total)


def having(table: Table, only: Mapping[str, str]) -> list[Row]:
    """Return the rows with these ids; none where the table is not split by one of them."""
    if not set(only) <= set(table.dimensions):
        return []
    wanted = {table.dimensions.index(side): id_ for side, id_ in only.items()}
    return [row for row in table.rows if all(row.values[side] == id_ for side, id_ in wanted.items())]


@dataclass(frozen=True)
class Progress:
    """How far a goal is on a day."""

    goal: Goal
    n: int
    today: date

    @property
    def percent(self) -> int:
        return min(100, 100 * self.n // self.goal.target)

    @property
    def elapsed(self) -> float:
        """Which part of its days is over, 0 to 1."""
        days = (self.goal.end - self.goal.start).days + 1
        return max(0.0, min(1.0, ((self.today - self.goal.start).days + 1) / days))

    @property
    def state(self) -> str:
        """One of reached, missed, ahead, behind, waits."""
        if self.n >= self.goal.target:
            return "reached"
        if self.today > self.goal.end:
            return "missed"
        if self.today < self.goal.start:
            return "waits"
        return "ahead" if self.n >= self.goal.target * self.elapsed else "behind"

    @property
    def words(self) -> str:
        return {
            "reached": "gehaald",
            "missed": "niet gehaald",
            "waits": "moet nog beginnen",
            "ahead": "op schema",
            "behind": "achter op schema",
        }[self.state]

    @property
    def left(self) -> int:
        return max(0, self.goal.target - self.n)


def progress(organisation: Organisation, today: date, **which: Any) -> list[Progress]:
    """Return the goals of an organisation with how far they are, those that end first on top."""
    found = []
    for goal in Goal.objects.filter(organisation=organisation, **which).order_by("end", "start", "made_at"):
        until = min(goal.end, today)
        n = counted(goal, organisation, goal.start, until) if goal.start <= today else 0
        found.append(Progress(goal, n, today))
    return found


def table_of_goals(organisation: Organisation, start: date, end: date) -> Table:
    """Return the figure `goals`: each goal that runs in these days, with what was counted of it in them.

    `total` is how many goals there are. What a goal wants, and until when, stands in its row: both are kept
    as they were when the quarter was published.
    """
    running = Goal.objects.filter(organisation=organisation, start__lte=end, end__gte=start)
    goals = list(running.order_by("end", "start", "made_at"))
    rows = tuple(
        Row(
            (str(goal.id), str(goal.target), goal.end.isoformat()),
            counted(goal, organisation, max(start, goal.start), min(end, goal.end)),
        )
        for goal in goals
    )
    return Table(
        "goals", organisation.slug, start, end, known("goals").split, rows, len(goals),
        words={"goal": {str(goal.id): goal.sentence for goal in goals}},
        known=frozenset(row.values for row in rows), empty=frozenset() if goals else frozenset({WHOLE}),
    )  # fmt: skip
