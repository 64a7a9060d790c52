"""A rounded surface with a border: the ground of tiles, buttons, keys and cards."""

from __future__ import annotations

from kivy.graphics import Color, InstructionGroup
from kivy.properties import ListProperty, NumericProperty
from kivy.uix.relativelayout import RelativeLayout
from kivy.uix.widget import Widget

from kiosk.ui import theme
from kiosk.ui.widgets.rounded import Rounded


class Surface(Widget):
    """Draws itself as a filled rounded rectangle inside a rounded edge."""

    fill = ListProperty([1, 1, 1, 1])
    edge = ListProperty([0, 0, 0, 1])
    edge_width = NumericProperty(theme.BORDER)  # design pixels
    radius = NumericProperty(theme.RADIUS)

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("fill", theme.rgba(theme.CARD))
        kwargs.setdefault("edge", theme.rgba(theme.LINE))
        super().__init__(**kwargs)
        self._edge_colour, self._edge_shape = Color(*self.edge), Rounded()
        self._fill_colour, self._fill_shape = Color(*self.fill), Rounded()
        ground = InstructionGroup()
        for part in (self._edge_colour, self._edge_shape, self._fill_colour, self._fill_shape):
            ground.add(part)
        # Right after `canvas.before` (in which a RelativeLayout moves its origin) and before the children,
        # some of which a kv rule has made by now.
        self.canvas.insert(int(self.canvas.has_before), ground)
        for name in ("pos", "size", "fill", "edge", "edge_width", "radius"):
            self.fbind(name, self._draw)
        self._draw()

    def _origin(self) -> tuple[float, float]:
        return self.x, self.y

    def _draw(self, *_: object) -> None:
        x, y = self._origin()
        border, radius = theme.px(self.edge_width), theme.px(self.radius)
        self._edge_colour.rgba, self._fill_colour.rgba = self.edge, self.fill
        inner = max(0, self.width - 2 * border), max(0, self.height - 2 * border)
        self._edge_shape.shape((x, y), self.size, radius)
        self._fill_shape.shape((x + border, y + border), inner, min(radius, self.height / 2) - border)


class Card(Surface, RelativeLayout):
    """A surface that holds other widgets, placed relative to its corner."""

    def _origin(self) -> tuple[float, float]:
        return 0, 0
