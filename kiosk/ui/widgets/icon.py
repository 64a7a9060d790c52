"""Icons: white pictures of one open family, tinted, on their own or on a rounded square or circle."""

from __future__ import annotations

from functools import cache

from kivy.core.image import Image as CoreImage
from kivy.graphics import Color, SmoothRoundedRectangle
from kivy.graphics.texture import Texture
from kivy.properties import BooleanProperty, ListProperty, NumericProperty, StringProperty
from kivy.uix.image import Image
from kivy.uix.widget import Widget

from kiosk.state import assets_dir
from kiosk.ui import theme


@cache
def texture_of(name: str) -> Texture:
    """Return the picture of an icon; read once, because Kivy's own cache lets go of it after a minute."""
    return CoreImage(str(assets_dir() / "icons" / f"{name}.png"), mipmap=True).texture


class Icon(Image):
    """One icon by name, in one colour."""

    name = StringProperty("")

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("color", theme.rgba(theme.INK))
        kwargs.setdefault("fit_mode", "contain")
        super().__init__(**kwargs)
        self.fbind("name", self._load)
        self._load()

    def _load(self, *_: object) -> None:
        self.texture = texture_of(self.name) if self.name else None
        self.opacity = 1 if self.name else 0


class Badge(Widget):
    """An icon on a coloured ground; `share` is the part of the side that the icon takes."""

    name = StringProperty("")
    ground = ListProperty(theme.rgba(theme.tokens.tint))
    colour = ListProperty(theme.rgba(theme.INK))
    radius = NumericProperty(theme.RADIUS)
    share = NumericProperty(0.54)
    round = BooleanProperty(False)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        with self.canvas.before:
            self._ground = Color(*self.ground)
            self._back = SmoothRoundedRectangle()
        self.icon = Icon(name=self.name, color=self.colour)
        self.add_widget(self.icon)
        self.fbind("name", self.icon.setter("name"))
        self.fbind("colour", self.icon.setter("color"))
        for name in ("pos", "size", "ground", "share", "round"):
            self.fbind(name, self._place)
        self._place()

    def _place(self, *_: object) -> None:
        self._ground.rgba = self.ground
        self._back.pos, self._back.size = self.pos, self.size
        self._back.radius = [min(self.size) / 2 if self.round else theme.px(self.radius)]
        side = min(self.size) * self.share
        self.icon.size = side, side
        self.icon.pos = self.x + (self.width - side) / 2, self.y + (self.height - side) / 2
