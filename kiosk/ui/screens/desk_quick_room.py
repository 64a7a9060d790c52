"""Where everything stands in a stand's quick mode: five slots, field, line, what is offered, the keys."""

from __future__ import annotations

from collections.abc import Sequence

from kivy.graphics import Rectangle
from kivy.uix.floatlayout import FloatLayout

from kiosk.ui import theme
from kiosk.ui.screens.desk_frame import DeskFrame
from kiosk.ui.theme import apart, px, tokens, whole
from kiosk.ui.widgets.bar import controls
from kiosk.ui.widgets.field import Field
from kiosk.ui.widgets.fit_label import FitLabel
from kiosk.ui.widgets.grid import TileGrid
from kiosk.ui.widgets.keyboard import GAP, PAD, Keyboard
from kiosk.ui.widgets.tile import Tile
from kiosk.ui.widgets.turning import turn
from kiosk.ui.widgets.whole import in_line

HIGH, FIELD = 118, 104  # design pixels
KEY, KEY_UPRIGHT, KEY_SEATED = 89, 104, 66
FULL, KEY_FIFTH = 5, 84  # rows of keys, and how high they are then


def alone() -> bool:
    """Say whether only the question that is asked stands on the screen."""
    return tokens.roomy or tokens.access.seated


def is_low() -> bool:
    """Say whether nothing that can be touched has room above the keyboard."""
    return alone() and not tokens.portrait


class QuickRoom(DeskFrame):
    """The part of quick mode that gives each thing its place. All lengths are design pixels."""

    content: FloatLayout
    title: FitLabel
    field: Field
    line: FitLabel
    tiles: TileGrid
    keyboard: Keyboard
    slots: Sequence[Tile]
    offers: Sequence[Tile]
    _ground: Rectangle

    @property
    def quick(self):
        return self.desk.quick

    @property
    def typing(self) -> bool:
        """A keyboard is open, unless one of a few is chosen."""
        return self.quick is not None and self.quick.ask().typed

    def _place(self, *_: object) -> None:
        side = px(theme.SIDE)
        wide, bottom = self.body.width - 2 * side, self.body.y
        top = self._place_head(side, wide, bottom + self.body.height - px(8))
        high = top - bottom - px(14)
        high = max(min(high, controls()) if tokens.access.seated else high, 1)
        self.tiles.pos, self.tiles.size = (side, bottom + px(14)), (wide, high)
        rows = self.keyboard.rows
        upright = KEY_UPRIGHT if rows < FULL else KEY_FIFTH
        key = px(KEY_SEATED if tokens.access.seated else upright if tokens.portrait else KEY)
        offers = [tile for tile in self.offers if tile.parent is not None]
        board = rows * key + (rows + 1) * apart(GAP)
        self.keyboard.pos, self.keyboard.size = (self.body.x, bottom), (self.body.width, board)
        high = whole(board) if self.typing else 0
        self._ground.pos, self._ground.size = (self.body.x, bottom), (self.body.width, high)
        self._place_typing(offers, side, wide, top, bottom + board)
        turned = (self.title, self.field, self.line, *self.slots, *offers)
        turn(self.body.x, self.body.width, *(one for one in turned if one.parent is not None))

    def _place_head(self, side: float, wide: float, top: float) -> float:
        """Place the five slots, or the title where they have no room; return what is free below."""
        gap, title = apart(theme.GAP), self.title
        title.opacity = 1 if alone() else 0
        if alone():
            tall = px(132 if tokens.portrait else 68 if self.typing else 86)
            title.size, title.pos = (wide, tall), (side, top - tall)
            return top - tall - px(6)
        title.size, title.pos = (1, 1), (side, top)
        cols = 3 if tokens.portrait else len(self.slots)
        width = (wide - gap * (cols - 1)) / cols
        places = list(in_line(side, [width] * cols, gap))
        for index, tile in enumerate(self.slots):
            row, col = divmod(index, cols)
            left, one = places[col]
            tile.size = one, whole(px(HIGH))
            tile.pos = left, whole(top - (row + 1) * px(HIGH) - row * gap)
        rows = -(-len(self.slots) // cols)
        return whole(top - rows * px(HIGH) - (rows - 1) * gap) - gap

    def _place_typing(self, offers: list[Tile], side: float, wide: float, top: float, floor: float) -> None:
        """Place the field, what is offered and the line under or beside it."""
        gap, line = apart(theme.GAP), self.line
        if tokens.portrait:
            self.field.size, self.field.pos = (wide, px(FIELD)), (side, top - px(FIELD))
            y, low = whole(top - px(FIELD) - gap), whole(theme.tall(60))
            line.size, line.pos = (wide, low), (side, y - low)
            reach = theme.REACH * tokens.height - self.bar.height if tokens.access.seated else y
            y = min(y - low - gap, whole(reach) - 1)
            for tile in offers:
                fits = y - px(HIGH) >= floor + gap / 2
                tile.size, tile.pos = (wide, whole(px(HIGH))), (side, whole(y - px(HIGH)))
                tile.opacity = 1 if fits else 0
                y -= whole(px(HIGH)) + gap
            return
        if self.keyboard.is_pad:  # above its four rows is no room for what is offered
            left = whole(side + (wide + px(PAD)) / 2 + gap)
            self.keyboard.place_beside(offers, left, side + wide - left)
            offers = []
        left = wide if alone() else (wide - gap) * (0.36 if offers else 0.62)
        high = min(px(FIELD), top - floor - px(4))  # four rows of keys come close
        self.field.size, self.field.pos = (left, high), (side, top - high)
        if alone():
            line.size, line.pos = (wide, theme.tall(44)), (side, top - high - theme.tall(44))
            return
        beside = wide - left - gap
        line.size, line.pos = (beside, high), (side + left + gap, top - high)
        line.opacity = 0 if offers else 1
        width = (beside - gap * (len(offers) - 1)) / max(len(offers), 1)
        places = in_line(side + left + gap, [width] * len(offers), gap)
        for tile, (x, one) in zip(offers, places, strict=True):
            tile.opacity = 1
            tile.size, tile.pos = (one, whole(px(HIGH))), (x, whole(top - px(HIGH)))
