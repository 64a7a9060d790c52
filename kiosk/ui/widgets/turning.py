"""In a language that runs from right to left the whole frame is turned round, not its parts."""

from __future__ import annotations

from kivy.properties import ObjectProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from kiosk.ui.theme import tokens


def turn(left: float, width: float, *parts: Widget, turned: bool | None = None) -> None:
    """Mirror `parts`, placed as for left to right between `left` and `left + width`, where that is needed."""
    if tokens.rtl if turned is None else turned:
        for part in parts:
            part.x = 2 * left + width - part.x - part.width


def start(room: float, width: float, left: float) -> float:
    """Return where something `width` wide begins in `room` that for left to right begins at `left`."""
    return room - left - width if tokens.rtl else left


class Row(BoxLayout):
    """Parts beside each other, the first one where reading begins."""

    turned = ObjectProperty(None, allownone=True)  # whether it does on the right, where its words say so

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.fbind("turned", self._trigger_layout)

    def do_layout(self, *args: object) -> None:
        super().do_layout(*args)
        turn(self.x, self.width, *self.children, turned=self.turned)
