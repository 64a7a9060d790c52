"""Tiles in rows and columns that fill the room they get, never smaller than a finger needs."""

from __future__ import annotations

from kivy.properties import NumericProperty
from kivy.uix.gridlayout import GridLayout
from kivy.uix.widget import Widget

from kiosk.ui import theme
from kiosk.ui.theme import px, tokens


def columns(count: int, portrait: bool) -> int:
    """Return how many columns `count` tiles get: few and large first."""
    if portrait:
        return 1 if count <= 5 else 2
    if count <= 1:
        return 1
    if count in (2, 4):
        return 2
    return 3 if count <= 9 else 4


class TileGrid(GridLayout):
    """A grid whose last row is filled with air, so that all tiles stay equal."""

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("spacing", px(theme.GAP))
        super().__init__(**kwargs)

    row_count = NumericProperty(1)

    def do_layout(self, *args: object) -> None:
        """Place the tiles on whole pixels, or their words are drawn blurred."""
        super().do_layout(*args)
        for tile in self.children:
            tile.pos, tile.size = (round(tile.x), round(tile.y)), (int(tile.width), int(tile.height))

    def fill(self, tiles: list[Widget]) -> None:
        """Show these tiles."""
        self.clear_widgets()
        self.cols = columns(len(tiles), tokens.portrait)
        self.row_count = -(-len(tiles) // self.cols)
        for tile in tiles:
            self.add_widget(tile)
        for _ in range(-len(tiles) % self.cols):
            self.add_widget(Widget())
