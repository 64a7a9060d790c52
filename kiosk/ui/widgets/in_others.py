"""One sentence in the other languages of the site, below the same in the language of the screen.

Who meets a screen that is out of order has chosen no language yet: each finds their own, in its script.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kivy.uix.floatlayout import FloatLayout

from kiosk.ui import theme
from kiosk.ui.text.drawn import measure
from kiosk.ui.theme import apart, px, tokens, whole
from kiosk.ui.widgets.fit_label import FitLabel
from kiosk.ui.widgets.whole import OnPixels, in_line

ACROSS, ACROSS_UPRIGHT = 3, 2
LINE, LINES = 36, 64  # design pixels of a row, and of one where a sentence takes two lines
ENDLESS = 10_000


class Said(NamedTuple):
    """A sentence, its language, and whether that runs to the left."""

    code: str
    text: str
    rtl: bool


class InOthers(OnPixels, FloatLayout):
    """Rows of small sentences; no higher than they need, and of no height where there are none."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(size_hint_y=None, height=0, **kwargs)
        self._labels: list[FitLabel] = []
        self._shown = 0
        self.fbind("size", self._place)
        self.fbind("pos", self._place)

    def show(self, said: Sequence[Said]) -> None:
        """Say these instead of what is said now."""
        while len(self._labels) < len(said):
            self._labels.append(FitLabel(sizes=theme.LABEL, color=theme.rgba(theme.SOFT), halign="center"))
        self._shown = len(said)
        for label, one in zip(self._labels, said, strict=False):
            label.text, label.speaks, label.rtl, label.size_hint = one.text, one.code, one.rtl, (None, None)
        labels = self._labels[: self._shown]
        if self.children != labels[::-1]:
            self.clear_widgets()
            for label in labels:
                self.add_widget(label)
        self._place()

    def _place(self, *_: object) -> None:
        across = ACROSS_UPRIGHT if tokens.portrait else ACROSS
        gap, rows = apart(theme.GAP), -(-self._shown // across)
        wide = (self.width - (across - 1) * gap) / across
        least, labels = px(theme.LABEL[-1]), self._labels[: self._shown]
        long = any(measure(one.text, "Regular", least, ENDLESS, one.rtl).line > wide for one in labels)
        high = whole(px(LINES if long else LINE))
        self.height = rows * high
        columns = list(in_line(self.x, [wide] * across, gap))
        for at, label in enumerate(labels):
            row, column = divmod(at, across)
            left, width = columns[across - 1 - column if tokens.rtl else column]
            label.size, label.pos = (width, high), (left, self.y + (rows - 1 - row) * high)
