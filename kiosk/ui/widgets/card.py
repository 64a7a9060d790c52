"""A rounded surface with a border: the ground of tiles, buttons, keys and cards."""

from __future__ import annotations

from kivy.graphics import Color, InstructionGroup
from kivy.properties import ListProperty, NumericProperty
from kivy.uix.relativelayout import RelativeLayout

from kiosk.ui import theme
from kiosk.ui.widgets.pictured import Pictured
from kiosk.ui.widgets.rounded import Framed
from kiosk.ui.widgets.whole import OnPixels


class Surface(Pictured, OnPixels):
    """Draws itself as a filled rounded rectangle inside a rounded edge."""

    fill = ListProperty([1, 1, 1, 1])
    edge = ListProperty([0, 0, 0, 1])
    outline = theme.LINE  # of what is only seen; what can be touched says otherwise
    edge_width = NumericProperty(theme.BORDER)  # design pixels
    radius = NumericProperty(theme.RADIUS)

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("fill", theme.rgba(theme.CARD))
        kwargs.setdefault("edge", theme.rgba(self.outline))
        super().__init__(**kwargs)
        self._shape: Framed | None = None
        self._ground = InstructionGroup()
        self._ground.add(Color(1, 1, 1, 1))
        # Right after `canvas.before` (in which a RelativeLayout moves its origin) and before the children,
        # some of which a kv rule has made by now.
        self.canvas.insert(int(self.canvas.has_before), self._ground)
        self._unseen = False
        for name in ("pos", "size", "fill", "edge", "edge_width", "radius"):
            self.fbind(name, self._draw)
        self._draw()

    def _origin(self) -> tuple[float, float]:
        return self.x, self.y

    def _draw(self, *_: object) -> None:
        if self._unseen:
            return
        if self._shape is None:
            self._shape = Framed()
            self._ground.add(self._shape)
        border, radius = theme.px(self.edge_width), theme.px(self.radius)
        self._shape.shape(self._origin(), self.size, radius, border, self.fill, self.edge)

    def let_go(self) -> None:
        self._unseen = True
        if self._shape is not None:
            self._ground.remove(self._shape)
            self._shape = None

    def renew(self) -> None:
        if self._unseen:
            self._unseen = False
            self._draw()


class Card(Surface, RelativeLayout):
    """A surface that holds other widgets, placed relative to its corner."""

    def _origin(self) -> tuple[float, float]:
        return 0, 0
