"""The buttons of the bar: small squares, and the one main action."""

from __future__ import annotations

from itertools import product

from kivy.properties import BooleanProperty

from kiosk.ui import theme
from kiosk.ui.theme import px, rgba
from kiosk.ui.widgets.face import Face
from kiosk.ui.widgets.fit_label import Line

MAIN_PICTURE = 46  # design pixels
# Design pixels inside the edge, and left and right of the words: less where a word stands over its Dutch.
INSETS = ((theme.INSIDE, theme.INSIDE), (theme.INSIDE, 2), (10, 2), (6, 2))
# The box of words is higher than its letters: below the lowest and above the highest of them, design pixels.
BELOW, ABOVE = 1, 6


class BarButton(Face):
    """A small square of the bar: icon above a label."""

    warns = BooleanProperty(False)  # stop
    chosen = BooleanProperty(False)  # it is on

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("size_hint", (None, None))
        kwargs.setdefault("size", (px(theme.BAR_BUTTON[0]), px(theme.BAR_BUTTON[1])))
        super().__init__(**kwargs)
        self.fbind("warns", self.dress)
        self.fbind("chosen", self.dress)

    def make_lines(self) -> tuple[Line, ...]:
        self.words = Line(self, "SemiBold")
        self.words.sizes, self.words.halign = theme.LABEL, "center"
        return (self.words,)

    def place(self) -> None:
        """Picture at the top, words at the bottom: what is over is between them."""
        self.words.text = self.label
        self.words.valign = "bottom"
        leasts = theme.LEAST_LABEL[1 : theme.tokens.access.letters + 1][::-1] or theme.LEAST_LABEL[:1]
        for (inside, beside), least, side in product(INSETS, leasts, theme.BAR_PICTURES):
            low, over = px(inside - BELOW), self.height - px(2 * inside + side - BELOW - ABOVE)
            self.put_line(self.words, px(beside), low, self.width - 2 * px(beside), over)
            if self.words.fits(least):
                break
        self.put_picture((self.width - px(side)) / 2, self.height - px(inside + side), px(side))

    def dress(self, *_: object) -> None:
        ink = rgba(theme.STOP if self.warns else theme.INK)
        down = self.state == "down"
        self.fill = rgba(theme.KEY if down else theme.TINT if self.chosen else theme.PAPER)
        self.edge = ink if down or self.chosen else rgba(theme.STOP_EDGE if self.warns else theme.EDGE)
        self.words.writing.colour(ink)
        self.emblem.dress(ink)


class MainButton(Face):
    """The one main action, always in the same place; `quiet` in the colours of the small ones."""

    quiet = BooleanProperty(False)

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("size_hint", (None, None))
        kwargs.setdefault("icon", "arrow-right")
        self.picture_size = MAIN_PICTURE  # design pixels
        super().__init__(**kwargs)
        self.edge_width = 0
        self.fbind("quiet", self.dress)

    def make_lines(self) -> tuple[Line, ...]:
        self.words = Line(self, "SemiBold")
        self.words.sizes, self.words.halign = theme.MAIN, "center"
        return (self.words,)

    def place(self) -> None:
        self.words.text = self.label
        # On a narrow panel bigger letters take the place of the picture.
        bare = not self.icon or (theme.tokens.roomy and theme.tokens.portrait)
        side, beside = (0, px(theme.INSIDE)) if bare else (px(self.picture_size), px(28))
        width, low = self.width - side - (2 * beside if bare else px(76)), px(theme.INSIDE - BELOW)
        self.put_line(self.words, beside, low, width, self.height - 2 * low + px(ABOVE))
        self.put_picture(self.width - side - px(40), (self.height - side) / 2, side)

    def dress(self, *_: object) -> None:
        self.edge_width = theme.BORDER if self.quiet else 0
        if self.quiet:
            self._dress_quietly()
            return
        front = rgba(theme.ON_ACCENT if self.enabled else theme.SOFT)
        self.fill = rgba(theme.ACCENT if self.enabled else theme.KEY)
        if self.state == "down":
            self.fill = (*(channel * 0.75 for channel in rgba(theme.ACCENT)[:3]), 1)
        self.edge = self.fill
        self.words.writing.colour(front)
        self.emblem.dress(front)

    def _dress_quietly(self) -> None:
        down = self.state == "down"
        self.fill, self.edge = (
            rgba(theme.KEY if down else theme.CARD),
            rgba(theme.INK if down else theme.EDGE),
        )
        self.words.writing.colour(rgba(theme.INK))
        self.emblem.dress(rgba(theme.INK))
