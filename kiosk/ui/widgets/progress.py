"""Progress as steps: a row of bars and '3 van 6', never a percentage. Not touchable."""

from __future__ import annotations

from kivy.clock import Clock
from kivy.graphics import Color
from kivy.properties import NumericProperty, StringProperty

from kiosk.ui import theme
from kiosk.ui.theme import apart, px, rgba, tokens
from kiosk.ui.widgets.fit_label import FitLabel
from kiosk.ui.widgets.rounded import Framed
from kiosk.ui.widgets.turning import turn
from kiosk.ui.widgets.whole import OnPixels, in_line


class Progress(OnPixels):
    """`step` of `steps` is drawn; `text` says the same in words."""

    step = NumericProperty(0)
    steps = NumericProperty(0)
    text = StringProperty("")

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.words = FitLabel(
            sizes=theme.STEPS, halign="right", color=rgba(theme.SOFT), size_hint=(None, None)
        )
        self.add_widget(self.words)
        self.canvas.before.add(Color(1, 1, 1, 1))
        self._bars: list[Framed] = []
        soon = Clock.create_trigger(self._draw, -1)  # by itself before the next frame after a change
        for name in ("pos", "size", "step", "steps", "text"):
            self.fbind(name, soon)

    def _draw(self, *_: object) -> None:
        self.words.text = self.text if self.steps else ""
        self._have(int(self.steps))
        if not self.steps:
            return
        side, words, gap, thick = px(theme.SIDE), theme.tall(152), apart(10), px(12)
        self.words.size = words, px(56)
        middle = self.y + self.height / 2 - px(8)
        self.words.pos = self.x + self.width - side - words, middle - px(28)
        turn(self.x, self.width, self.words)
        room = self.width - 2 * side - words - px(14)
        width = (room - gap * (self.steps - 1)) / self.steps
        places = list(in_line(self.x + side, [width] * len(self._bars), gap))
        for index, (bar, (left, wide)) in enumerate(zip(self._bars, places, strict=True)):
            if tokens.rtl:
                left = 2 * self.x + self.width - left - wide
            # What is to come is hollow: that is seen without telling colours apart.
            full, edge = (theme.ACCENT,) * 2 if index < self.step else (theme.PAPER, theme.EDGE)
            box = (left, middle - thick / 2), (wide, thick)
            bar.shape(*box, thick / 2, px(theme.BORDER), rgba(full), rgba(edge))

    def _have(self, number: int) -> None:
        """Keep as many bars as there are steps: most changes are of one bar's colour."""
        while len(self._bars) > number:
            self.canvas.before.remove(self._bars.pop())
        while len(self._bars) < number:
            self._bars.append(Framed())
            self.canvas.before.add(self._bars[-1])
