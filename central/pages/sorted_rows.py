"""Pages of rows that no database sorts, such as by what is wrong: by the last row seen, as of any list.

All are read and sorted; what is costly to say of a row is asked for those of one page alone. The address has
the id of the row at the edge and its number: where that row has gone meanwhile, the number says where it was.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar
from uuid import UUID

from django.http import QueryDict

from central.pages.keyset import Key, Order, Place, Slice

BY_NUMBER = Order("number", down=False, by_number=True)
Row = TypeVar("Row")


def take(
    rows: Sequence[Row], id_of: Callable[[Row], UUID], said: QueryDict, size: int
) -> tuple[list[Row], Slice]:
    """Return the rows of the page that an address names, and where the pages beside it begin."""
    place = Place.of(said, BY_NUMBER)
    begin = _begins([id_of(row) for row in rows], place, size)
    if begin >= len(rows):
        begin = 0
    shown = list(rows[begin : begin + size])
    keys = [Key(begin + number, id_of(row)) for number, row in enumerate(shown)]
    return shown, Slice(keys, earlier=begin > 0, later=begin + size < len(rows))


def _begins(ids: Sequence[UUID], place: Place, size: int) -> int:
    if place.key is None or not isinstance(place.key.moment, int):
        return 0
    there = place.key.id in ids
    at = ids.index(place.key.id) if there else min(place.key.moment, len(ids))
    if place.back:
        return max(0, at - size)
    return at + 1 if there else at
