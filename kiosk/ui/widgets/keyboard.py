"""Our own keyboard and number pad: big flat keys, in the order of the person's language, one page at a time.

Kivy's own is unusable here: 57×49 px keys at 1080×1920, blurred, no Belgian layout, and it covers the field.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from kivy.properties import StringProperty
from kivy.uix.widget import Widget

from kiosk.ui import theme
from kiosk.ui.layouts.choose import LATIN, LETTERS, layout_for
from kiosk.ui.layouts.keys import ERASE, FULL_ROW, HOLE, PAGES, SHIFT, SHOWN, SPACE, capital, spans
from kiosk.ui.theme import apart, px, rgba
from kiosk.ui.widgets.face import Face
from kiosk.ui.widgets.fit_label import Line
from kiosk.ui.widgets.whole import in_line

GAP = 9.5  # design pixels: at least 1.5 mm
PAD = 540  # design pixels: a number pad for one hand, not the width of the panel
PADS = ("phone", "pin", "place", "amount")  # fields whose page of digits is a number pad
PICTURES = {ERASE: "backspace", SHIFT: "arrow-up"}
NARROW_SPACE = "space"  # the picture on a space bar too short for its word


class Key(Face):
    """One key; typing keys are white, the others sand."""

    name = StringProperty("")
    changes = ("name",)

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("size_hint", (None, None))
        kwargs.setdefault("repeats", True)
        super().__init__(**kwargs)
        self.radius, self.edge_width = theme.KEY_RADIUS, theme.KEY_BORDER

    @property
    def types(self) -> bool:
        return self.name not in (SHIFT, ERASE, *PAGES)

    def make_lines(self) -> tuple[Line, ...]:
        self.words = Line(self, "SemiBold")
        larger = theme.KEYS_LARGER[theme.tokens.access.letters]
        self.words.sizes, self.words.exact, self.words.rtl = (*larger, *theme.KEYS), True, False
        self.words.halign = "center"
        return (self.words,)

    def place(self) -> None:
        """The label, or the picture of a key that has one."""
        icon = PICTURES.get(self.name, "")
        self.words.text = "" if icon else self.label
        self.put_line(self.words, px(6), px(4), self.width - px(12), self.height - px(8))
        if self.name == SPACE and not self.words.fits(theme.LEAST_LABEL[theme.tokens.access.letters]):
            icon, self.words.text = NARROW_SPACE, ""
        self.icon = icon  # once: a change lays the key out again
        side = px(48 if not theme.tokens.roomy else 56)
        self.put_picture((self.width - side) / 2, (self.height - side) / 2, side)
        self.dress()

    def dress(self, *_: object) -> None:
        ground = theme.CARD if self.types else theme.KEY
        down = self.state == "down"
        self.fill = rgba(theme.TINT if down else ground)
        self.edge = rgba(theme.ACCENT if down else theme.EDGE)
        self.emblem.dress(rgba(theme.INK))


class Keyboard(Widget):
    """Pages of keys. `on_text(str)` and `on_erase()` are called for each key; it remembers nothing typed.

    The keys of one page are used again for the next: as many as the fullest page has, not as all have.
    """

    def __init__(
        self,
        on_text: Callable[[str], object],
        on_erase: Callable[[], object],
        words: Callable[[str], str],
        **kwargs: object,
    ) -> None:
        super().__init__(**kwargs)
        self.on_text, self.on_erase, self.words = on_text, on_erase, words
        self.kind, self.page, self.shift, self.language = "", "", False, "nl"
        self.narrow = theme.tokens.portrait
        self.layout = layout_for("text", self.narrow)
        self._made: list[Key] = []
        self._rows: list[list[Key | None]] = []  # None: a place without a key
        self._letters = ""  # the page of letters shown last
        for name in ("size", "pos"):
            self.fbind(name, self._place)

    def prepare(self, kinds: Iterable[str], language: str = "nl", narrow: bool | None = None) -> None:
        """Make the keys that any page of these fields needs in a language."""
        narrow = theme.tokens.portrait if narrow is None else narrow
        self._keys(max(layout_for(kind, narrow, language).fullest for kind in kinds))

    def show(self, kind: str, upper: bool, language: str = "nl", narrow: bool | None = None) -> None:
        """Show the keyboard of a field; `upper`: the next letter is a capital.

        `narrow`: rows of at most 10 keys, for a standing panel (then by itself); for what is no free words
        also for a person who sits and for bigger letters, in at most 3 rows.
        """
        self.kind, self.shift, self.language = kind, upper, language
        self.narrow = theme.tokens.portrait if narrow is None else narrow
        self.layout = layout_for(kind, self.narrow, language, theme.tokens.access.abc)
        self._letters = ""
        self._turn(self.layout.first)

    def set_shift(self, upper: bool) -> None:
        """Show capitals or small letters."""
        self.shift = upper
        for key in self._shown():
            key.label = self._label(key.name)

    def _shown(self) -> list[Key]:
        return [key for row in self._rows for key in row if key is not None]

    @property
    def rows(self) -> int:
        """How many rows the tallest page of this keyboard has: it does not jump when a page is turned.

        On a lying panel what is offered stands beside a number pad, and above the lower page of letters.
        """
        pages = self.layout.pages
        return len(pages[self.page]) if self.kind in PADS and not theme.tokens.portrait else self.layout.rows

    def next_key(self, char: str) -> str | None:
        """Return the name of the key to touch next so that `char` gets typed; None where it cannot be."""
        return self.layout.next_key(self.page, self.shift, char, self.language)

    def _keys(self, count: int) -> list[Key]:
        while len(self._made) < count:
            key = Key()
            key.do = partial(self._press, key)
            self._made.append(key)
        return self._made[:count]

    def _turn(self, page: str) -> None:
        self.page = page
        if page in (LETTERS, LATIN):
            self._letters = page
        names = self.layout.pages[page]
        keys = iter(self._keys(sum(map(len, names))))
        self._rows = [
            [None if name == HOLE else self._become(next(keys), name) for name in row] for row in names
        ]
        shown = self._shown()
        for key in [key for key in self.children if key not in shown]:
            self.remove_widget(key)
        for key in shown:
            if key.parent is None:
                self.add_widget(key)
        self._place()

    def _become(self, key: Key, name: str) -> Key:
        key.name, key.action, key.label = name, f"key:{name}", self._label(name)
        return key

    def _label(self, name: str) -> str:
        if name in PAGES:
            own = "script" if name == "letters" and "latin" in self.layout.pages else name
            return self.layout.sample(name) or self.words(f"keyboard.{own}")
        if name == SPACE:
            return self.words(f"keyboard.{name}")
        return SHOWN.get(name) or (capital(name, self.language) if self.shift else name)

    def _press(self, key: Key) -> None:
        if key.name in PAGES:
            self._turn(key.name)
        elif key.name == SHIFT:
            self.set_shift(not self.shift)
        elif key.name == ERASE:
            self.on_erase()
        else:
            self.on_text(" " if key.name == SPACE else key.name if key.name in SHOWN else key.label)
            after = self.layout.after(self.page, key.name, self._letters)
            if after != self.page:
                self._turn(after)

    def _place(self, *_: object) -> None:
        if not self._rows:
            return
        gap, side = apart(GAP), px(12 if theme.tokens.portrait else 24)
        height = (self.height - gap * (len(self._rows) + 1)) / len(self._rows)
        room = self.width - 2 * side
        if self.is_pad:
            room = min(room, px(PAD))
        x, ups = self.x + (self.width - room) / 2, in_line(self.y + gap, [height] * len(self._rows), gap)
        for row, (y, high) in zip(reversed(self._rows), ups, strict=True):
            for key, (left, wide) in zip(row, in_line(x, self._widths(row, room), gap), strict=True):
                if key is not None:
                    key.size, key.pos = (wide, high), (left, y)

    def place_beside(self, tiles: Sequence[Widget], left: float, wide: float) -> None:
        """Put tiles beside the keys of a number pad, one above the other, as far apart as other tiles."""
        gap, edge = apart(theme.GAP), apart(GAP)
        high = (self.height - 2 * edge + gap) / max(len(tiles), 1) - gap
        ups = in_line(self.y + edge, [high] * len(tiles), gap)
        for tile, (y, tall) in zip(reversed(tiles), ups, strict=True):
            tile.opacity, tile.size, tile.pos = 1, (wide, tall), (left, y)

    @property
    def is_pad(self) -> bool:
        """The page of digits of a field of digits: narrower than the screen."""
        return self.kind in PADS and self.page == "digits"

    def _widths(self, row: list[Key | None], room: float) -> list[float]:
        """Return the widths of a row's keys; those of a number pad are all the same."""
        gap = apart(GAP)
        if self.is_pad:
            return [(room - gap * (len(row) - 1)) / len(row)] * len(row)
        return spans(tuple(key.name for key in row if key), room, gap, FULL_ROW[self.narrow])
