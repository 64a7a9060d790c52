"""A tile: a picture and a few words, touchable, selected or not."""

from __future__ import annotations

from kivy.properties import BooleanProperty, ListProperty, NumericProperty, StringProperty

from kiosk.ui import theme
from kiosk.ui.theme import px, rgba, tokens
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.fit_label import FitLabel
from kiosk.ui.widgets.icon import Badge, Icon
from kiosk.ui.widgets.touchable import Touchable


class Tile(Touchable, Card):
    """`upright`: picture above the words (home, narrow tiles); else beside them."""

    icon = StringProperty("")
    explain = StringProperty("")
    selected = BooleanProperty(False)
    upright = BooleanProperty(False)
    badge_size = NumericProperty(92)
    sizes = ListProperty(theme.CHOICE)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.badge = Badge(name=self.icon, size_hint=(None, None))
        self.words = FitLabel(text=self.label, font_name="SemiBold", sizes=self.sizes, size_hint=(None, None))
        self.small = FitLabel(
            text=self.explain, sizes=(24, 22), size_hint=(None, None), color=rgba(theme.SOFT)
        )
        for widget in (self.badge, self.words, self.small):
            self.add_widget(widget)
        for name in ("size", "upright", "label", "explain", "icon", "badge_size"):
            self.fbind(name, self._place)
        self.fbind("selected", self.dress)
        self._place()
        self.dress()

    def _place(self, *_: object) -> None:
        self.badge.name, self.words.text, self.small.text = self.icon, self.label, self.explain
        side, pad = px(self.badge_size), px(30 if self.width > px(420) else 20)
        if not self.icon:
            side = 0
        self.badge.size = side, side
        self.badge.opacity = 1 if side else 0
        if self.upright:
            self._place_upright(side, px(16))
        else:
            self._place_beside(side, pad)

    def _place_upright(self, side: float, pad: float) -> None:
        """Picture, words and explanation as one block in the middle."""
        explain = px(40) if self.explain else 0
        small = side < px(80)
        gap = px(1 if small else 20) if side else 0
        pad = px(6) if small else pad
        words = min(self.height - side - gap - explain - 2 * pad, px(122))
        block = side + gap + words + explain
        top = self.height - (self.height - block) / 2
        self.badge.pos = (self.width - side) / 2, top - side
        self.words.halign = self.small.halign = "center"
        beside = px(14)
        self.words.size = self.width - 2 * beside, words
        self.words.pos = beside, top - side - gap - words
        self.words.valign = "middle"
        self.small.size, self.small.pos = (self.width - 2 * pad, explain), (pad, self.words.y - explain)

    def _place_beside(self, side: float, pad: float) -> None:
        self.badge.pos = pad, (self.height - side) / 2
        left = pad + side + px(24 if side > px(80) else 16) if side else pad
        width, inner = self.width - left - px(18), self.height - 2 * px(10)
        explain = min(px(66), inner * 0.5) if self.explain else 0
        self.words.halign = self.small.halign = "left" if side else "center"
        self.words.size, self.small.size = (width, inner - explain), (width, explain)
        self.words.pos, self.small.pos = (left, px(10) + explain), (left, px(10))
        self.words.valign, self.small.valign = ("bottom", "top") if explain else ("middle", "top")

    def dress(self, *_: object) -> None:
        pressed, selected = self.state == "down", self.selected
        self.fill = rgba(tokens.tint if pressed or selected else theme.CARD)
        self.edge = rgba(tokens.accent if pressed or selected else theme.LINE)
        self.edge_width = 6 if selected or pressed else theme.BORDER
        if hasattr(self, "badge"):
            self.badge.ground = rgba(
                tokens.accent if selected else tokens.tint if not pressed else theme.CARD
            )
            self.badge.colour = rgba(tokens.on_accent if selected else tokens.accent)


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
            text=self.label, font_name="SemiBold", sizes=(24, 22, 20), halign="center", size_hint=(None, None)
        )
        self.add_widget(self.picture)
        self.add_widget(self.words)
        self.fbind("size", self._place)
        self.fbind("label", self._place)
        self._place()
        self.dress()

    def _place(self, *_: object) -> None:
        self.words.text = self.label
        self.words.size, self.words.pos = (self.width - px(10), px(36)), (px(5), px(13))
        self.picture.pos = (self.width - self.picture.width) / 2, px(56)

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
            sizes=(40, 36, 32, 28),
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
        side = self.picture.width if self.icon else 0
        self.words.size = self.width - side - px(76), self.height - px(16)
        self.words.pos = px(28), px(8)
        self.picture.pos = self.width - side - px(40), (self.height - side) / 2

    def dress(self, *_: object) -> None:
        if not hasattr(self, "words"):
            return
        front = tokens.on_accent if self.enabled else theme.SOFT
        self.fill = rgba(tokens.accent if self.enabled else theme.KEY)
        if self.state == "down":
            self.fill = (*tuple(channel * 0.75 for channel in rgba(tokens.accent)[:3]), 1)
        self.edge = self.fill
        self.words.color = self.picture.color = rgba(front)
