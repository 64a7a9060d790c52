"""The warning before a wipe: visible, with a countdown, and one big button to stay."""

from __future__ import annotations

from kivy.graphics import Color, Rectangle
from kivy.uix.floatlayout import FloatLayout

from kiosk.ui import theme
from kiosk.ui.stage import WarningStage
from kiosk.ui.theme import apart, px, rgba, whole
from kiosk.ui.widgets.bar_row import AIRY, needed
from kiosk.ui.widgets.buttons import BarButton, MainButton
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.fit_label import FitLabel
from kiosk.ui.widgets.turning import turn

FAR = 118  # design pixels between stop and the others: a finger that trembles and misses ends no visit
WIDE = 172  # design pixels: small buttons with bigger letters on them


class IdleWarning(FloatLayout):
    """Lies over the screen and takes every touch beside its own buttons as 'I am still here'."""

    def __init__(self, app: WarningStage) -> None:
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
        self.listen = BarButton()
        for widget in (self.title, self.line, self.stay, self.stop):
            self.card.add_widget(widget)
        self.add_widget(self.card)
        self.fbind("size", self._place)

    def show(self, seconds: int) -> None:
        """Show how many seconds are left."""
        t = self.app.t
        self.title.text, self.line.text = t("idle.title"), t("idle.line", seconds=seconds)
        self.stay.label, self.stop.label = t("idle.stay"), t("ui.stop")
        self._show_listen()
        self._place()

    def _show_listen(self) -> None:
        """Offer to read the warning aloud; it is short, so that making it quiet is enough."""
        one = next((small for small in self.app.aloud.button() if small.action == "listen"), None)
        if one is not None:
            self.listen.action, self.listen.label = one.action, one.label
            self.listen.icon, self.listen.do = one.icon, one.do
        if (self.listen.parent is not None) != (one is not None):
            (self.card.add_widget if one else self.card.remove_widget)(self.listen)

    def _place(self, *_: object) -> None:
        self._shade.pos, self._shade.size = self.pos, self.size
        pad = whole(px(48))
        line, row = theme.tall(90), self._row()
        self.card.size = whole(min(self.width - px(64), px(1100))), px(340) + line + row
        self.card.pos = whole((self.width - self.card.width) / 2), (self.height - self.card.height) / 2
        inner = self.card.width - 2 * pad
        self.title.pos, self.title.size = (pad, px(210) + line + row), (inner, px(90))
        self.line.pos, self.line.size = (pad, px(200) + row), (inner, line)
        self._place_buttons(pad, inner)
        turn(0, self.card.width, self.stop, self.listen, self.stay)

    def _place_buttons(self, pad: float, inner: float) -> None:
        """Stop at one side, far from the others; a standing panel has a row of its own for what stays."""
        least, low = px(WIDE if theme.tokens.roomy else theme.BAR_BUTTON[0]), px(48)
        for button in (self.stop, self.listen):
            button.width = whole(max(least, needed(button.label, AIRY)))
        self.stop.pos = pad, low
        left = pad + self.stop.width + px(FAR)
        if theme.tokens.portrait:
            self.listen.pos = pad + inner - self.listen.width, low
            self.stay.pos, self.stay.size = (pad, low + self._row()), (inner, px(122))
            return
        if self.listen.parent is not None:
            self.listen.pos = left, low
            left += self.listen.width + apart(18)
        self.stay.pos, self.stay.size = (left, low), (pad + inner - left, px(122))

    def _row(self) -> float:
        """Return the pixels of the row of their own that stop and 'listen' have."""
        return px(122) + apart(18) if theme.tokens.portrait else 0

    def on_touch_down(self, touch: object) -> bool:
        if super().on_touch_down(touch):
            return True
        self.app.visit.more_time()
        self.app.render()
        return True
