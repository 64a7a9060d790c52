"""The square of a paper on the screen, for a telephone: whole pixels per module, quiet zone included."""

from __future__ import annotations

from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture
from kivy.uix.widget import Widget

from kiosk.receipts import qr


class Square(Widget):
    """Shows an address as a QR, black on white, as many whole pixels a module as fit."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._modules: qr.Modules = ()
        with self.canvas:
            Color(1, 1, 1, 1)
            self._drawn = Rectangle()
        self.fbind("pos", self._place)
        self.fbind("size", self._place)

    def show(self, url: str) -> None:
        """Show `url`. Raises QrTooDense."""
        quiet, modules = qr.QUIET_ZONE, qr.modules(url)
        if modules == self._modules:
            return
        side = len(modules) + 2 * quiet
        dots = bytearray(b"\xff" * side * side)
        for y, row in enumerate(modules):
            for x, black in enumerate(row):
                if black:
                    dots[(side - 1 - quiet - y) * side + quiet + x] = 0
        texture = Texture.create(size=(side, side), colorfmt="luminance")
        texture.mag_filter = "nearest"
        texture.blit_buffer(bytes(dots), colorfmt="luminance", bufferfmt="ubyte")
        self._modules, self._drawn.texture = modules, texture
        self._place()

    def forget(self) -> None:
        """Let go of it: it leads to what a person asked."""
        self._modules, self._drawn.texture = (), None
        self._drawn.size = 0, 0

    def _place(self, *_: object) -> None:
        side = len(self._modules) + 2 * qr.QUIET_ZONE
        if not self._modules:
            return
        shown = max(1, int(min(self.size)) // side) * side
        self._drawn.size = shown, shown
        self._drawn.pos = int(self.center_x - shown / 2), int(self.center_y - shown / 2)
