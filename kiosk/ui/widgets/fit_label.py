"""A label that is never cut off: it takes the largest of its sizes at which all words fit its box."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from kivy.clock import Clock
from kivy.core.text import Label as CoreLabel
from kivy.properties import BooleanProperty, ListProperty
from kivy.uix.label import Label

from kiosk.ui import theme


@lru_cache(maxsize=2000)
def measure(text: str, font: str, size: float, width: float) -> tuple[float, float]:
    """Return (widest word, height when wrapped at `width`) in pixels, without drawing anything.

    Remembers its answers, and with them texts: `forget_measures` at the end of every visit.
    """
    core = CoreLabel(text=text, font_size=size, font_name=font, text_size=(width, None))
    core.resolve_font_name()
    _, height = core.render()
    widest = max((core.get_extents(word)[0] for word in text.split()), default=0)
    return widest, height


def forget_measures() -> None:
    """Let go of every text that was measured; a name somebody typed is among them."""
    measure.cache_clear()


def fitting(text: str, font: str, sizes: Sequence[float], box: tuple[float, float]) -> tuple[float, bool]:
    """Return the largest of `sizes` (pixels) at which `text` fits `box`, and whether any does."""
    for size in sizes:
        widest, height = measure(text, font, size, box[0])
        if widest <= box[0] and height <= box[1]:
            return size, True
    return sizes[-1], False


class FitLabel(Label):
    """Text in a box. `sizes` are design pixels, the largest first; `overflows` tells the tour of a defect."""

    sizes = ListProperty([34])
    overflows = BooleanProperty(False)

    def __init__(self, **kwargs: object) -> None:
        self._fit = Clock.create_trigger(self.fit, -1)
        kwargs.setdefault("font_name", "Regular")
        kwargs.setdefault("color", theme.rgba(theme.INK))
        kwargs.setdefault("halign", "left")
        kwargs.setdefault("valign", "middle")
        super().__init__(**kwargs)
        for name in ("size", "text", "sizes", "font_name"):
            self.fbind(name, self._fit)
        self._fit()

    def fit(self, *_: object) -> None:
        """Choose the size now; runs by itself before the next frame after a change."""
        width, height = self.size
        if width <= 1 or height <= 1:
            return
        sizes = [theme.px(size) for size in self.sizes]
        size, fits = fitting(self.text, self.font_name, sizes, (width, height))
        self.font_size = size
        self.overflows = not fits and bool(self.text.strip())
        self.text_size = (width, height)

    def texture_update(self, *args: object) -> None:
        """Draw the text; an emptied label lets go of the words and the picture it drew before.

        Kivy keeps both in its core label until the next text is drawn.
        """
        super().texture_update(*args)
        if not self.text:
            self._label._cached_lines = []
            self._label.texture = None
