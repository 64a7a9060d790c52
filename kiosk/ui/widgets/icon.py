"""Icons: white pictures of one open family, tinted, on their own or on a rounded square or circle."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from kivy.graphics import Color, InstructionGroup, Rectangle
from kivy.graphics.texture import Texture
from kivy.properties import BooleanProperty, ListProperty, NumericProperty, StringProperty
from kivy.uix.widget import Widget
from PIL import Image

from kiosk.state import assets_dir
from kiosk.ui import theme
from kiosk.ui.widgets.rounded import Rounded


@lru_cache(maxsize=256)
def texture_of(name: str, side: int) -> Texture:
    """Return an icon of `side` pixels, white on nothing.

    Made smaller here rather than by the graphics driver: sharper, a tenth of the memory, and the first
    mipmap alone costs software drawing a sixth of a second.
    """
    with Image.open(assets_dir() / "icons" / f"{name}.png") as picture:
        alpha = picture.getchannel("A").resize((side, side), Image.Resampling.LANCZOS)
    texture = Texture.create(size=(side, side), colorfmt="luminance_alpha")
    white = Image.new("L", (side, side), 255)
    texture.blit_buffer(Image.merge("LA", (white, alpha)).tobytes(), colorfmt="luminance_alpha")
    texture.flip_vertical()
    return texture


# Pictures that point along the line of reading: turned round with the frame.
_TURNED = {"arrow-right": "arrow-left", "arrow-left": "arrow-right"}


def _facing(name: str) -> str:
    return _TURNED.get(name, name) if theme.tokens.rtl else name


SHARE = 0.54
Place = tuple[float, float]  # pixels


class Emblem(InstructionGroup):
    """An icon, on a coloured ground or on none."""

    def __init__(self) -> None:
        super().__init__()
        self._ground, self._back = Color(1, 1, 1, 0), Rounded()
        self._colour, self._shape = Color(1, 1, 1, 1), Rectangle(size=(0, 0))
        for part in (self._ground, self._back, self._colour, self._shape):
            self.add(part)

    def draw(self, name: str, pos: Place, size: Place, share: float = 1.0) -> None:
        """Draw the icon on `share` of the lesser side, in the middle of the box."""
        side = round(min(size) * share) if name else 0
        self._shape.texture = texture_of(_facing(name), side) if side > 0 else None
        self._shape.size = side, side
        self._shape.pos = round(pos[0] + (size[0] - side) / 2), round(pos[1] + (size[1] - side) / 2)

    @property
    def drawn(self) -> bool:
        """Say whether there is a picture."""
        return self._shape.texture is not None

    def ground(self, pos: Place, size: Place, radius: float) -> None:
        """Put the ground behind it; radius in pixels."""
        self._back.shape(pos, size, radius)

    def dress(self, colour: Sequence[float], ground: Sequence[float] | None = None) -> None:
        """Give the icon its colour, and its ground, or take that away."""
        self._colour.rgba = colour
        self._ground.rgba = (1, 1, 1, 0) if ground is None else ground


class Icon(Widget):
    """One icon by name, in one colour, as large as its box allows."""

    name = StringProperty("")
    color = ListProperty([1, 1, 1, 1])

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("color", theme.rgba(theme.INK))
        super().__init__(**kwargs)
        self._emblem = Emblem()
        self.canvas.add(self._emblem)
        for name in ("name", "color", "pos", "size"):
            self.fbind(name, self._draw)
        self._draw()

    def _draw(self, *_: object) -> None:
        self._emblem.dress(self.color)
        self._emblem.draw(self.name, self.pos, self.size)


class Badge(Widget):
    """An icon on a coloured ground; `share` is the part of the side that the icon takes."""

    name = StringProperty("")
    ground = ListProperty([1, 1, 1, 1])
    colour = ListProperty([0, 0, 0, 1])
    radius = NumericProperty(theme.RADIUS)
    share = NumericProperty(SHARE)
    round = BooleanProperty(False)

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("ground", theme.rgba(theme.TINT))
        kwargs.setdefault("colour", theme.rgba(theme.INK))
        super().__init__(**kwargs)
        self._emblem = Emblem()
        self.canvas.add(self._emblem)
        for name in ("name", "pos", "size", "ground", "colour", "share", "round"):
            self.fbind(name, self._draw)
        self._draw()

    def _draw(self, *_: object) -> None:
        self._emblem.dress(self.colour, self.ground)
        radius = min(self.size) / 2 if self.round else theme.px(self.radius)
        self._emblem.ground(self.pos, self.size, radius)
        self._emblem.draw(self.name, self.pos, self.size, self.share)
