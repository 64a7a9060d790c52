"""A square to scan that shows a place on the map of a telephone, with what it is for beside it."""

from __future__ import annotations

from kiosk.ui import theme
from kiosk.ui.theme import px
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.fit_label import FitLabel
from kiosk.ui.widgets.square import Square
from kiosk.ui.widgets.turning import start

INSET = 6  # design pixels around the square, which has white of its own
AIR = 14  # between the square and its words
LOW = 88  # … and for the words below it


class MapCard(Card):
    """As high as a tile, so that both stand in one row; where it is narrow the words stand below."""

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("size_hint", (None, None))
        super().__init__(**kwargs)
        self.square = Square(size_hint=(None, None))
        self.words = FitLabel(sizes=theme.NOTE, halign="left", size_hint=(None, None))
        self.add_widget(self.square)
        self.add_widget(self.words)
        self.fbind("size", self._place)

    def show(self, url: str, words: str) -> None:
        """Show `url`, empty where there is no map, and what it is for."""
        self.square.url, self.words.text = url, words

    def _place(self, *_: object) -> None:
        if self.width < 1.6 * self.height:
            self._place_upright()
            return
        self.words.halign = "left"
        side = round(self.height - 2 * px(INSET))
        room = round(self.width - side - px(INSET) - 2 * px(AIR))
        self.square.size = side, side
        self.square.pos = round(start(self.width, side, px(INSET))), round(px(INSET))
        self.words.size = room, side
        self.words.pos = round(start(self.width, room, side + px(INSET + AIR))), round(px(INSET))

    def _place_upright(self) -> None:
        inset, low = round(px(INSET)), round(px(LOW))
        side = round(min(self.height - low - inset, self.width - 2 * inset))
        self.square.size = side, side
        self.square.pos = round((self.width - side) / 2), round(self.height - inset - side)
        self.words.halign = "center"
        self.words.size = self.width - 2 * round(px(AIR)), low - round(px(AIR))
        self.words.pos = round(px(AIR)), round(px(AIR) / 2)
