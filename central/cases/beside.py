"""What other rooms have to say on the page of a person: each puts its own part there (its apps.py).

A part is shown beside the answers. It also tells what the person would lose who stops or is deleted, so that
the question asked before says all of it, whichever rooms there are.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from django.db.models import Exists

from central.cases.models import Case


class Part(NamedTuple):
    """One part of the page."""

    template: str  # shown with `told`; of a person with nothing to tell it is left out
    told: Callable[[Case], Any]
    lost: Callable[[Case, bool], list[str]]  # a sentence for each thing that goes; True: with all the rest
    joined: tuple[str, ...] = ()  # of what there is one for a person: read with them
    marked: tuple[tuple[str, Exists], ...] = ()  # whether there is any of it: else nothing more is asked


_parts: dict[str, Part] = {}


def put_beside(part: Part) -> None:
    """Let a part stand on the page of each person, behind those that are there."""
    _parts[part.template] = part


def joined() -> list[str]:
    """Return what is read with a person whose page is shown."""
    return [name for part in _parts.values() for name in part.joined]


def marked() -> dict[str, Exists]:
    """Return what is told of a person whose page is shown beside their row, by its name there."""
    return dict(mark for part in _parts.values() for mark in part.marked)


def beside(case: Case) -> list[dict[str, Any]]:
    """Return the parts that have something to tell of this person."""
    told = [{"template": part.template, "told": part.told(case)} for part in _parts.values()]
    return [one for one in told if one["told"]]


def lost_with(case: Case, *, deleted: bool) -> list[str]:
    """Return what goes when this person stops, or is deleted, in sentences."""
    return [line for part in _parts.values() for line in part.lost(case, deleted)]
