"""A tile: a picture and a few words, touchable, selected or not."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from kivy.properties import BooleanProperty, ListProperty, NumericProperty, StringProperty

from kiosk.ui import theme
from kiosk.ui.theme import px, rgba, tokens
from kiosk.ui.widgets.face import Face
from kiosk.ui.widgets.fit_label import Line
from kiosk.ui.widgets.icon import SHARE

BARE = 50  # design pixels
SMALLER = (56, 44)  # pictures beside many words, design pixels
BESIDE = (theme.INSIDE, 6)  # left and right of words under a picture, the second in need; design pixels
NARROWLY = theme.CHOSEN_BORDER + 2  # above a small picture in need: not on the edge of a chosen tile
FILLED = 0.7  # the part of a small ground that its picture takes


class Tile(Face):
    """`upright`: picture above the words (home, narrow tiles); else beside them.

    A picture smaller than BARE stands on no ground of its own: all of its room is for what it shows.
    """

    explain = StringProperty("")
    selected = BooleanProperty(False)
    upright = BooleanProperty(False)
    warns = BooleanProperty(
        False
    )  # what it does cannot be undone: its picture is not in the green of the rest
    badge_size = NumericProperty(92)
    sizes = ListProperty(theme.CHOICE)
    changes = ("upright", "explain", "badge_size", "sizes")
    taken = most = float("inf")  # design pixels: the picture it took; no larger than those of its neighbours
    _beside = BESIDE[0]
    _bare = False  # its picture stands on no ground
    _inside: float = theme.INSIDE  # around all that stands in it, design pixels; 0 in need

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.fbind("selected", self.dress)
        self.fbind("badge_size", self.dress)

    def make_lines(self) -> tuple[Line, ...]:
        self.words, self.small = Line(self, "SemiBold"), Line(self, colour=theme.SOFT)
        self.small.sizes = theme.LABEL
        return self.words, self.small

    def place(self) -> None:
        self.words.instead = self.instead
        self.small.text, self.words.sizes = self.explain, self.sizes
        place, leasts = self._place_upright if self.upright else self._place_beside, theme.least_choices()
        for least in (*(one for one in leasts if one <= self.sizes[0]), 0):
            besides = BESIDE if self.upright else BESIDE[:1]
            for beside, inside, (size, text) in product(besides, (theme.INSIDE, 0), self._ways()):
                self.words.text = text
                self.taken, self._beside, self._inside = size, beside, inside
                place(px(size) if self.icon else 0)
                if self.words.fits(least) and (not inside or self.small.fits()):
                    return

    def _ways(self) -> Iterator[tuple[float, str]]:
        """Give the picture and the text of the tile; then a smaller one and other lines for words too small.

        Where nothing helps it is as it was at first.
        """
        first = min(self.badge_size, self.most)
        yield first, self.label
        for size in SMALLER:
            if size < first:
                yield size, self.label
                yield size, self.label.replace("\n", " ")
        yield first, self.label

    def largest(self) -> float:
        """Return the size its words would take by themselves, design pixels."""
        self.most = float("inf")
        self.place()
        return self.words.largest()

    def level(self, words: float, picture: float) -> None:
        """Let its words and its picture be no larger than this, design pixels."""
        if (self.words.most, self.most) != (words, picture):
            self.words.most, self.most = words, picture
            self.soon()

    def _picture(self, x: float, y: float, side: float) -> None:
        bare = side < px(BARE)
        if bare != self._bare:
            self._bare = bare
            self.dress()
        share = 1.0 if bare else SHARE if side > px(SMALLER[0]) else FILLED
        self.put_picture(x, y, side, share, None if bare else px(theme.RADIUS))

    def _place_upright(self, side: float) -> None:
        """Picture, words and explanation as one block in the middle."""
        explain = px(80 if tokens.roomy else 40) if self.explain else 0
        small = side < px(80)
        gap = px(1 if small else 20) if side else 0
        pad = max(px(NARROWLY) if small else self._pad, px(self._inside))
        words = min(self.height - side - gap - explain - 2 * pad, px(240 if tokens.roomy else 140))
        block = side + gap + words + explain
        top = self.height - (self.height - block) / 2
        self._picture((self.width - side) / 2, top - side, side)
        self.words.halign = self.small.halign = "center"
        self.words.valign = "middle"
        beside, low = px(self._beside), top - side - gap - words
        self.put_line(self.words, beside, low, self.width - 2 * beside, words)
        self.put_line(self.small, pad, low - explain, self.width - 2 * pad, explain)

    def _place_beside(self, side: float) -> None:
        less = side < px(self.badge_size)
        pad, low = (px(theme.INSIDE), px(2)) if less else (self._pad, px(10))
        low = max(low, px(self._inside))
        self._picture(pad, (self.height - side) / 2, side)
        left = pad + side + px(24 if side > px(80) else 16) if side else pad
        width, inner = self.width - left - px(max(6 if less else 18, self._inside)), self.height - 2 * low
        explain = min(px(68), inner * 0.6) if self.explain else 0
        self.words.halign = self.small.halign = "left" if side else "center"
        self.words.valign, self.small.valign = ("bottom", "top") if explain else ("middle", "top")
        self.put_line(self.words, left, low + explain, width, inner - explain)
        self.put_line(self.small, left, low, width, explain)

    def dress(self, *_: object) -> None:
        pressed, selected = self.state == "down", self.selected
        self.fill = rgba(theme.TINT if pressed != selected else theme.CARD)  # a touch is always seen
        self.edge = rgba(theme.ACCENT if pressed or selected else theme.EDGE)
        self.edge_width = theme.CHOSEN_BORDER if selected or pressed else theme.BORDER
        accent = theme.STOP if self.warns else theme.ACCENT
        ground = accent if selected else theme.CARD if pressed else theme.TINT
        colour = theme.ON_ACCENT if selected and not self._bare else accent
        self.emblem.dress(rgba(colour), rgba(ground))

    @property
    def _pad(self) -> float:
        return px(30 if self.width > px(420) else 20)
