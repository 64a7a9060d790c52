"""A rounded rectangle as one nine-part picture: smooth edges for the price of one plain rectangle.

Kivy's SmoothRoundedRectangle is four vertex batches and a fringe that is computed anew at every change.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from kivy.graphics import BorderImage
from kivy.graphics.texture import Texture
from PIL import Image, ImageChops, ImageDraw, ImageOps

from kiosk.ui import theme
from kiosk.ui.text.sharp import as_drawn

Colour = tuple[int, int, int, int]

_FINER = 8  # drawn so many times larger and then shrunk


@lru_cache(32)
def _round(side: int, radius: int) -> Image.Image:
    """Return a white square with round corners, as alpha: one is drawn finely and turned to the others."""
    whole = Image.new("L", (side, side), 255)
    if not radius:
        return whole
    fine = radius * _FINER
    large = Image.new("L", (fine, fine), 0)
    ImageDraw.Draw(large).ellipse((0, 0, 2 * fine - 1, 2 * fine - 1), fill=255)
    corner = large.resize((radius, radius), Image.Resampling.BOX)
    far = side - radius
    for turned, place in (
        (corner, (0, 0)),
        (ImageOps.mirror(corner), (far, 0)),
        (ImageOps.flip(corner), (0, far)),
        (ImageOps.flip(ImageOps.mirror(corner)), (far, far)),
    ):
        whole.paste(turned, place)
    return whole


@cache
def _mask(radius: int) -> Texture:
    """Return a white square with round corners and two pixels of side between them."""
    side = 2 * radius + 2
    white = Image.new("L", (side, side), 255)
    texture = as_drawn(Texture.create(size=(side, side), colorfmt="luminance_alpha"))
    merged = Image.merge("LA", (white, _round(side, radius)))
    texture.blit_buffer(merged.tobytes(), colorfmt="luminance_alpha")
    return texture


@lru_cache(256)
def _frame(radius: int, border: int, fill: Colour, edge: Colour) -> Texture:
    """Return a filled square with an edge around it; the colours are in it, so that it is drawn at once."""
    corner = max(radius, border)
    side = 2 * corner + 2
    inside = Image.new("L", (side, side), 0)
    inside.paste(_round(side - 2 * border, max(0, radius - border)), (border, border))
    ground = fill if fill[3] else (*edge[:3], 0)  # seen through: nothing of another colour at the edge
    drawn = Image.composite(
        Image.new("RGBA", (side, side), ground), Image.new("RGBA", (side, side), edge), inside
    )
    drawn.putalpha(ImageChops.multiply(drawn.getchannel("A"), _round(side, radius)))
    texture = as_drawn(Texture.create(size=(side, side), colorfmt="rgba"))
    texture.blit_buffer(drawn.tobytes(), colorfmt="rgba")
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
        self.pos, self.size = _whole(pos, size)


class Framed(BorderImage):
    """A rounded rectangle in an edge, each in its colour: half the pixels of one drawn over the other."""

    def __init__(self) -> None:
        super().__init__(size=(0, 0))
        self._drawn: object = None

    def shape(
        self,
        pos: tuple[float, float],
        size: tuple[float, float],
        radius: float,
        border: float,
        fill: Sequence[float],
        edge: Sequence[float],
    ) -> None:
        """Draw between `pos` and `pos + size`; the radius is at most half a side, colours are 0 to 1."""
        wanted = *pos, *size, radius, border, *fill, *edge
        if wanted == self._drawn:
            return
        self._drawn = wanted
        whole = max(0, int(min(radius, size[0] / 2, size[1] / 2)))
        wide = min(round(border), int(min(size) / 2))
        self.texture = _frame(whole, wide, _bytes(fill), _bytes(edge))
        self.border = (max(whole, wide),) * 4
        self.pos, self.size = _whole(pos, size)


def _bytes(rgba: Sequence[float]) -> Colour:
    red, green, blue, alpha = (round(255 * part) for part in rgba)
    return red, green, blue, alpha


def _whole(pos: tuple[float, float], size: tuple[float, float]) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return the box on whole pixels: between two of them an edge would be thick here and thin there."""
    left, low = (theme.whole(at) for at in pos)
    right, top = (theme.whole(at + length) for at, length in zip(pos, size, strict=True))
    return (left, low), (right - left, top - low)
