"""A square to scan with a telephone, sharp and with its quiet zone; the paper's twin is in kiosk.devices."""

from __future__ import annotations

from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture
from kivy.properties import StringProperty
from kivy.uix.widget import Widget

from kiosk.receipts.qr import QUIET_ZONE, modules
from kiosk.ui.text.sharp import as_drawn
from kiosk.ui.theme import whole


class Square(Widget):
    """Shows `url` as large as its box allows, every module the same whole number of pixels."""

    url = StringProperty("")

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        with self.canvas:
            Color(1, 1, 1, 1)
            self._shape = Rectangle(size=(0, 0))
        self._count = 0
        self.fbind("url", self._make)
        self.fbind("size", self._place)
        self.fbind("pos", self._place)

    def _make(self, *_: object) -> None:
        if not self.url:
            self._shape.texture, self._count = None, 0
            self._place()
            return
        rows, quiet = modules(self.url), (False,) * QUIET_ZONE
        self._count = len(rows) + 2 * QUIET_ZONE
        empty = [(False,) * self._count] * QUIET_ZONE
        whole = [*empty, *((*quiet, *row, *quiet) for row in rows), *empty]
        pixels = bytes(0 if black else 255 for row in reversed(whole) for black in row)
        texture = Texture.create(size=(self._count, self._count), colorfmt="luminance")
        as_drawn(texture)
        texture.blit_buffer(pixels, colorfmt="luminance", bufferfmt="ubyte")
        self._shape.texture = texture
        self._place()

    def forget(self) -> None:
        """Let go of it: it leads to what a person asked."""
        self.url = ""

    def _place(self, *_: object) -> None:
        side = int(min(self.size)) // self._count * self._count if self._count else 0
        self._shape.size = side, side
        self._shape.pos = whole(self.x + (self.width - side) / 2), whole(self.y + (self.height - side) / 2)
