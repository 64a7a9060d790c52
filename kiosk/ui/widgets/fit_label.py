"""A label that is never cut off: it takes the largest of its sizes at which all words fit its box."""

from __future__ import annotations

from collections.abc import Iterator

from kivy.clock import Clock
from kivy.properties import BooleanProperty, ListProperty, ObjectProperty, OptionProperty, StringProperty
from kivy.uix.widget import Widget

from kiosk.ui import theme
from kiosk.ui.text.writing import Writing

_TURNED = {"left": "right", "right": "left", "center": "center"}


class FitLabel(Widget):
    """Text in a box. `sizes` are design pixels, the largest first, as usual: the person may need larger ones.

    `halign` is that of a language from left to right: in one from right to left, left is right.
    """

    text = StringProperty("")
    font_name = StringProperty("Regular")
    sizes = ListProperty([34])
    color = ListProperty([0, 0, 0, 1])
    halign = OptionProperty("left", options=("left", "center", "right"))
    valign = OptionProperty("middle", options=("top", "middle", "bottom"))

    exact = BooleanProperty(False)  # large enough for everybody: not enlarged
    rtl = ObjectProperty(None, allownone=True)  # the direction of these words, where it is not the screen's

    def __init__(self, **kwargs: object) -> None:
        self.writing = Writing()
        self._fit = Clock.create_trigger(self.fit, -1)
        kwargs.setdefault("color", theme.rgba(theme.INK))
        super().__init__(**kwargs)
        self.canvas.add(self.writing)
        for name in ("size", "text", "sizes", "font_name", "halign", "valign", "rtl"):
            self.fbind(name, self._fit)
        self.fbind("pos", self._put)
        self.fbind("color", self._tint)
        self._tint()
        self._fit()

    def fit(self, *_: object) -> None:
        """Write anew; runs by itself before the next frame after a change."""
        rtl = theme.tokens.rtl if self.rtl is None else self.rtl
        across = _TURNED[self.halign] if rtl else self.halign
        sizes = self.sizes if self.exact else theme.down_to(self.sizes)
        self.writing.write(self.text, self.font_name, sizes, self.size, (across, self.valign), rtl)
        self._put()

    def _put(self, *_: object) -> None:
        self.writing.place(*self.pos)

    def _tint(self, *_: object) -> None:
        self.writing.colour(self.color)


def labels(top: Widget) -> Iterator[FitLabel]:
    """Return every label on `top`, shown or not."""
    return (one for one in top.walk(restrict=True) if isinstance(one, FitLabel))
