"""Where everything stands on the last screen: the words, the code, the paper or the square, the countdown."""

from __future__ import annotations

from collections.abc import Sequence

from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from kiosk.ui import theme
from kiosk.ui.screens.base import KioskScreen
from kiosk.ui.text.drawn import measure
from kiosk.ui.theme import px, tokens
from kiosk.ui.widgets.handed_out import CodeCard, PaperPreview
from kiosk.ui.widgets.icon import Badge
from kiosk.ui.widgets.square import Square
from kiosk.ui.widgets.turning import turn

SQUARE = 360  # design pixels
SQUARE_LOW = 340  # … below the biggest letters
CODE_HIGH = 226  # of the card of the code with bigger letters
USE = 0.6  # of the room beside the square: for what the code is good for


class DoneRoom(KioskScreen):
    """The part of the last screen that gives each thing its place. All lengths are design pixels."""

    content: FloatLayout
    badge: Badge
    code: CodeCard
    paper: PaperPreview
    square: Square
    _day_in_line = False  # the line has the day by which we call in it

    def _place(self, *_: object) -> None:
        left, above = self.body.x + px(theme.SIDE), self.body.y + self.body.height
        width = self.body.width - 2 * px(theme.SIDE)
        circle, ids, code = px(104), self.content.ids, px(690 if tokens.roomy else 610)
        column = tokens.roomy and not tokens.portrait and self.square.opacity  # the square has one of its own
        text = width if tokens.portrait or tokens.roomy else px(760)
        text -= px(SQUARE + 30) if column else 0
        high, tight = self._title_high(text - circle - px(30), circle)
        top, gap = above - px(26 if tight else 40), px(6 if tight or ids.promise.text else 10)
        self.badge.size, self.badge.pos = (circle, circle), (left, top - circle)
        ids.title.size = text - circle - px(30), high
        ids.title.pos = left + circle + px(30), top - high
        y = top - high - 2 * gap
        promised, beside = bool(ids.promise.text), self._beside()
        if promised:
            ids.use.text = ""  # it stands on the paper as well, and behind the square
        told = theme.tall(76 if tight else 120 if tokens.portrait else 160)  # when we call, and what if not
        use = (px(96) if tokens.roomy else theme.tall(80)) if ids.use.text else 0
        self._place_paper(top)
        under = (self.paper.width + px(72)) * (tokens.portrait and self.paper.opacity > 0)
        for part, long, high in (
            (ids.line, text, self._line_high(text, promised, y - gap - px(CODE_HIGH))),
            (ids.promise, text, told if promised else 0),
            (self.code, min(code, text), px(CODE_HIGH if tokens.roomy else 168 if promised else 190)),
            (ids.use, text, use),
            (ids.wipes, text - under, theme.tall(80 if tokens.portrait and (tokens.roomy or under) else 42)),
        ):
            if part not in beside:
                part.size, part.pos = (long, high), (left, y - high)
                y -= high + gap
        self._place_beside(beside, left, width)
        texts = ids.title, ids.line, ids.promise, ids.use, ids.wipes, ids.snap
        parts = (self.badge, self.code, self.paper, self.square, *texts)
        turn(self.body.x, self.body.width, *parts)

    def _beside(self) -> list[Widget]:
        """Return the words that stand beside or under the square or the code: else buttons would hide them.

        The last of them is there always; what goes without room is what the code is good for.
        """
        ids = self.content.ids
        if tokens.portrait:
            return [] if not self.square.opacity else [ids.use, ids.wipes] if tokens.roomy else [ids.wipes]
        return [] if not tokens.roomy else [ids.use, ids.wipes] if tokens.spread > 1 else [ids.use]

    def _place_beside(self, beside: Sequence[Widget], left: float, width: float) -> None:
        low, gap = self.body.y + px(10), px(10)
        if not self.square.opacity:
            room = left + self.code.width + px(30), self.code.y, self.code.height
            across = width - self.code.width - px(30)
        elif tokens.portrait:
            room, across = (left, low, self.square.height), width - self.square.width - px(20)
        else:
            room, across = (self.square.x, low, self.square.y - gap - low), self.square.width
        x, y, high = room
        use = self.content.ids.use
        share = USE if use.text and len(beside) > 1 else float(beside == [use])
        for part in beside:
            of = share if part is use else 1 - share
            part.size, part.pos = (across, high * of), (x, y + (high * (1 - share) if part is use else 0))

    def _line_high(self, width: float, promised: bool, low: float) -> float:
        """Return the room for what happens next; in two languages what it takes, or the rest is hidden.

        With the day in it all the room there is above a code whose upper edge is not below `low`.
        """
        usual = theme.tall(92 if promised else 104)
        if self._day_in_line:
            under = self.square.y + self.square.height if tokens.portrait and self.square.opacity else 0
            return max(usual, low - max(under, self.body.y) - px(10))
        if not tokens.access.together or tokens.access.letters:
            return usual
        size = px(theme.type_(theme.LEAD)[-1])
        return min(
            usual, measure(self.content.ids.line.text, "Regular", size, width, tokens.rtl).height + px(6)
        )

    def _title_high(self, width: float, usual: float) -> tuple[float, bool]:
        """Return the height of the title, two lines where one is small, and whether the rest moves up."""
        took = measure(self.content.ids.title.text, "Bold", px(theme.QUESTION[0]), width, tokens.rtl)
        if took.height <= usual or (tokens.roomy and not (tokens.portrait or self.square.opacity)):
            return usual, False
        return px(166), not tokens.portrait

    def _place_paper(self, top: float) -> None:
        picture = self.paper.picture.texture
        shape = picture.width / picture.height if picture else 0.6
        self._place_square(top)
        if tokens.portrait:
            tall = min(px(360), px(300) / shape)
            self.paper.size = tall * shape, tall
            self.paper.pos = self.body.x + self.body.width - px(100) - self.paper.width, self.body.y + px(10)
            if tokens.roomy:  # bigger letters stand where it would
                self.paper.opacity = 0
            return
        tall = min(px(570), px(330) / shape)
        self.paper.size, side = (tall * shape, tall), px(64)
        self.paper.pos = self.body.x + self.body.width - side - self.paper.width, top - px(10) - tall
        self.paper.opacity *= not tokens.roomy

    def _place_square(self, top: float) -> None:
        """As large as there is room beside or under the code: it is photographed from arm's length."""
        side = px(SQUARE_LOW if tokens.portrait and tokens.spread > 1 else SQUARE)
        right = self.body.x + self.body.width - px(theme.SIDE)
        self.square.size = side, side
        snap = self.content.ids.snap
        if tokens.portrait:
            self.square.pos = right - side, self.body.y + px(10)
            snap.size = right - side - px(20) - self.body.x - px(theme.SIDE), theme.tall(60)
            snap.pos = self.body.x + px(theme.SIDE), self.square.y + side - snap.height
        else:
            self.square.pos = right - side, top - px(0 if tokens.roomy else 40) - side
            snap.size = side, theme.tall(50)
            snap.pos = self.square.x, self.square.y - snap.height - px(6)
