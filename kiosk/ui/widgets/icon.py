"""Icons: white pictures of one open family, tinted, on their own or on a rounded square or circle."""

from __future__ import annotations

from functools import lru_cache

from kivy.graphics import Color, Rectangle
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


class Icon(Widget):
    """One icon by name, in one colour, as large as its box allows."""

    name = StringProperty("")
    color = ListProperty([1, 1, 1, 1])

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("color", theme.rgba(theme.INK))
        super().__init__(**kwargs)
        with self.canvas:
            self._tint, self._shape = Color(*self.color), Rectangle()
        for name in ("name", "color", "pos", "size"):
            self.fbind(name, self._draw)
        self._draw()

    def _draw(self, *_: object) -> None:
        side = round(min(self.size)) if self.name else 0
        self._tint.rgba = self.color
        self._shape.texture = texture_of(_facing(self.name), side) if side > 0 else None
        self._shape.size = side, side
        self._shape.pos = round(self.x + (self.width - side) / 2), round(self.y + (self.height - side) / 2)


SHARE = 0.54


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
        with self.canvas.before:
            self._ground = Color(*self.ground)
            self._back = Rounded()
        self.icon = Icon(name=self.name, color=self.colour)
        self.add_widget(self.icon)
        self.fbind("name", self.icon.setter("name"))
        self.fbind("colour", self.icon.setter("color"))
        for name in ("pos", "size", "ground", "share", "round"):
            self.fbind(name, self._place)
        self._place()

    def _place(self, *_: object) -> None:
        self._ground.rgba = self.ground
        self._back.shape(self.pos, self.size, min(self.size) / 2 if self.round else theme.px(self.radius))
        side = min(self.size) * self.share
        self.icon.size = side, side
        self.icon.pos = self.x + (self.width - side) / 2, self.y + (self.height - side) / 2
