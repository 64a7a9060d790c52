"""The seven obstacles beside each other, a row for each place that people named. No page and no database."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from central.figures.domain import EVERYWHERE, OBSTACLE_WORDS
from central.figures.table import Table


class Place(NamedTuple):
    """What was told of one place: how often each of the seven, in their order, and all of them together."""

    name: str
    counts: tuple[int, ...]
    total: int


def obstacle_heads() -> tuple[str, ...]:
    return tuple(OBSTACLE_WORDS.values())


def obstacles_of_places(table: Table) -> list[Place]:
    """Return the places of `obstacles-by-place`, the one with most on top.

    Last but one, always, is who named no place; last is everywhere together.
    """
    told: dict[str, dict[str, int]] = defaultdict(dict, {"": {}, EVERYWHERE: {}})
    for row in table.rows:
        place, obstacle = row.values
        told[place][obstacle] = int(row.n)
    names = (table.words or {})["municipality"]
    rows = {
        place: Place(names.get(place, place), counts, sum(counts))
        for place, of in told.items()
        for counts in [tuple(of.get(one, 0) for one in OBSTACLE_WORDS)]
    }
    last = [rows.pop(""), rows.pop(EVERYWHERE)]
    return [*sorted(rows.values(), key=lambda one: (-one.total, one.name)), *last]
