"""Where everything stands on a screen with a keyboard: question, field, line, what is offered, the keys."""

from __future__ import annotations

from collections.abc import Sequence

from kivy.graphics import Rectangle
from kivy.uix.floatlayout import FloatLayout

from kiosk.ui import theme
from kiosk.ui.screens.base import KioskScreen
from kiosk.ui.text.drawn import fitting, measure
from kiosk.ui.theme import apart, px, tokens, whole
from kiosk.ui.widgets.choices import Choices
from kiosk.ui.widgets.field import Field
from kiosk.ui.widgets.fit_label import FitLabel
from kiosk.ui.widgets.keyboard import GAP, PAD, Keyboard
from kiosk.ui.widgets.tile import Tile
from kiosk.ui.widgets.turning import turn
from kiosk.ui.widgets.whole import in_line

TITLES = (440, 500, 560, 620)  # widths of the question beside the field, design pixels
KEY = 89  # height of a key on a lying panel
KEY_LOW = 74  # … of four rows under the biggest letters, or bigger ones in lines; under two languages
KEY_UPRIGHT, TALL_UPRIGHT = 104, 134  # … on a standing one, under tiles and where nothing else needs the room
KEY_FIFTH = 84  # … of five rows, and of four under tiles with bigger letters
KEY_LEAST = 66  # … where all stands within reach of who sits
LOW_ROWS = 3  # rows of keys that leave room for such tall ones
OFFER, OFFER_HIGH = 118, 170  # height of a tile that offers an answer, and at most
AIR = 10  # between the progress and what stands below it
STACKED = 236  # room above the keys in which the question stands over the field rather than beside it
LEAST = 48  # letters of a question
WARN = 34  # side of the sign beside a refusal


