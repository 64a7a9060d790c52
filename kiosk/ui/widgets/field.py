"""The box that shows what is typed, in one line or a few. It shows the visit's draft, and keeps nothing."""

from __future__ import annotations

from collections.abc import Callable

from kivy.graphics import Color, InstructionGroup, Rectangle
from kivy.input.motionevent import MotionEvent
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty

from kiosk.ui import theme
from kiosk.ui.text.drawn import Type, hang, picture
from kiosk.ui.text.entry import Laid, Setting, index_at, lay
from kiosk.ui.theme import px, rgba, tokens, whole
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.fit_label import FitLabel
from kiosk.ui.widgets.turning import start, turn

FACE = "SemiBold"
CARET, GAP = 5, 13  # design pixels: how wide it is, and what is kept free for it between two letters
PAD, EDGE = 30, 5  # design pixels from the sides, and from top and bottom
ENDLESS = 10_000.0  # pixels: each piece of a line is drawn on one line


class Field(Card):
    """`draft` with a caret at `caret`, an index of it; `hint` in soft ink while there is nothing yet.

    The letters get smaller where the text is long, and stand in lines. Should there be more lines than fit,
    those around the caret are shown. `ghost`: what is still to come of a code, in soft ink. `place` is called
    with the index that was touched.
    """

    draft = StringProperty("")
    caret = NumericProperty(0)
    hint = StringProperty("")
    ghost = StringProperty("")
    latin = BooleanProperty(False)  # numbers and addresses run from left to right in every language
    refused = BooleanProperty(False)  # its edge says that this is not taken
    place: Callable[[int], object] | None = ObjectProperty(None, allownone=True)

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("size_hint", (None, None))
        super().__init__(**kwargs)
        self.edge_width = theme.FIELD_BORDER
        self.soft = FitLabel(sizes=theme.CARD_TITLE, color=rgba(theme.SOFT), size_hint=(None, None))
        self.add_widget(self.soft)
        self._words = InstructionGroup()
        self.canvas.add(self._words)
        with self.canvas.after:
            Color(*rgba(theme.ACCENT))
            self._caret = Rectangle()
        for name in ("size", "draft", "caret", "hint", "ghost", "latin", "refused"):
            self.fbind(name, self.show)
        self.show()

    @property
    def overflows(self) -> bool:
        """Say whether not all of the draft is shown."""
        return not self.laid.fits

    def show(self, *_: object) -> None:
        """Draw it anew; runs by itself after a change."""
        self.edge = rgba(theme.STOP if self.refused else theme.ACCENT)
        how, left = self._setting(), px(PAD)
        sizes = [px(size) for size in theme.TYPED]
        self.laid = lay(self.draft, int(self.caret), sizes, how)
        self._show_hint(left, how.room[0])
        self._words.clear()
        shown = self._seen(self.laid, how.room[1])
        top = (self.height + len(shown) * self.laid.line) / 2
        self._rows = []
        for number in shown:
            top -= self.laid.line
            row = self.laid.rows[number]
            x = whole(self._begin(row.width, how, left))
            self._rows.append((number, x, top))
            for piece in row.pieces:
                self._write(piece.text, x + piece.x, top, rgba(theme.INK), piece.rtl, not piece.x)
            if row.caret is not None:
                behind = x + row.caret
                self._write(self.ghost, behind + how.gap, top, rgba(theme.SOFT), False)
                self._stand(min(behind + how.gap / 2, self.width - px(EDGE + CARET)), top)

    def _setting(self) -> Setting:
        room = max(self.width - 2 * px(PAD), 1), max(self.height - 2 * px(EDGE), 1)
        return Setting(FACE, room, whole(px(GAP)), tokens.rtl and not self.latin)

    def _begin(self, width: float, how: Setting, left: float) -> float:
        """Return where a line begins: at the side where the lines of the frame begin."""
        return start(self.width, width, left) if tokens.rtl else left

    def _seen(self, laid: Laid, room: float) -> range:
        """Return the lines there is room for, that of the caret among them."""
        most = max(1, int(room // laid.line))
        last = min(len(laid.rows), max(most, laid.at + 1))
        return range(max(0, last - most), last)

    def _write(
        self, text: str, x: float, low: float, colour: tuple[float, ...], rtl: bool, first: bool = False
    ) -> None:
        how = Type(FACE, self.laid.size, "left", rtl)
        drawn = picture(text, how, (ENDLESS, self.laid.line + 1)) if text.strip() else None
        if drawn is not None:
            out = hang(text, how, ENDLESS) if first else 0
            self._words.add(Color(*colour))
            self._words.add(Rectangle(texture=drawn, size=drawn.size, pos=(whole(x) - out, whole(low))))

    def _stand(self, middle: float, low: float) -> None:
        wide, high = whole(px(CARET)), whole(min(self.laid.line - px(4), self.laid.size * 1.15))
        self._caret.size = wide, high
        self._caret.pos = whole(middle - wide / 2), whole(low + (self.laid.line - high) / 2)

    def _show_hint(self, left: float, room: float) -> None:
        self.soft.text = "" if self.draft else self.hint
        self.soft.size = room - px(24), self.height - 2 * px(EDGE)
        self.soft.pos = left + px(24), px(EDGE)
        turn(0, self.width, self.soft)

    # --- placing the caret

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """A finger let go: the caret goes to the place between two letters that is nearest."""
        if self.place is None or not self.draft or not self.collide_point(*touch.pos):
            return super().on_touch_up(touch)
        x, y = touch.x - self.x, touch.y - self.y
        number, left, _ = min(self._rows, key=lambda row: abs(row[2] + self.laid.line / 2 - y))
        self.place(index_at(self.draft, self.laid, number, x - left, self._setting()))
        return True
