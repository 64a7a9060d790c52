"""The buttons of the bar: small squares, and the one main action."""

from __future__ import annotations

from kivy.properties import BooleanProperty, StringProperty

from kiosk.ui import theme
from kiosk.ui.theme import px, rgba
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.fit_label import FitLabel
from kiosk.ui.widgets.icon import Icon
from kiosk.ui.widgets.touchable import Touchable
from kiosk.ui.widgets.turning import turn


class BarButton(Touchable, Card):
    """A small square of the bar: icon above a label."""

    icon = StringProperty("")
    warns = BooleanProperty(False)  # stop

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("size_hint", (None, None))
        super().__init__(**kwargs)
        self.size = px(theme.BAR_BUTTON[0]), px(theme.BAR_BUTTON[1])
        self.picture = Icon(name=self.icon, size_hint=(None, None), size=(px(48), px(48)))
        self.words = FitLabel(
            text=self.label, font_name="SemiBold", sizes=theme.LABEL, halign="center", size_hint=(None, None)
        )
        self.add_widget(self.picture)
        self.add_widget(self.words)
        self.fbind("size", self._place)
        self.fbind("label", self._place)
        self._place()
        self.dress()

    def _place(self, *_: object) -> None:
        self.words.text = self.label
        words = theme.tall(36)
        self.words.size, self.words.pos = (self.width - px(4), words), (px(2), px(10))
        self.picture.pos = (
            (self.width - self.picture.width) / 2,
            px(10) + words + (self.height - words - px(10) - self.picture.height) * 0.45,
        )

    def dress(self, *_: object) -> None:
        ink = theme.STOP if self.warns else theme.INK
        self.fill = rgba(theme.KEY if self.state == "down" else theme.PAPER)
        self.edge = rgba(theme.STOP_LINE if self.warns else theme.LINE)
        if self.state == "down":
            self.edge = rgba(ink)
        if hasattr(self, "words"):
            self.words.color = self.picture.color = rgba(ink)


class MainButton(Touchable, Card):
    """The one main action, always in the same place."""

    icon = StringProperty("arrow-right")

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("size_hint", (None, None))
        super().__init__(**kwargs)
        self.edge_width = 0
        self.words = FitLabel(
            text=self.label,
            font_name="SemiBold",
            sizes=(40, 36, 32, 28, 26),
            halign="center",
            size_hint=(None, None),
        )
        self.picture = Icon(name=self.icon, size_hint=(None, None), size=(px(46), px(46)))
        self.add_widget(self.words)
        self.add_widget(self.picture)
        for name in ("size", "label", "icon"):
            self.fbind(name, self._place)
        self._place()
        self.dress()

    def _place(self, *_: object) -> None:
        self.words.text, self.picture.name = self.label, self.icon
        # On a narrow panel bigger letters take the place of the picture.
        bare = not self.icon or (theme.tokens.roomy and theme.tokens.portrait)
        side, beside = (0, px(12)) if bare else (self.picture.width, px(28))
        self.picture.opacity = float(not bare)
        self.words.size = self.width - side - (2 * beside if bare else px(76)), self.height - px(8)
        self.words.pos = beside, px(4)
        self.picture.pos = self.width - side - px(40), (self.height - side) / 2
        turn(0, self.width, self.words, self.picture)

    def dress(self, *_: object) -> None:
        if not hasattr(self, "words"):
            return
        front = theme.ON_ACCENT if self.enabled else theme.SOFT
        self.fill = rgba(theme.ACCENT if self.enabled else theme.KEY)
        if self.state == "down":
            self.fill = (*(channel * 0.75 for channel in rgba(theme.ACCENT)[:3]), 1)
        self.edge = self.fill
        self.words.color = self.picture.color = rgba(front)
