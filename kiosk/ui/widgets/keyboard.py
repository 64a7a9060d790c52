"""Our own keyboard and number pad: big flat keys, Belgian azerty, one page at a time.

Kivy's own is unusable here: 57×49 px keys at 1080×1920, blurred, no Belgian layout, and it covers the field.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from kivy.properties import StringProperty
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from kiosk.ui import theme
from kiosk.ui.theme import px, rgba
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.fit_label import FitLabel
from kiosk.ui.widgets.icon import Icon
from kiosk.ui.widgets.layouts import ERASE, PAGES, SHIFT, SPACE, WIDTH, layout_for
from kiosk.ui.widgets.touchable import Touchable

GAP = 9.5  # design pixels: at least 1.5 mm


class Key(Touchable, Card):
    """One key; typing keys are white, the others sand."""

    name = StringProperty("")

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("size_hint", (None, None))
        kwargs.setdefault("repeats", True)
        super().__init__(**kwargs)
        self.radius, self.edge_width = 16, 2
        self.words = FitLabel(
            font_name="SemiBold", sizes=(42, 36, 32, 28, 26, 24), halign="center", size_hint=(None, None)
        )
        self.picture = Icon(size_hint=(None, None))
        self.add_widget(self.words)
        self.add_widget(self.picture)
        for name in ("size", "label", "name"):
            self.fbind(name, self._place)
        self.dress()

    @property
    def types(self) -> bool:
        return self.name not in (SHIFT, ERASE, *PAGES)

    def _place(self, *_: object) -> None:
        self.picture.name = {ERASE: "backspace", SHIFT: "arrow-up"}.get(self.name, "")
        self.words.text = "" if self.picture.name else self.label
        self.words.size, self.words.pos = (self.width - px(12), self.height - px(8)), (px(6), px(4))
        side = px(48)
        self.picture.size, self.picture.pos = (
            (side, side),
            ((self.width - side) / 2, (self.height - side) / 2),
        )
        self.dress()

    def dress(self, *_: object) -> None:
        ground = theme.CARD if self.types else theme.KEY
        down = self.state == "down"
        self.fill = rgba(theme.tokens.tint if down else ground)
        self.edge = rgba(theme.tokens.accent if down else theme.LINE)


class Page(Widget):
    """The keys of one page of one keyboard; laid out once and kept, so that turning to it costs nothing."""

    def __init__(
        self, kind: str, rows: list[list[str]], press: Callable[[Key], None], **kwargs: object
    ) -> None:
        super().__init__(**kwargs)
        self.kind = kind
        self.rows = [[Key(name=name, action=f"key:{name}") for name in row] for row in rows]
        self.keys = [key for row in self.rows for key in row]
        self.labelled: tuple[bool, str] | None = None
        for key in self.keys:
            key.do = partial(press, key)
            self.add_widget(key)
        for name in ("size", "pos"):
            self.fbind(name, self._place)

    def relabel(self, shift: bool, words: Callable[[str], str]) -> None:
        """Give the keys their labels: capitals or not, and the words of the language."""
        if self.labelled == (shift, words(f"keyboard.{SPACE}")):
            return
        self.labelled = (shift, words(f"keyboard.{SPACE}"))
        for key in self.keys:
            if key.name in PAGES or key.name == SPACE:
                key.label = words(f"keyboard.{key.name}")
            elif key.name in (SHIFT, ERASE):
                key.label = key.name
            else:
                key.label = key.name.upper() if shift and len(key.name) == 1 else key.name

    def _place(self, *_: object) -> None:
        gap, side = px(GAP), px(12 if theme.tokens.portrait else 24)
        height = (self.height - gap * (len(self.rows) + 1)) / len(self.rows)
        pad = self.kind == "phone"
        wide = min(self.width - 2 * side, px(720)) if pad else self.width - 2 * side
        y = self.y + self.height - gap - height
        for row in self.rows:
            widths = [1.0 if pad else _width(key.name, len(row)) for key in row]
            unit = (wide - gap * (len(row) - 1)) / sum(widths)
            x = self.x + (self.width - wide) / 2
            for key, width in zip(row, widths, strict=True):
                key.size = unit * width, height
                key.pos = x, y
                x += key.width + gap
            y -= height + gap


class Keyboard(FloatLayout):
    """Pages of keys. `on_text(str)` and `on_erase()` are called for each key; it remembers nothing typed."""

    def __init__(
        self,
        on_text: Callable[[str], object],
        on_erase: Callable[[], object],
        words: Callable[[str], str],
        **kwargs: object,
    ) -> None:
        super().__init__(**kwargs)
        self.on_text, self.on_erase, self.words = on_text, on_erase, words
        self.kind, self.page, self.shift = "", "", False
        self._made: dict[tuple[str, str], Page] = {}
        for name in ("size", "pos"):
            self.fbind(name, self._place)

    def prepare(self, kinds: Iterable[str]) -> None:
        """Make the keys of these fields ahead."""
        for kind in kinds:
            for page in layout_for(kind, theme.tokens.portrait)[0]:
                self._page(kind, page).relabel(False, self.words)

    def show(self, kind: str, upper: bool) -> None:
        """Show the keyboard of a field; `upper`: the next letter is a capital."""
        self.kind, self.shift = kind, upper
        self._turn(layout_for(kind, theme.tokens.portrait)[1])

    def set_shift(self, upper: bool) -> None:
        """Show capitals or small letters."""
        self.shift = upper
        self._page(self.kind, self.page).relabel(upper, self.words)

    @property
    def rows(self) -> int:
        """How many rows the tallest page of this keyboard has: it does not jump when a page is turned."""
        pages, _ = layout_for(self.kind, theme.tokens.portrait)
        return max(len(rows) for rows in pages.values())

    def _page(self, kind: str, page: str) -> Page:
        if (kind, page) not in self._made:
            rows = layout_for(kind, theme.tokens.portrait)[0][page]
            self._made[kind, page] = Page(kind, rows, self._press, size_hint=(None, None))
        return self._made[kind, page]

    def _turn(self, page: str) -> None:
        self.page = page
        shown = self._page(self.kind, page)
        shown.relabel(self.shift, self.words)
        if shown.parent is not self:
            self.clear_widgets()
            self.add_widget(shown)
        self._place()

    def _press(self, key: Key) -> None:
        if key.name in PAGES:
            self._turn(key.name)
        elif key.name == SHIFT:
            self.set_shift(not self.shift)
        elif key.name == ERASE:
            self.on_erase()
        else:
            self.on_text(" " if key.name == SPACE else key.label)

    def _place(self, *_: object) -> None:
        for page in self.children:
            page.pos, page.size = self.pos, self.size


def _width(name: str, keys: int) -> float:
    """Return the width of a key in keys; one that types a whole word ('gmail.com') gets what it needs.

    Where a row is full the space bar gives way, so that no letter becomes narrower than the row above.
    """
    if theme.tokens.portrait and keys > 6:
        if name == SPACE:
            return 1.5
        if name in (SHIFT, ERASE, *PAGES):
            return 1.25
    return WIDTH.get(name, 1.0 if len(name) < 3 else 0.9 + 0.2 * len(name))
