"""Our own keyboard and number pad: big flat keys, Belgian azerty, one page at a time.

Kivy's own is unusable here: 57×49 px keys at 1080×1920, blurred, no Belgian layout, and it covers the field.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kivy.properties import StringProperty
from kivy.uix.floatlayout import FloatLayout

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


class Keyboard(FloatLayout):
    """Pages of keys. `on_text(str)` and `on_erase()` are called for each key; it remembers nothing typed."""

    page = StringProperty("letters")

    def __init__(
        self,
        on_text: Callable[[str], object],
        on_erase: Callable[[], object],
        words: Callable[[str], str],
        **kwargs: object,
    ) -> None:
        super().__init__(**kwargs)
        self.on_text, self.on_erase, self.words = on_text, on_erase, words
        self.kind, self.pages, self.shift = "", {}, False
        self.keys: list[Key] = []
        self._made: dict[tuple[str, str], list[list[Key]]] = {}
        for name in ("size", "pos"):
            self.fbind(name, self._place)
        self.fbind("page", self._turn)

    def show(self, kind: str, upper: bool) -> None:
        """Show the keyboard of a field; `upper`: the next letter is a capital."""
        self.kind = kind
        self.pages, first = layout_for(kind, theme.tokens.portrait)
        self.shift = upper
        if self.page == first:
            self._turn()
        else:
            self.page = first

    def set_shift(self, upper: bool) -> None:
        if upper != self.shift:
            self.shift = upper
            self._relabel()

    @property
    def rows(self) -> int:
        return max((len(rows) for rows in self.pages.values()), default=4)

    def prepare(self, kinds: Iterable[str]) -> None:
        """Make the keys of these fields ahead."""
        for kind in kinds:
            pages, _ = layout_for(kind, theme.tokens.portrait)
            for page, rows in pages.items():
                self._rows(kind, page, rows)

    def _rows(self, kind: str, page: str, rows: list[list[str]]) -> list[list[Key]]:
        if (kind, page) not in self._made:
            self._made[kind, page] = [[self._key(name) for name in row] for row in rows]
        return self._made[kind, page]

    def _turn(self, *_: object) -> None:
        self.clear_widgets()
        made = self._rows(self.kind, self.page, self.pages[self.page])
        self.keys = [key for row in made for key in row]
        for key in self.keys:
            self.add_widget(key)
        self._relabel()
        self._place()

    def _key(self, name: str) -> Key:
        key = Key(name=name, action=f"key:{name}")
        key.do = lambda: self._press(key)
        return key

    def _relabel(self) -> None:
        for key in self.keys:
            if key.name in PAGES or key.name == SPACE:
                key.label = self.words(f"keyboard.{key.name}")
            elif key.name in (SHIFT, ERASE):
                key.label = key.name
            else:
                key.label = key.name.upper() if self.shift and len(key.name) == 1 else key.name

    def _press(self, key: Key) -> None:
        if key.name in PAGES:
            self.page = key.name
        elif key.name == SHIFT:
            self.set_shift(not self.shift)
        elif key.name == ERASE:
            self.on_erase()
        else:
            self.on_text(" " if key.name == SPACE else key.label)

    def _place(self, *_: object) -> None:
        if not self.keys:
            return
        made = self._made[self.kind, self.page]
        gap, side = px(GAP), px(12 if theme.tokens.portrait else 24)
        height = (self.height - gap * (len(made) + 1)) / len(made)
        pad = self.kind == "phone"
        wide = min(self.width - 2 * side, px(720)) if pad else self.width - 2 * side
        y = self.y + self.height - gap - height
        for row in made:
            widths = [1.0 if pad else _width(key.name, len(row)) for key in row]
            unit = (wide - gap * (len(row) - 1)) / sum(widths)
            x = self.x + (self.width - wide) / 2
            for key, width in zip(row, widths, strict=True):
                key.size = unit * width, height
                key.pos = x, y
                x += key.width + gap
            y -= height + gap


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
