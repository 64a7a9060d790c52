"""Pages of a long list by the last row somebody saw, and not by a number.

Page 1,900 by its number makes a database count 47,500 rows first (211 ms of 200,000; by the last row 0.1 ms),
and who arrives meanwhile pushes somebody onto the next page a second time. Here the address carries the
moment and the id of the row at the edge: forward and back, each row is seen once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from heapq import merge
from itertools import islice
from typing import Any, NamedTuple
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import QueryDict

AFTER, BEFORE = "na", "voor"  # in the address
MANY = 1000  # more than these are not counted: '1.000+'
_KEY = re.compile(r"(n\d{1,9}|\d{8}(?:\d{12})?)-([0-9a-f]{32})", re.ASCII)


class Key(NamedTuple):
    """Where a row stands: a moment (or a day, or a number), and its id among those of the same one."""

    moment: date | int
    id: UUID

    def __str__(self) -> str:
        if isinstance(self.moment, int):
            return f"n{self.moment}-{self.id.hex}"
        if isinstance(self.moment, datetime):
            return f"{self.moment.astimezone(UTC):%Y%m%d%H%M%S%f}-{self.id.hex}"
        return f"{self.moment:%Y%m%d}-{self.id.hex}"

    @classmethod
    def read(cls, said: str) -> Key | None:
        """Return the key that an address names; None for anything else."""
        found = _KEY.fullmatch(said)
        if not found:
            return None
        written, named = found.groups()
        if written.startswith("n"):
            return cls(int(written[1:]), UUID(named))
        try:
            at = datetime.strptime(written, "%Y%m%d%H%M%S%f" if len(written) > 8 else "%Y%m%d").replace(
                tzinfo=UTC
            )
        except ValueError:
            return None
        return cls(at if len(written) > 8 else at.date(), UUID(named))


class Order(NamedTuple):
    """By which two columns a list goes; `down`: the newest first. An index must hold both in this order."""

    moment: str
    id: str = "id"
    down: bool = True
    by_day: bool = False
    by_number: bool = False

    def knows(self, key: Key) -> bool:
        """Say whether a key of an address can be one of this order."""
        if isinstance(key.moment, int):
            return self.by_number
        return not self.by_number and self.by_day != isinstance(key.moment, datetime)

    def columns(self, back: bool = False) -> tuple[str, str]:
        sign = "-" if self.down != back else ""
        return sign + self.moment, sign + self.id

    def beyond(self, key: Key, back: bool = False) -> Q:
        """Return what comes after `key` (`back`: before it)."""
        side = "lt" if self.down != back else "gt"
        near = Q(**{f"{self.moment}__{side}e": key.moment})  # for the index; the rest says which of them
        far = Q(**{f"{self.moment}__{side}": key.moment}) | Q(**{f"{self.id}__{side}": key.id})
        return near & far


class Place(NamedTuple):
    """Where in a list an address is: at its beginning, after a row or before one."""

    key: Key | None = None
    back: bool = False

    @classmethod
    def of(cls, said: QueryDict, order: Order | None = None) -> Place:
        """Return what the address says; the beginning when it says nothing that this order knows."""
        for name, back in ((AFTER, False), (BEFORE, True)):
            key = Key.read(said.get(name, ""))
            if key and (order is None or order.knows(key)):
                return cls(key, back)
        return cls()

    def address(self) -> str:
        """Return the part of an address that says so."""
        return urlencode({BEFORE if self.back else AFTER: str(self.key)}) if self.key else ""


@dataclass(frozen=True)
class Slice:
    """One page: the keys of its rows in order, and whether there are rows on each side of it."""

    keys: Sequence[Key]
    earlier: bool
    later: bool

    @property
    def previous(self) -> str:
        """The address of the page before this one, '' on the first."""
        return Place(self.keys[0], back=True).address() if self.earlier else ""

    @property
    def next(self) -> str:
        """The address of the page after this one, '' on the last."""
        return Place(self.keys[-1]).address() if self.later else ""


def take(lists: Sequence[QuerySet[Any]], order: Order, place: Place, size: int) -> Slice:
    """Return the page at `place` of one list, or of several that are each in the same order.

    Several, since one question about several organisations keeps no index in order: each is asked alone.
    """
    found = list(islice(_merged(lists, order, place, size + 1), size + 1))
    more, keys = len(found) > size, found[:size]
    if not keys and place.key:  # the last of that side has left the list meanwhile
        return take(lists, order, Place(), size)
    if place.back:
        return Slice(keys[::-1], earlier=more, later=True)
    return Slice(keys, earlier=place.key is not None, later=more)


def beside(lists: Sequence[QuerySet[Any]], order: Order, place: Place) -> Key | None:
    """Return the row right after `place` (before it, when it looks back); None at the end of the list."""
    return next(_merged(lists, order, place, 1), None)


def every(lists: Sequence[QuerySet[Any]], order: Order, at_once: int) -> Iterator[list[Key]]:
    """Yield the whole list, so many rows at a time: for a file, which nobody keeps in memory."""
    place = Place()
    while keys := list(islice(_merged(lists, order, place, at_once), at_once)):
        yield keys
        place = Place(keys[-1])


def _merged(lists: Sequence[QuerySet[Any]], order: Order, place: Place, most: int) -> Iterator[Key]:
    down = order.down != place.back
    return merge(*(_rows(one, order, place, most) for one in lists), key=_sorting, reverse=down)


def _rows(rows: QuerySet[Any], order: Order, place: Place, most: int) -> Iterable[Key]:
    if place.key:
        rows = rows.filter(order.beyond(place.key, place.back))
    ordered = rows.order_by(*order.columns(place.back)).values_list(order.moment, order.id)
    return [Key(*row) for row in ordered[:most]]


def _sorting(key: Key) -> tuple[Any, str]:
    return key.moment, key.id.hex


def count_some(lists: Iterable[QuerySet[Any]]) -> int:
    """Return how many rows there are; MANY + 1 stands for more than MANY, whatever the number."""
    found = 0
    for rows in lists:
        if found <= MANY:
            found += rows.order_by()[: MANY + 1 - found].count()
    return found


def in_words(number: int) -> str:
    """Return a number that was counted by `count_some`: '12', or '1.000+'."""
    return f"{MANY:,}+".replace(",", ".") if number > MANY else str(number)
