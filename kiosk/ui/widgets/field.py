"""The line that shows what is being typed. It shows the visit's draft and keeps nothing itself."""

from __future__ import annotations

from kivy.graphics import Color, Rectangle
from kivy.properties import BooleanProperty, NumericProperty, StringProperty

from kiosk.ui import theme
from kiosk.ui.text.drawn import caret_x, width_of
from kiosk.ui.theme import px, rgba, tokens, whole
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.fit_label import FitLabel
from kiosk.ui.widgets.turning import turn


class Field(Card):
    """`draft` with a caret behind it; `hint` in soft ink while there is nothing yet.

    Long text is shown by its end: the part that is being typed.
    """

    draft = StringProperty("")
    hint = StringProperty("")
    font_px = NumericProperty(theme.TYPED[0])
    latin = BooleanProperty(False)  # numbers and addresses run from left to right in every language

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("size_hint", (None, None))
        super().__init__(**kwargs)
        self.edge, self.edge_width = rgba(theme.ACCENT), theme.FIELD_BORDER
        self.words = FitLabel(font_name="SemiBold", sizes=(self.font_px,), exact=True, size_hint=(None, None))
        self.soft = FitLabel(sizes=theme.CARD_TITLE, color=rgba(theme.SOFT), size_hint=(None, None))
        self.add_widget(self.soft)
        self.add_widget(self.words)
        with self.canvas.after:
            Color(*rgba(theme.ACCENT))
            self._caret = Rectangle()
        for name in ("size", "draft", "hint", "latin"):
            self.fbind(name, self._show)

    def _show(self, *_: object) -> None:
        pad, edge = px(32), px(6)
        room = max(self.width - 2 * pad - px(10), 1)
        rtl = tokens.rtl and not self.latin
        self.words.rtl = rtl
        shown, width = self._tail(room, rtl)
        self.words.text = shown
        self.words.halign = "right" if tokens.rtl and not rtl else "left"  # where the frame's lines begin
        self.words.size, self.words.pos = (room, self.height - 2 * edge), (pad, edge)
        self.soft.text = "" if self.draft else self.hint
        self.soft.size, self.soft.pos = (room - px(14), self.height - 2 * edge), (pad + px(16), edge)
        self._caret.size = whole(px(5)), whole(min(px(64), self.height - px(36)))
        turn(0, self.width, self.words, self.soft)
        left = self.words.x + (room - width if tokens.rtl else 0)
        behind = caret_x(shown, "SemiBold", px(self.font_px), rtl)
        away = -px(9) if rtl else px(4)
        self._caret.pos = whole(left + behind + away), whole((self.height - self._caret.size[1]) / 2)

    def _tail(self, room: float, rtl: bool) -> tuple[str, float]:
        """Return the end of the draft that fits, with an ellipsis before it, and its width."""
        size = px(self.font_px)
        width = width_of(self.draft, "SemiBold", size, rtl)
        if width <= room:
            return self.draft, width
        kept = self.draft[-200:]
        while kept and width_of("…" + kept, "SemiBold", size, rtl) > room:
            kept = kept[1:]
        return "…" + kept, width_of("…" + kept, "SemiBold", size, rtl)
