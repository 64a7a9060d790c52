"""More than fits on one screen: the last tile turns the page. Which page is seen is no answer of a person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from kiosk.ui.theme import tokens
from kiosk.ui.widgets.touchable import Touchable

Item = TypeVar("Item")


class Pages:
    """Cuts a list into pages."""

    def __init__(self) -> None:
        self.page = 0

    def cut(self, items: Sequence[Item], most: int, turner: int = 1) -> tuple[list[Item], int]:
        """Return what stands on this page and how many do not; `turner` places are kept for turning it."""
        if len(items) <= most:
            return list(items), 0
        size = most - turner
        start = self.page % -(-len(items) // size) * size
        shown = list(items[start : start + size])
        return shown, len(items) - len(shown)

    def turn(self) -> None:
        """Show the next page; after the last comes the first."""
        self.page += 1

    def first(self) -> None:
        """Back to the first page."""
        self.page = 0


def most_tiles() -> int:
    """Return how many tiles a screen takes: fewer with bigger letters, or within reach of who sits."""
    access = tokens.access
    if access.letters:
        few = access.seated or access.letters > 1 if tokens.portrait else access.letters > 1
        return 3 if few else 4
    return 6 if access.seated else 12


def as_turner(tile: Touchable, words: Callable[[str], str], turn: Callable[[], object]) -> None:
    """Make `tile` the one that turns the page."""
    tile.action, tile.icon, tile.do = "page", "dots", turn
    tile.label = words("ui.more")
