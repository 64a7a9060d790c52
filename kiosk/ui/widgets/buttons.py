"""The buttons of the bar: small squares, and the one main action."""

from __future__ import annotations

from kivy.properties import BooleanProperty

from kiosk.ui import theme
from kiosk.ui.theme import px, rgba
from kiosk.ui.widgets.face import Face
from kiosk.ui.widgets.fit_label import Line

PICTURE, PICTURE_LOW, MAIN_PICTURE = 48, 40, 46  # design pixels; the second above two lines
LOW = 14  # under the box of the words, which is a little higher than they are


class BarButton(Face):
    """A small square of the bar: icon above a label."""

    warns = BooleanProperty(False)  # stop

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("size_hint", (None, None))
        kwargs.setdefault("size", (px(theme.BAR_BUTTON[0]), px(theme.BAR_BUTTON[1])))
        super().__init__(**kwargs)
        self.fbind("warns", self.dress)

    def make_lines(self) -> tuple[Line, ...]:
        self.words = Line(self, "SemiBold")
        self.words.sizes, self.words.halign = theme.LABEL, "center"
        return (self.words,)

    def place(self) -> None:
        self.words.text = self.label
        two = "\n" in self.label
        words, side = theme.tall(66 if two else 36), px(PICTURE_LOW if two else PICTURE)
        low = px(6 if two else 10 if theme.tokens.roomy else LOW)
        self.put_line(self.words, px(2), low, self.width - px(4), words)
        above = self.height - words - low - side
        high = max(above * 0.45, 0) if theme.tokens.roomy or two else above - px(theme.INSIDE)
        self.put_picture((self.width - side) / 2, low + words + high, side)

    def dress(self, *_: object) -> None:
        ink = rgba(theme.STOP if self.warns else theme.INK)
        down = self.state == "down"
        self.fill = rgba(theme.KEY if down else theme.PAPER)
        self.edge = ink if down else rgba(theme.STOP_EDGE if self.warns else theme.EDGE)
        self.words.writing.colour(ink)
        self.emblem.dress(ink)


class MainButton(Face):
    """The one main action, always in the same place."""

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("size_hint", (None, None))
        kwargs.setdefault("icon", "arrow-right")
        self.picture_size = MAIN_PICTURE  # design pixels
        super().__init__(**kwargs)
        self.edge_width = 0

    def make_lines(self) -> tuple[Line, ...]:
        self.words = Line(self, "SemiBold")
        self.words.sizes, self.words.halign = theme.MAIN, "center"
        return (self.words,)

    def place(self) -> None:
        self.words.text = self.label
        # On a narrow panel bigger letters take the place of the picture.
        bare = not self.icon or (theme.tokens.roomy and theme.tokens.portrait)
        side, beside = (0, px(12)) if bare else (px(self.picture_size), px(28))
        width = self.width - side - (2 * beside if bare else px(76))
        self.put_line(self.words, beside, px(4), width, self.height - px(8))
        self.put_picture(self.width - side - px(40), (self.height - side) / 2, side)

    def dress(self, *_: object) -> None:
        front = rgba(theme.ON_ACCENT if self.enabled else theme.SOFT)
        self.fill = rgba(theme.ACCENT if self.enabled else theme.KEY)
        if self.state == "down":
            self.fill = (*(channel * 0.75 for channel in rgba(theme.ACCENT)[:3]), 1)
        self.edge = self.fill
        self.words.writing.colour(front)
        self.emblem.dress(front)
