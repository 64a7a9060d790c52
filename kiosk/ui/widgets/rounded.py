"""A rounded rectangle as one nine-part picture: smooth edges for the price of one plain rectangle.

Kivy's SmoothRoundedRectangle is four vertex batches and a fringe that is computed anew at every change.
"""

from __future__ import annotations

from functools import cache

from kivy.graphics import BorderImage
from kivy.graphics.texture import Texture
from PIL import Image, ImageDraw

_FINER = 8  # drawn so many times larger and then shrunk


@cache
def _mask(radius: int) -> Texture:
    """Return a white square with round corners and two pixels of side between them."""
    side = 2 * radius + 2
    large = Image.new("L", (side * _FINER, side * _FINER), 0)
    edge = side * _FINER - 1
    ImageDraw.Draw(large).rounded_rectangle((0, 0, edge, edge), radius * _FINER, fill=255)
    alpha = large.resize((side, side), Image.Resampling.BOX)
    white = Image.new("L", (side, side), 255)
    texture = Texture.create(size=(side, side), colorfmt="luminance_alpha")
    texture.blit_buffer(Image.merge("LA", (white, alpha)).tobytes(), colorfmt="luminance_alpha")
    return texture


class Rounded(BorderImage):
    """White, tinted by the Color before it. `shape` gives place, size and radius in pixels."""

    def __init__(self) -> None:
        super().__init__(size=(0, 0))
        self._radius = -1

    def shape(self, pos: tuple[float, float], size: tuple[float, float], radius: float) -> None:
        """Draw between `pos` and `pos + size`; the radius is never more than half a side."""
        whole = max(0, int(min(radius, size[0] / 2, size[1] / 2)))
        if whole != self._radius:
            self._radius = whole
            self.texture = _mask(whole) if whole else None
            self.border = (whole,) * 4
        self.pos, self.size = pos, size
