"""The warning before a wipe: visible, with a countdown, and one big button to stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.graphics import Color, Rectangle
from kivy.uix.floatlayout import FloatLayout

from kiosk.ui import theme
from kiosk.ui.theme import px, rgba
from kiosk.ui.widgets.buttons import BarButton, MainButton
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.fit_label import FitLabel
from kiosk.ui.widgets.turning import turn

if TYPE_CHECKING:
    from kiosk.ui.window import KioskApp


class IdleWarning(FloatLayout):
    """Lies over the screen and takes every touch beside its own buttons as 'I am still here'."""

    def __init__(self, app: KioskApp) -> None:
        super().__init__()
        self.app = app
        with self.canvas.before:
            Color(*rgba(theme.INK, 0.72))
            self._shade = Rectangle()
        self.card = Card(size_hint=(None, None))
        self.title = FitLabel(font_name="Bold", sizes=theme.QUESTION, size_hint=(None, None))
        self.line = FitLabel(sizes=theme.BODY, size_hint=(None, None))
        self.stay = MainButton(action="stay", icon="check")
        self.stay.do = app.visit.more_time
        self.stop = BarButton(action="stop", icon="x", warns=True)
        self.stop.do = app.visit.stop
        for widget in (self.title, self.line, self.stay, self.stop):
            self.card.add_widget(widget)
        self.add_widget(self.card)
        self.fbind("size", self._place)

    def show(self, seconds: int) -> None:
        """Show how many seconds are left."""
        t = self.app.t
        self.title.text, self.line.text = t("idle.title"), t("idle.line", seconds=seconds)
        self.stay.label, self.stop.label = t("idle.stay"), t("ui.stop")
        self._place()

    def _place(self, *_: object) -> None:
        self._shade.pos, self._shade.size = self.pos, self.size
        pad = px(48)
        line = theme.tall(90)
        self.card.size = min(self.width - px(64), px(900)), px(340) + line
        self.card.pos = (self.width - self.card.width) / 2, (self.height - self.card.height) / 2
        inner = self.card.width - 2 * pad
        self.title.pos, self.title.size = (pad, px(210) + line), (inner, px(90))
        self.line.pos, self.line.size = (pad, px(200)), (inner, line)
        self.stop.pos = pad, px(48)
        self.stay.pos = pad + self.stop.width + px(18), px(48)
        self.stay.size = inner - self.stop.width - px(18), px(122)
        turn(0, self.card.width, self.stop, self.stay)

    def on_touch_down(self, touch: object) -> bool:
        if super().on_touch_down(touch):
            return True
        self.app.visit.more_time()
        self.app.render()
        return True