class TypedRoom(KioskScreen):
    """The part of a screen with a keyboard that gives each thing its place. All lengths are design pixels."""

    content: FloatLayout
    field: Field
    keyboard: Keyboard
    choices: Choices
    offers: Sequence[Tile]
    ends_with_option = False  # what is offered last is no word: it keeps its place
    lines = False  # free words: the field takes all the width, and a few lines
    _ground: Rectangle

    @property
    def beside_pad(self) -> bool:
        """What is offered stands left and right of a number pad, also within reach of who sits.

        Above its four rows a lying panel has room for the question and the field, and no more.
        """
        return not tokens.portrait and self.keyboard.is_pad

    def _place(self, *_: object) -> None:
        width, bottom = self.body.width, self.body.y
        top = bottom + self.body.height
        side, ids = px(theme.SIDE), self.content.ids
        offers = [tile for tile in self.offers if tile.parent is not None]
        board = self._board(bool(offers))
        self.keyboard.pos, self.keyboard.size = (self.body.x, bottom), (width, board)
        above = bool(offers) and not (tokens.portrait or self.beside_pad)
        floor = bottom + board + (px(OFFER + AIR) if above else 0)
        if tokens.portrait:
            self._place_upright(side, width - 2 * side, top, floor, bool(offers))
        elif self.lines or (top - floor >= px(STACKED)):
            self._place_stacked(side, width - 2 * side, top, floor)
        else:
            self._place_beside(side, width - 2 * side, top, floor)
        self._place_offers(offers, side, width - 2 * side)
        self._place_choices(side, width - 2 * side, board)
        self._place_warning()
        turn(self.body.x, width, ids.title, self.field, ids.line, ids.warn, *offers)

    def _board(self, offers: bool) -> float:
        """Return the height of the keyboard, pixels: as large keys as the rest leaves room for."""
        rows, gap = self.keyboard.rows, apart(GAP)
        reach = theme.REACH * tokens.height - self.bar.height  # as high as arms can reach from a chair
        if tokens.portrait:
            tile = px(OFFER_HIGH if tokens.roomy else OFFER)
            if tokens.access.seated:  # keys for a finger first
                keys = rows * px(KEY_LEAST) + (rows + 1) * gap
                tile = max(px(OFFER), min(tile, reach - apart(theme.GAP) - keys))
            reach -= tile + apart(theme.GAP) if offers else 0  # what is offered stands above the keys
            full = rows > LOW_ROWS or self.keyboard.kind in ("place", "email")
            low = rows > LOW_ROWS + (0 if tokens.roomy and offers else 1)
            key = px(KEY_FIFTH if low else KEY_UPRIGHT if full else TALL_UPRIGHT)
        else:
            key = px(KEY)
        larger = tokens.access.letters + self.lines > 1 and tokens.access.letters and not tokens.portrait
        if tokens.access.together or (larger and rows > LOW_ROWS):
            key = min(key, px(KEY_LOW))
        if tokens.access.seated:
            key = min(key, (reach - (rows + 1) * gap) / rows)
        board = rows * key + (rows + 1) * gap
        if self.choices.parent is not None and tokens.access.seated:
            board = max(board, reach)
        return whole(board)

    def _place_beside(self, side: float, wide: float, top: float, floor: float) -> None:
        """The question beside the field: the room above the keys is low."""
        ids, high = self.content.ids, px(104)
        top -= px(AIR)
        room = top - high - px(4) - floor
        low = max(px(38), min(px(88), room))  # two lines of words, not small ones
        tall = top - floor - px(4)
        title = px(max(TITLES, key=lambda one: (self._size_in(px(one), wide, tall, low), -one)))
        ids.title.size, ids.title.pos = (title, tall), (side, floor + px(4))
        ids.title.valign, ids.line.valign = "middle" if tall < px(140) else "top", "top"
        self.field.size, self.field.pos = (wide - title - px(20), high), (side + title + px(20), top - high)
        if tokens.roomy:  # under both, all the way: bigger letters need the width
            below = theme.one_line() + px(6)
            high = min(px(146), top - floor - below)
            ids.title.size, ids.title.pos = (title, high), (side, top - high)
            ids.line.size, ids.line.pos = (wide, top - high - px(6) - floor), (side, floor)
            return
        ids.line.size = self.field.width - px(20), low
        ids.line.pos = self.field.x + px(10), self.field.y - px(2) - low

    def _size_in(self, width: float, room: float, height: float, low: float) -> float:
        """Return how large the question would be so wide; 0 where the line under the field had no room."""
        title, line = self.content.ids.title, self.content.ids.line
        left = room - width - px(theme.GAP) - px(20), low
        if not title.text or not (tokens.roomy or _largest(line, "Regular", left)[1]):
            return 0
        return _largest(title, "Bold", (width, height))[0]

    def _place_stacked(self, side: float, wide: float, top: float, floor: float) -> None:
        """The question over the field; the line beside the question where room is little, else below."""
        ids, room = self.content.ids, top - floor
        ids.title.valign, tight = "middle", room < px(STACKED)
        ids.line.valign = "middle" if tight else "top"
        if tight:
            tall = whole(px(66))
            share = min(wide * 0.68, self._width_of(ids.title, px(LEAST)))
            ids.title.size, ids.title.pos = (share, tall), (side, top - tall)
            ids.line.size, ids.line.pos = (wide - share - px(24), tall), (side + share + px(24), top - tall)
            self.field.size, self.field.pos = (wide, room - tall - px(5)), (side, floor + px(5))
            return
        top -= px(AIR)
        tall = min(px(150), max(px(76), self._height_of(ids.title, wide)))
        low = min(theme.tall(40 if self.lines else 64), (room - tall) / 3)
        most = px(170 if self.lines else 118)
        high = min(most, room - px(AIR) - tall - px(8) - low - px(8))
        ids.title.size, ids.title.pos = (wide, tall), (side, top - tall)
        self.field.size, self.field.pos = (wide, high), (side, top - tall - px(8) - high)
        ids.line.size, ids.line.pos = (wide - px(20), low), (side + px(10), self.field.y - px(4) - low)

    def _place_upright(self, side: float, room: float, top: float, floor: float, offers: bool) -> None:
        """A standing panel: question, field and line as one block in the room above the keys."""
        ids = self.content.ids
        tall = min(px(164), max(px(76), self._height_of(ids.title, room)))
        # Two lines above, four tiles below; bigger letters have pages of them.
        crowded = self.choices.parent is not None and tall > px(100) and not tokens.roomy
        low = theme.tall(46 if crowded else 80)
        left = top - floor - tall - low - px(16 + 6 + AIR)
        high = max(px(118), min(px(250), left)) if self.lines else px(118)
        if offers or self.choices.parent is not None:
            top -= px(AIR)
        else:
            top -= max(px(AIR), (top - floor - tall - high - low - px(24)) / 2)
        ids.title.size, ids.title.pos, ids.title.valign = (room, tall), (side, top - tall), "bottom"
        self.field.size, self.field.pos = (room, high), (side, ids.title.y - px(16) - high)
        ids.line.size, ids.line.pos = (room, low), (side, self.field.y - px(6) - low)

    def _place_warning(self) -> None:
        """The sign before a refusal: its colour alone tells it to nobody who sees no red."""
        ids, side = self.content.ids, px(WARN)
        ids.warn.name = "alert-triangle" if self.field.refused and ids.line.text else ""
        if not ids.warn.name:
            return
        first = min(ids.line.height, px(44))
        ids.warn.size = side, side
        middle = ids.line.valign == "middle"
        low = (ids.line.height - side) / 2 if middle else ids.line.height - first + (first - side) / 2
        ids.warn.pos = ids.line.x, ids.line.y + low
        ids.line.size = ids.line.width - side - px(10), ids.line.height
        ids.line.x += side + px(10)

    def _place_choices(self, side: float, wide: float, board: float) -> None:
        """Give them the room of the keyboard; on a standing panel all that is free above it, too."""
        gap, floor = apart(theme.GAP), self.body.y
        top = floor + board - gap
        if tokens.portrait and not tokens.access.seated:
            top = max(top, self.content.ids.line.y - gap)
        self.choices.pos, self.choices.size = (self.body.x + side, floor + gap), (wide, top - floor - gap)
        high = top + gap - floor if self.choices.parent is not None else board
        self._ground.pos, self._ground.size = (self.body.x, floor), (self.body.width, whole(high))

    def _place_offers(self, offers: Sequence[Tile], side: float, room: float) -> None:
        gap, floor = apart(theme.GAP), self.keyboard.y + self.keyboard.height
        if tokens.portrait:
            self._place_offers_upright(offers, side, room, floor)
            return
        if self.beside_pad:
            self._place_beside_pad(offers, side, room)
            return
        width = (room - 2 * gap) / 3
        for tile, (left, wide) in zip(offers, in_line(side, [width] * len(offers), gap), strict=True):
            tile.opacity = 1
            tile.size, tile.pos = (wide, px(OFFER)), (left, floor + px(AIR))

    def _place_offers_upright(self, offers: Sequence[Tile], side: float, room: float, floor: float) -> None:
        """Put them above each other; side by side, two in a row, where there are more than fit so."""
        gap, y = apart(theme.GAP), self.content.ids.line.y - px(OFFER + 6)
        if tokens.access.seated:
            y = min(y, theme.REACH * tokens.height - self.bar.height - px(OFFER) - px(1))
        rows = int((y - floor - gap / 2) // (px(OFFER) + gap)) + 1
        across, high = (1, px(OFFER)) if len(offers) <= rows else (2, px(OFFER))
        if across > 1 and rows == 1:  # narrow ones take all the height there is: long words stand in lines
            high = whole(min(px(OFFER_HIGH), y + px(OFFER) - floor - gap / 2))
            y += px(OFFER) - high
        places = list(in_line(side, [(room - (across - 1) * gap) / across] * across, gap))
        for at, tile in enumerate(offers):
            row, column = divmod(at, across)
            left, wide = places[column]
            tile.opacity = 1 if row < rows else 0  # no room above the keyboard: not offered
            tile.size, tile.pos = (wide, high), (left, y - row * (px(OFFER) + gap))

    def _place_beside_pad(self, offers: Sequence[Tile], side: float, room: float) -> None:
        """Put what stands for itself right of the pad, and the rest left of it, one above the other."""
        wide = whole((room - px(PAD)) / 2 - apart(theme.GAP))
        before = offers[:-1] if len(offers) > 1 or self.ends_with_option else offers
        for column, left in ((before, side), (offers[len(before) :], side + room - wide)):
            self.keyboard.place_beside(column, left, wide)

    def _height_of(self, title: FitLabel, wide: float) -> float:
        return measure(title.text, "Bold", px(theme.QUESTION[0]), wide, tokens.rtl).height + px(2)

    def _width_of(self, title: FitLabel, size: float) -> float:
        return measure(title.text, "Bold", size, 10_000, tokens.rtl).line + px(4)


def _largest(label: FitLabel, font: str, box: tuple[float, float]) -> tuple[float, bool]:
    return fitting(label.text, font, [px(size) for size in label.ladder()], box, tokens.rtl)
