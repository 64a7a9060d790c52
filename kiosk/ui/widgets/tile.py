"""A tile: a picture and a few words, touchable, selected or not."""

from __future__ import annotations

from kivy.properties import BooleanProperty, ListProperty, NumericProperty, StringProperty

from kiosk.ui import theme
from kiosk.ui.theme import px, rgba, tokens
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.fit_label import FitLabel
from kiosk.ui.widgets.icon import SHARE, Badge
from kiosk.ui.widgets.touchable import Touchable
from kiosk.ui.widgets.turning import turn

BARE = 50  # design pixels


class Tile(Touchable, Card):
    """`upright`: picture above the words (home, narrow tiles); else beside them.

    A picture smaller than BARE stands on no ground of its own: all of its room is for what it shows.
    """

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
            text=self.explain, sizes=theme.LABEL, size_hint=(None, None), color=rgba(theme.SOFT)
        )
        for widget in (self.badge, self.words, self.small):
            self.add_widget(widget)
        for name in ("size", "upright", "label", "explain", "icon", "badge_size"):
            self.fbind(name, self._place)
        self.fbind("selected", self.dress)
        self.fbind("badge_size", self.dress)
        self._place()
        self.dress()

    def _place(self, *_: object) -> None:
        self.badge.name, self.words.text, self.small.text = self.icon, self.label, self.explain
        side, pad = px(self.badge_size), px(30 if self.width > px(420) else 20)
        if not self.icon:
            side = 0
        self.badge.size, self.badge.share = (side, side), 1.0 if self._bare else SHARE
        self.badge.opacity = 1 if side else 0
        if self.upright:
            self._place_upright(side, px(16))
        else:
            self._place_beside(side, pad)
        turn(0, self.width, self.badge, self.words, self.small)

    def _place_upright(self, side: float, pad: float) -> None:
        """Picture, words and explanation as one block in the middle."""
        explain = px(80 if tokens.roomy else 40) if self.explain else 0
        small = side < px(80)
        gap = px(1 if small else 20) if side else 0
        pad = px(6) if small else pad
        words = min(self.height - side - gap - explain - 2 * pad, px(240 if tokens.roomy else 122))
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
        explain = min(px(68), inner * 0.6) if self.explain else 0
        self.words.halign = self.small.halign = "left" if side else "center"
        self.words.size, self.small.size = (width, inner - explain), (width, explain)
        self.words.pos, self.small.pos = (left, px(10) + explain), (left, px(10))
        self.words.valign, self.small.valign = ("bottom", "top") if explain else ("middle", "top")

    def dress(self, *_: object) -> None:
        pressed, selected = self.state == "down", self.selected
        self.fill = rgba(theme.TINT if pressed != selected else theme.CARD)  # a touch is always seen
        self.edge = rgba(theme.ACCENT if pressed or selected else theme.LINE)
        self.edge_width = 6 if selected or pressed else theme.BORDER
        if hasattr(self, "badge"):
            ground = theme.ACCENT if selected else theme.CARD if pressed else theme.TINT
            self.badge.ground = rgba(ground, 0.0 if self._bare else 1.0)
            self.badge.colour = rgba(theme.ON_ACCENT if selected and not self._bare else theme.ACCENT)

    @property
    def _bare(self) -> bool:
        return self.badge_size < BARE
