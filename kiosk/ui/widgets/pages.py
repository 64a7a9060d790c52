"""More than fits on one screen: a list in pages. Which page is seen is no answer of a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from kiosk.ui.theme import tokens

Item = TypeVar("Item")


class Pages:
    """Cuts a list into pages, and knows which one is shown: they have a first and a last, and no round."""

    def __init__(self) -> None:
        self.page, self.count = 0, 1

    def cut(self, items: Sequence[Item], room: Room, beside: int = 0) -> list[Item]:
        """Return what stands on this page: all of it where that is one page.

        `beside` are the places that something else takes on every page.
        """
        size = room.most - beside
        if len(items) > size:
            size = max(1, room.paged - beside)
        at = self.of(-(-len(items) // size)) * size
        return list(items[at : at + size])

    def of(self, count: int) -> int:
        """Say how many pages there are; return which is shown, counted from 0."""
        self.count = max(1, count)
        self.page = min(self.page, self.count - 1)
        return self.page

    def turn(self) -> None:
        """Show the next page; after the last comes none."""
        self.page = min(self.page + 1, self.count - 1)

    def turn_back(self) -> bool:
        """Show the page before; say whether there was one."""
        self.page, before = max(self.page - 1, 0), self.page
        return self.page < before

    def first(self) -> None:
        """Back to the first page."""
        self.page = 0


@dataclass(frozen=True)
class Room:
    """How many things stand on a screen, and how many beside the pager.

    The pager takes the last place of the grid, or a low row of its own below it: where there is one column,
    and where `foot` asks for it. `rows_over` are the rows over such a row, where those are fewer.
    """

    cols: int
    rows: int
    foot: bool = False
    rows_over: int = 0

    @property
    def most(self) -> int:
        """Things on a screen that has no pager."""
        return self.cols * self.rows

    @property
    def rows_shown(self) -> int:
        """Rows on a page."""
        return (self.rows_over or self.rows) if has_foot(self.cols, self.foot) else self.rows

    @property
    def paged(self) -> int:
        """Things on a page."""
        if has_foot(self.cols, self.foot):
            return self.cols * self.rows_shown
        return max(1, self.most - places_taken(self.cols))


def has_foot(cols: int, foot: bool = False) -> bool:
    """Say whether the pager has a row of its own below so many columns."""
    return foot or cols == 1


def places_taken(cols: int) -> int:
    """Return how many places in the last row of so many columns the pager takes."""
    return 2 if cols > (2 if tokens.portrait else 3) else 1


def tile_room(tight: bool = False) -> Room:
    """Return how many tiles a screen takes: fewer with bigger letters, or within reach of who sits.

    `tight`: words above the tiles take so much that the pager gets no row of its own.
    """
    access = tokens.access
    if not tokens.spread:
        if access.seated:
            return Room(2, 3) if tokens.portrait else Room(3, 2)
        return Room(3, 4) if tokens.portrait else Room(4, 3)
    if tokens.portrait:
        return Room(1, 3, rows_over=2) if access.seated else Room(1, 4, rows_over=3)
    return Room(2, 2, foot=not (access.seated or tight))
