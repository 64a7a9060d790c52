"""What a person takes along: the code, and the picture of the paper."""

from __future__ import annotations

from kivy.graphics import PopMatrix, PushMatrix, Rotate
from kivy.properties import StringProperty
from kivy.uix.image import Image

from kiosk.ui import theme
from kiosk.ui.theme import px
from kiosk.ui.widgets.card import Card


class CodeCard(Card):
    """The code of the paper, so big that it can be copied from a chair."""

    heading = StringProperty("")
    code = StringProperty("")


class PaperPreview(Card):
    """The paper itself, tilted a little as it lies in a hand."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.radius = theme.SLIP_RADIUS
        self.picture = Image(size_hint=(None, None), fit_mode="contain")
        self.add_widget(self.picture)
        with self.canvas.before:
            pass
        self.canvas.before.insert(0, PushMatrix())
        self._turn = Rotate(angle=-2.5)
        self.canvas.before.insert(1, self._turn)
        self.canvas.after.add(PopMatrix())
        self.fbind("size", self._place)
        self.fbind("pos", self._place)

    def _place(self, *_: object) -> None:
        pad = px(14)
        self.picture.pos, self.picture.size = (pad, pad), (self.width - 2 * pad, self.height - 2 * pad)
        self._turn.origin = self.x + self.width / 2, self.y + self.height / 2
