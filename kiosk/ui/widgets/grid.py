"""Tiles in rows and columns that fill the room they get, never smaller than a finger needs."""

from __future__ import annotations

from kivy.clock import Clock
from kivy.properties import NumericProperty
from kivy.uix.widget import Widget

from kiosk.ui import theme
from kiosk.ui.theme import apart, tokens, whole
from kiosk.ui.widgets.face import Face
from kiosk.ui.widgets.tile import Tile

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
        for name in ("pos", "size", "cols", "spacing"):
            self.fbind(name, self._soon)

    def fill(self, tiles: list[Widget], cols: int = 0, rows: int = 0) -> None:
        """Show these tiles, in `cols` columns or as many as suit their number, as if in `rows` at least."""
        self.tiles = list(tiles)
        self.cols = cols or columns(len(tiles), tokens.portrait)
        self.row_count = max(rows, -(-len(tiles) // self.cols))
        if self.children != self.tiles[::-1]:
            self.clear_widgets()
            for tile in tiles:
                self.add_widget(tile)
        for tile in self.tiles:
            if isinstance(tile, Face):
                tile.soon.cancel()  # written once, when it has its place
        self._soon()

    def place(self, *_: object) -> None:
        if not self.tiles:
            return
        gap, left, top = whole(self.spacing), whole(self.x), whole(self.y + self.height)
        width = int((self.width - gap * (self.cols - 1)) / self.cols)
        height = int((self.height - gap * (self.row_count - 1)) / self.row_count)
        for index, tile in enumerate(self.tiles):
            row, col = divmod(index, int(self.cols))
            if tokens.rtl:
                col = int(self.cols) - 1 - col
            tile.size = width, height
            tile.pos = left + col * (width + gap), top - (row + 1) * height - row * gap
            if isinstance(tile, Face):
                tile.soon()
        self._level()

    def _level(self) -> None:
        """Give the words and pictures of all tiles one size, where none has to give up much for it.

        Not where somebody asked for bigger letters: there each takes what it can.
        """
        tiles = [tile for tile in self.tiles if isinstance(tile, Tile)]
        most = picture = float("inf")
        if not tokens.access.letters:
            most = max(min((tile.largest() for tile in tiles), default=most), LEAST_COMMON)
            picture = min((tile.taken for tile in tiles), default=most)
        for tile in tiles:
            tile.level(most, picture)
