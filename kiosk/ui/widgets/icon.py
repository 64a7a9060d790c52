"""Icons: white pictures of one open family, tinted, on their own or on a ground; and our own pictures."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from kivy.graphics import Color, InstructionGroup, Rectangle
from kivy.graphics.texture import Texture
from kivy.properties import BooleanProperty, ListProperty, NumericProperty, StringProperty
from kivy.uix.widget import Widget
from PIL import Image

from kiosk.machine.folders import assets_dir
from kiosk.ui import theme
from kiosk.ui.text.sharp import as_drawn
from kiosk.ui.theme import whole
from kiosk.ui.widgets.drawing import picture_of
from kiosk.ui.widgets.pictured import Pictured
from kiosk.ui.widgets.rounded import Rounded


@lru_cache(maxsize=64)
def texture_of(name: str, side: int) -> Texture:
    """Return an icon of `side` pixels, white on nothing.

    Made smaller here rather than by the graphics driver: sharper, a tenth of the memory, and the first
    mipmap alone costs software drawing a sixth of a second.
    """
    with Image.open(assets_dir() / "icons" / f"{name}.png") as picture:
        alpha = picture.getchannel("A").resize((side, side), Image.Resampling.LANCZOS)
    texture = as_drawn(Texture.create(size=(side, side), colorfmt="luminance_alpha"))
    white = Image.new("L", (side, side), 255)
    texture.blit_buffer(Image.merge("LA", (white, alpha)).tobytes(), colorfmt="luminance_alpha")
    texture.flip_vertical()
    return texture


# Pictures that point along the line of reading: turned round with the frame.
_TURNED = {
    "arrow-right": "arrow-left",
    "arrow-left": "arrow-right",
    "chevron-right": "chevron-left",
    "chevron-left": "chevron-right",
}


def _facing(name: str) -> str:
    return _TURNED.get(name, name) if theme.tokens.rtl else name


SHARE = 0.54
Place = tuple[float, float]  # pixels


class Emblem(InstructionGroup):
    """An icon, on a coloured ground or on none; or one of our pictures, which has its own colours.

    What is not there is not drawn either: once drawn it keeps 8 kB at the graphics driver.
    """

    def __init__(self) -> None:
        super().__init__()
        self._under, self._over = Color(1, 1, 1, 0), Color(1, 1, 1, 1)
        self._back: Rounded | None = None
        self._shape: Rectangle | None = None
        self._colour: Sequence[float] = (1, 1, 1, 1)  # of an icon
        self._shows_picture = False
        self.gone = False  # nobody saw it, and its picture was let go of
        # A group of its own: Kivy inserts a shape before the picture that it is to be filled with.
        self._behind = InstructionGroup()
        for part in (self._under, self._behind, self._over):
            self.add(part)

    def draw(
        self, name: str, pos: Place, size: Place, share: float = 1.0, radius: float | None = None
    ) -> None:
        """Draw the icon on `share` of the lesser side, in the middle of the box.

        With a `radius` (pixels) the box is filled behind it.
        """
        self.gone = False
        self._fill(pos, size, radius)
        side = round(min(size) * share) if name else 0
        if side <= 0:
            self._clear_shape()
            return
        self._put(texture_of(_facing(name), side), pos, size, picture=False)

    def show(self, picture: str, pos: Place, size: Place) -> None:
        """Draw one of our pictures as large as the box allows, in its middle."""
        self.gone = False
        self._clear_back()
        side = round(min(size)) if picture else 0
        if side <= 0:
            self._clear_shape()
            return
        self._put(picture_of(picture, side), pos, size, picture=True)

    def _put(self, texture: Texture, pos: Place, size: Place, picture: bool) -> None:
        self._shows_picture = picture
        self._over.rgba = (1, 1, 1, 1) if picture else self._colour
        if self._shape is None:
            self._shape = Rectangle()
            self.add(self._shape)
        side = texture.width
        self._shape.texture, self._shape.size = texture, (side, side)
        self._shape.pos = tuple(whole(at + (room - side) / 2) for at, room in zip(pos, size, strict=True))

    def _fill(self, pos: Place, size: Place, radius: float | None) -> None:
        if radius is None or min(size) <= 0:
            self._clear_back()
            return
        if self._back is None:
            self._back = Rounded()
            self._behind.add(self._back)
        self._back.shape(pos, size, radius)

    def _clear_back(self) -> None:
        self._behind.clear()
        self._back = None

    def _clear_shape(self) -> None:
        if self._shape is not None:
            self.remove(self._shape)
            self._shape = None

    def let_go(self) -> None:
        """Let go of picture and ground, which nobody sees now."""
        self.gone = self.gone or self.drawn
        self._clear_back()
        self._clear_shape()

    @property
    def ink(self) -> Sequence[float] | None:
        """The colour of the icon, 0 to 1; None where there is none."""
        return None if self._shape is None or self._shows_picture else self._over.rgba

    @property
    def ground(self) -> Sequence[float] | None:
        """The colour of its own ground, 0 to 1; None where it has none."""
        return None if self._back is None else self._under.rgba

    @property
    def place(self) -> tuple[Place, Place] | None:
        """Where the icon stands and how large it is, its ground left out; None where there is none."""
        return None if self._shape is None else (self._shape.pos, self._shape.size)

    @property
    def room(self) -> tuple[Place, Place] | None:
        """Where all of it stands and how large it is, its ground with it; None where there is nothing."""
        return self.place if self._back is None else (self._back.pos, self._back.size)

    @property
    def drawn(self) -> bool:
        """Say whether there is a picture or a ground."""
        return self._shape is not None or self._back is not None

    def dress(self, colour: Sequence[float], ground: Sequence[float] | None = None) -> None:
        """Give the icon its colour, and its ground, or take that away."""
        self._colour = colour
        if not self._shows_picture:
            self._over.rgba = colour
        self._under.rgba = (1, 1, 1, 0) if ground is None else ground


class _Pictured(Pictured, Widget):
    """A widget that is one emblem."""

    def __init__(self, *changes: str, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.emblem = Emblem()
        self.canvas.add(self.emblem)
        for name in ("name", "pos", "size", *changes):
            self.fbind(name, self.draw)
        self.draw()

    def draw(self, *_: object) -> None:
        """Draw anew; runs by itself after a change."""
        raise NotImplementedError

    def let_go(self) -> None:
        self.emblem.let_go()

    def renew(self) -> None:
        if self.emblem.gone:
            self.draw()


class Icon(_Pictured):
    """One icon by name, in one colour, as large as its box allows."""

    name = StringProperty("")
    color = ListProperty([1, 1, 1, 1])

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("color", theme.rgba(theme.INK))
        super().__init__("color", **kwargs)

    def draw(self, *_: object) -> None:
        self.emblem.dress(self.color)
        self.emblem.draw(self.name, self.pos, self.size)


class Badge(_Pictured):
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
        super().__init__("ground", "colour", "share", "round", **kwargs)

    def draw(self, *_: object) -> None:
        self.emblem.dress(self.colour, self.ground)
        radius = min(self.size) / 2 if self.round else theme.px(self.radius)
        self.emblem.draw(self.name, self.pos, self.size, self.share, radius)


class Drawing(_Pictured):
    """One of our pictures by name, as large as its box allows."""

    name = StringProperty("")

    def draw(self, *_: object) -> None:
        self.emblem.show(self.name, self.pos, self.size)
