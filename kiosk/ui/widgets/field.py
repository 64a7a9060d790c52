"""The line that shows what is being typed. It shows the visit's draft and keeps nothing itself."""

from __future__ import annotations

from kivy.graphics import Color, Rectangle
from kivy.properties import NumericProperty, StringProperty

from kiosk.ui import theme
from kiosk.ui.text.drawn import width_of
from kiosk.ui.theme import px, rgba, tokens
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.fit_label import FitLabel


class Field(Card):
    """`draft` with a caret behind it; `hint` in soft ink while there is nothing yet.

    Long text is shown by its end: the part that is being typed.
    """

    draft = StringProperty("")
    hint = StringProperty("")
    font_px = NumericProperty(54)

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("size_hint", (None, None))
        super().__init__(**kwargs)
        self.edge, self.edge_width = rgba(tokens.accent), 5
        self.words = FitLabel(font_name="SemiBold", sizes=(self.font_px,), size_hint=(None, None))
        self.soft = FitLabel(sizes=(34, 30, 28, 26, 24), color=rgba(theme.SOFT), size_hint=(None, None))
        self.add_widget(self.soft)
        self.add_widget(self.words)
        with self.canvas.after:
            Color(*rgba(tokens.accent))
            self._caret = Rectangle()
        for name in ("size", "draft", "hint"):
            self.fbind(name, self._show)

    def _show(self, *_: object) -> None:
        pad = px(32)
        room = self.width - 2 * pad - px(10)
        shown, width = self._tail(room)
        self.words.text = shown
        self.words.size, self.words.pos = (max(room, 1), self.height - px(12)), (pad, px(6))
        self.soft.text = "" if self.draft else self.hint
        self.soft.size, self.soft.pos = (room - px(14), self.height - px(12)), (pad + px(16), px(6))
        self._caret.size = px(5), min(px(64), self.height - px(36))
        self._caret.pos = pad + width + px(4), (self.height - self._caret.size[1]) / 2

    def _tail(self, room: float) -> tuple[str, float]:
        """Return the end of the draft that fits, with an ellipsis before it, and its width."""
        size = px(self.font_px)
        width = width_of(self.draft, "SemiBold", size)
        if width <= room:
            return self.draft, width
        kept = self.draft[-200:]
        while kept and width_of("…" + kept, "SemiBold", size) > room:
            kept = kept[1:]
        return "…" + kept, width_of("…" + kept, "SemiBold", size)
