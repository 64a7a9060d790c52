"""Tiles in rows and columns that fill the room they get, never smaller than a finger needs."""

from __future__ import annotations

from kivy.clock import Clock
from kivy.properties import NumericProperty
from kivy.uix.widget import Widget

from kiosk.ui import theme
from kiosk.ui.theme import apart, tokens, whole
from kiosk.ui.widgets.face import Face
from kiosk.ui.widgets.pager import Pager, pager_height
from kiosk.ui.widgets.pages import Room, has_foot, places_taken
from kiosk.ui.widgets.tile import Tile
from kiosk.ui.widgets.turning import turn

LEAST_COMMON = 33.1  # design pixels, 4 mm a capital: below it each tile takes what it can


def columns(count: int, portrait: bool) -> int:
    """Return how many columns `count` tiles get: few and large first."""
    if portrait and tokens.access.seated:
        return 1 if count <= 3 else 2
    if portrait:
        return 1 if count <= 5 else 2 if count <= 10 else 3
    if count <= 1:
        return 1
    if tokens.roomy:
        return 3 if count == 3 else 2
    if count in (2, 4):
        return 2
    return 3 if count <= 9 else 4


class TileGrid(Widget):
    """All tiles equally large, on whole pixels: on half ones their words are drawn blurred.

    No Kivy layout: that one listens to every tile, and here nothing a tile does moves the others.
    """

    cols = NumericProperty(1)
    row_count = NumericProperty(1)
    spacing = NumericProperty(0)

    def __init__(self, **kwargs: object) -> None:
        self._soon = Clock.create_trigger(self.place, -1)
        super().__init__(**kwargs)
        self.spacing = self.spacing or apart(theme.GAP)
        self.tiles: list[Widget] = []
        self.pager: Pager | None = None
        self._foot = self._shared = False
        self._last = 0  # tiles that keep the last places
        for name in ("pos", "size", "cols", "spacing"):
            self.fbind(name, self._soon)

    def fill(
        self,
        tiles: list[Widget],
        cols: int = 0,
        rows: int = 0,
        pager: Pager | None = None,
        foot: bool = False,
        last: int = 0,
        shared: bool = False,
    ) -> None:
        """Show these tiles, in `cols` columns or as many as suit their number, as if in `rows` at least.

        A `pager` takes the last place of the last row, or a row of its own (kiosk.ui.widgets.pages.Room).
        The `last` tiles keep the last places on every page; `shared`: all of the last row beside the pager.
        """
        self.tiles, self.pager = list(tiles), pager
        self.cols = cols or columns(len(tiles), tokens.portrait)
        self._last, self._shared = last, shared
        self._foot = pager is not None and has_foot(self.cols, foot)
        taken = 0 if pager is None or self._foot else places_taken(self.cols)
        self.row_count = rows if shared and last else max(rows, -(-(len(tiles) + taken) // self.cols))
        parts = [*self.tiles, *([pager] if pager else [])]
        if self.children != parts[::-1]:
            self.clear_widgets()
            for part in parts:
                self.add_widget(part)
        for tile in self.tiles:
            if isinstance(tile, Face):
                tile.soon.cancel()  # written once, when it has its place
        self._soon()

    def fill_page(
        self, tiles: list[Widget], room: Room, pager: Pager | None, cols: int = 0, rows: int = 0
    ) -> None:
        """Show a page of what was cut for `room`; without `pager` in `cols` and `rows`, as `fill` does."""
        if pager is None:
            self.fill(tiles, cols, rows)
        else:
            self.fill(tiles, room.cols, room.rows_shown, pager, room.foot)

    @property
    def foot(self) -> int:
        """Return the pixels that the pager takes below the rows, its gap with it."""
        return pager_height() + whole(self.spacing) if self._foot else 0

    def least_high(self, width: float) -> float:
        """Return how high a tile must be for the words of each, in a grid of this width, pixels."""
        wide = (width - whole(self.spacing) * (self.cols - 1)) / self.cols
        return max((tile.least_high(wide) for tile in self.tiles if isinstance(tile, Tile)), default=0)

    def place(self, *_: object) -> None:
        if not self.tiles:
            return
        gap, left, top = whole(self.spacing), whole(self.x), whole(self.y + self.height)
        width = int((self.width - gap * (self.cols - 1)) / self.cols)
        foot = self.foot
        height = int((self.height - foot - gap * (self.row_count - 1)) / self.row_count)
        free = len(self.tiles) - self._last
        for index, tile in enumerate(self.tiles):
            row, col = divmod(index if index < free else index - free + self._ends(), int(self.cols))
            if tokens.rtl:
                col = int(self.cols) - 1 - col
            tile.size = width, height
            tile.pos = left + col * (width + gap), top - (row + 1) * height - row * gap
            if isinstance(tile, Face):
                tile.soon()
        if self._last and self._shared:
            self._share_out(self.tiles[free:], gap, left)
        if self.pager is not None:
            low = top - self.row_count * height - (self.row_count - 1) * gap - foot
            self.pager.put(left + whole(self.width), low)
            turn(left, whole(self.width), self.pager)
        self._level()

    def _ends(self) -> int:
        """Return the place of the first of those that keep the last ones."""
        taken = 0 if self.pager is None or self._foot else places_taken(self.cols)
        return int(self.cols * self.row_count) - taken - self._last

    def _share_out(self, tiles: list[Widget], gap: int, left: int) -> None:
        """Give these all of the last row that the pager leaves."""
        beside = 0 if self._foot or self.pager is None else self.pager.width + gap
        wide = int((self.width - beside - gap * (len(tiles) - 1)) / len(tiles))
        low = min(tile.y for tile in self.tiles)
        for at, tile in enumerate(tiles):
            tile.size, tile.pos = (wide, tile.height), (left + at * (wide + gap), low)
        turn(left, whole(self.width), *tiles)

    def _level(self) -> None:
        """Give the words and pictures of all tiles one size, where none has to give up much for it.

        Where somebody asked for bigger letters each takes what it can; but pictures stand on all or on none.
        """
        tiles = [tile for tile in self.tiles if isinstance(tile, Tile)]
        most = picture = float("inf")
        if tokens.spread and any(tile.picture and tile.loses_picture() for tile in tiles):
            picture = max(tile.badge_size for tile in tiles)
        if not tokens.spread:
            ample = any(tile.sizes[0] > LEAST_COMMON for tile in tiles)
            most = max(min((tile.largest() for tile in tiles), default=most), LEAST_COMMON if ample else 0)
            picture = min((tile.taken for tile in tiles), default=most)
        for tile in tiles:
            tile.level(most, picture)
