"""What somebody still has to fill in: a value 'in te vullen' stands in a file and is not known yet.

Such a key is read as if it were left out, so nothing made up is ever shown; `kiosk doctor --public` lists
each with its line, and a kiosk with one may not stand in a hall.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kiosk.written.positions import line_of

FILL_IN = "in te vullen"
Place = tuple[str | int, ...]


def is_gap(value: object) -> bool:
    """Say whether a value of a file only says that it is to be filled in."""
    return isinstance(value, str) and value.strip().lower() == FILL_IN


def without_gaps(table: dict[str, Any]) -> dict[str, Any]:
    """Return what a file says without the keys that are still to be filled in."""
    return {name: _inside(value) for name, value in table.items() if not is_gap(value)}


def _inside(value: Any) -> Any:
    if isinstance(value, dict):
        return without_gaps(value)
    return [_inside(one) for one in value] if isinstance(value, list) else value


def gaps(table: dict[str, Any], text: str) -> list[tuple[int, Place]]:
    """Return the line (from 1) and the key path of what is still to be filled in; `text` says `table`."""
    return sorted((line_of(text, place), place) for place in _gaps(table, ()))


def _gaps(value: object, place: Place) -> Iterator[Place]:
    if is_gap(value):
        yield place
    elif isinstance(value, dict):
        for name, one in value.items():
            yield from _gaps(one, (*place, name))
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield from _gaps(one, (*place, number))
