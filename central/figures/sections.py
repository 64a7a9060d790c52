"""A counted table in the parts in which people read it: one for each question that it answers. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from central.figures.keys import BAND_IDS, DEVICES, LAPTOPS, half_by
from central.figures.published import share
from central.figures.table import Count, Row, Table

SHOWN = 12  # rows at once; the rest folds out
ORDERED = {"month"}
_WHAT = ("stage", "days", "outcome", "why")
WITHIN = dict(zip(BAND_IDS, ("een week", "een maand", "drie maanden", "langer"), strict=True))


@dataclass(frozen=True)
class Line:
    """One row: what it is called, how many, and which part of all that is."""

    name: str
    n: int
    share: int | None
    beside: str = ""  # in how much time half of them were there


@dataclass(frozen=True)
class Section:
    """A few rows under a head; `below`: what belongs to them, counted otherwise, such as how it ended."""

    title: str
    head: str
    lines: tuple[Line, ...]
    below: Section | None = None

    @property
    def first(self) -> tuple[Line, ...]:
        return self.lines if len(self.lines) <= SHOWN + 2 else self.lines[:SHOWN]

    @property
    def rest(self) -> tuple[Line, ...]:
        return self.lines[len(self.first) :]


def sections(table: Table) -> list[Section]:
    """Return the parts of a table: one for each id of its first dimension, in the order of its words."""
    if len(table.dimensions) == 1:
        lines = tuple(_line(table, row, table.total) for row in table.rows)
        return [Section("", "", lines)] if lines else []
    groups = {first: list(some) for first, some in groupby(table.rows, key=lambda row: row.values[0])}
    groups.pop("counted", None)  # stands above everything
    order = list((table.words or {}).get(table.dimensions[0], {}))
    named = sorted(groups, key=lambda one: (order.index(one) if one in order else len(order), one))
    if table.figure == "track":
        return [_track(table, groups[one]) for one in named]
    found = []
    for first in named:
        ordered = first in {*ORDERED, *LAPTOPS, DEVICES} or table.figure == "satisfaction"
        rows = _in_order(table, groups[first]) if ordered else groups[first]
        title = table.said(rows[0])[0]
        base = _base(table, first, rows)
        found.append(Section(title, title, tuple(_line(table, row, base) for row in rows)))
    return found


def _base(table: Table, first: str, rows: list[Row]) -> Count:
    """Return of how many these rows are a part: who answered, where not everybody was asked."""
    if table.figure == "satisfaction":
        return sum(_number(row) for row in rows)
    if first == "missing":
        return next((row.n for row in table.rows if row.values == ("counted", "told")), 0)
    return table.total


def _line(table: Table, row: Row, base: Count) -> Line:
    of_all = None if row.values[0] == DEVICES else share(row.n, base)  # the total is of questions
    return Line(table.said(row)[-1] or "–", _number(row), of_all)


def _in_order(table: Table, rows: list[Row]) -> list[Row]:
    """Return rows as their words stand: stages in the order of their track, months as they come."""
    words = list((table.words or {}).get(table.dimensions[-1], {}))
    place = {word: number for number, word in enumerate(words)}

    def where(row: Row) -> int:
        return place.get(f"{row.values[0]}/{row.values[-1]}", place.get(row.values[-1], len(place)))

    return sorted(rows, key=where)


def _number(row: Row) -> int:
    assert isinstance(row.n, int), "inside every count is a number"
    return row.n


def _track(table: Table, rows: list[Row]) -> Section:
    """Return the stages of a track, with how soon half of them were there, and below how it ended."""
    of = {what: _in_order(table, [row for row in rows if row.values[1] == what]) for what in _WHAT}
    title = table.said(rows[0])[0]
    most = max((_number(row) for row in of["stage"]), default=0)
    stages = tuple(
        Line(table.said(row)[-1], _number(row), share(row.n, most), _half(row.values[2], of["days"]))
        for row in of["stage"]
    )
    ended = tuple(Line(table.said(row)[-1], _number(row), None) for row in (*of["outcome"], *of["why"]))
    below = Section("Hoe het eindigde", "Einde", ended) if ended else None
    return Section(title, "Fase", stages, below)


def _half(stage: str, days: list[Row]) -> str:
    """Return in how much time half of those who came to a stage were there; '' of too few."""
    by_band = {
        row.values[2].rpartition("/")[2]: _number(row)
        for row in days
        if row.values[2].startswith(f"{stage}/")
    }
    return WITHIN.get(half_by(by_band), "")
