"""A label that is never cut off: it takes the largest of its sizes at which all words fit its box."""

from __future__ import annotations

from kivy.clock import Clock
from kivy.properties import ListProperty, OptionProperty, StringProperty
from kivy.uix.widget import Widget

from kiosk.ui import theme
from kiosk.ui.text.writing import Writing


class FitLabel(Widget):
    """Text in a box. `sizes` are design pixels, the largest first."""

    text = StringProperty("")
    font_name = StringProperty("Regular")
    sizes = ListProperty([34])
    color = ListProperty(theme.rgba(theme.INK))
    halign = OptionProperty("left", options=("left", "center", "right"))
    valign = OptionProperty("middle", options=("top", "middle", "bottom"))

    def __init__(self, **kwargs: object) -> None:
        self.writing = Writing()
        self._fit = Clock.create_trigger(self.fit, -1)
        super().__init__(**kwargs)
        self.canvas.add(self.writing)
        for name in ("size", "text", "sizes", "font_name", "halign", "valign"):
            self.fbind(name, self._fit)
        self.fbind("pos", self._put)
        self.fbind("color", self._tint)
        self._tint()
        self._fit()

    def fit(self, *_: object) -> None:
        """Write anew; runs by itself before the next frame after a change."""
        self.writing.write(self.text, self.font_name, self.sizes, self.size, (self.halign, self.valign))
        self._put()

    def _put(self, *_: object) -> None:
        self.writing.place(*self.pos)

    def _tint(self, *_: object) -> None:
        self.writing.colour(self.color)
