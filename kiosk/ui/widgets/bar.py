"""The bar at the bottom: back, stop, language, help on one side, the main action on the other.

Landscape: one row. Portrait: the main action in a row of its own above the small buttons. With the
keyboard open only back, stop and 'more' stay, and the main action.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kivy.graphics import Color, Rectangle
from kivy.properties import NumericProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.ui import theme
from kiosk.ui.theme import px, tokens
from kiosk.ui.widgets.fit_label import FitLabel
from kiosk.ui.widgets.tile import BarButton, MainButton


@dataclass(frozen=True)
class Small:
    """One small button of the bar."""

    action: str
    label: str
    icon: str
    do: Callable[[], object]
    warns: bool = False


@dataclass(frozen=True)
class Main:
    """The main action."""

    action: str
    label: str
    do: Callable[[], object]
    icon: str = "arrow-right"
    enabled: bool = True


class Bar(FloatLayout):
    """Shows what it is told to; buttons are made once and re-used, so that nothing jumps."""

    tall = NumericProperty(158)  # design pixels of one row with its air

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        with self.canvas.before:
            self._ground_colour, self._ground = Color(*theme.rgba(theme.SAND)), Rectangle()
        self.small: dict[str, BarButton] = {}
        self.main = MainButton()
        self.note = FitLabel(sizes=(28, 26, 24), color=theme.rgba(theme.SOFT), size_hint=(None, None))
        self.shown: Sequence[Small] = ()
        self.has_main = False
        self.fbind("size", self._place)
        self.fbind("pos", self._place)

    def show(self, small: Sequence[Small], main: Main | None, note: str = "") -> None:
        """Show these buttons, in this order, the main action and a quiet line between them."""
        self.clear_widgets()
        self.shown, self.has_main = small, main is not None
        for item in small:
            button = self._button(item.action)
            button.action, button.label, button.icon = item.action, item.label, item.icon
            button.picture.name, button.do, button.warns = item.icon, item.do, item.warns
            button.dress()
            self.add_widget(button)
        if main is not None:
            self.main.action, self.main.label, self.main.icon = main.action, main.label, main.icon
            self.main.do, self.main.enabled = main.do, main.enabled
            self.add_widget(self.main)
        self.note.text = note
        if note:
            self.add_widget(self.note)
        self._place()

    def show_ground(self, sand: bool) -> None:
        """Stand on the sand of the keyboard, or on the paper of the screen."""
        self._ground_colour.a = float(sand)

    def _button(self, action: str) -> BarButton:
        if action not in self.small:
            self.small[action] = BarButton()
        return self.small[action]

    def _place(self, *_: object) -> None:
        # x + width, not `right`: Kivy's alias still holds the old value while a size is being handed out.
        self._ground.pos, self._ground.size = self.pos, self.size
        side, gap = px(theme.SIDE), px(18)
        bottom = self.y + px(28 if self.tall >= 158 else 12)
        left = self.x + side
        room = (self.width - 2 * side + gap) / len(self.shown) - gap if self.shown else 0
        for item in self.shown:
            button = self.small[item.action]
            button.size = min(px(theme.BAR_BUTTON[0]), room), px(theme.BAR_BUTTON[1])
            button.pos = left, bottom
            left += button.width + gap
        width, height = px(theme.MAIN_BUTTON[0]), px(theme.MAIN_BUTTON[1])
        if tokens.portrait and self.tall >= 158:
            self.main.size = self.width - 2 * side, height
            self.main.pos = self.x + side, bottom + px(theme.BAR_BUTTON[1]) + gap
            right = self.x + self.width - side
        else:
            width = min(width, self.x + self.width - side - left)
            self.main.size = width, height
            self.main.pos = self.x + self.width - side - width, bottom
            right = self.main.x if self.has_main else self.x + self.width - side
        self.note.pos = left + px(12), bottom
        self.note.size = max(px(40), right - left - px(30)), height


def bar_height(keyboard: bool) -> float:
    """Return the height of the bar in design pixels."""
    if keyboard:
        return 146
    return 158 + (140 if tokens.portrait else 0)
