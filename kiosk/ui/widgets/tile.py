"""A tile: a picture and a few words, touchable, selected or not."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kivy.clock import Clock
from kivy.properties import BooleanProperty, ListProperty, NumericProperty, StringProperty

from kiosk.ui import theme
from kiosk.ui.text.drawn import measure, on_one_line
from kiosk.ui.theme import px, rgba, tokens
from kiosk.ui.widgets.face import Face
from kiosk.ui.widgets.fit_label import Line
from kiosk.ui.widgets.icon import SHARE
from kiosk.ui.widgets.tick_box import BOX, TickBox
from kiosk.ui.widgets.turning import start

BARE = 50  # design pixels
SMALLER = (56, 44)  # pictures beside many words, design pixels …
SMALLEST = (34, 28)  # … and above them
# The box of words is higher than its letters: below the lowest and above the highest of them, design pixels.
BELOW, ABOVE = 1, 6
# Of what people must understand there is a picture; a smaller one says less than an icon. Design pixels.
DRAWN = (240, 200, 170, 140, 116)
LISTED = (92, 76)  # … in a list, where pictures of one kind are told apart by what is on them
FILLED = 0.7  # the part of a small ground that its picture takes


class Tile(Face):
    """`upright`: picture above the words (home, narrow tiles); else beside them.

    A picture smaller than BARE stands on no ground of its own: all of its room is for what it shows. Nothing
    comes nearer to the edge than INSIDE: first the picture gives way, then the words, down to their least
    size; a screen whose words find no room so shows fewer tiles a page.
    One rule for a count of answers: three in a row and home's narrow tiles are upright, more than nine lying
    are upright with a small picture, all others have it beside the words; a screen has one kind.
    """

    explain = StringProperty("")
    picture = StringProperty("")  # of assets/pictures: shown in place of the icon where it has room
    selected = BooleanProperty(False)
    upright = BooleanProperty(False)
    ticks = BooleanProperty(False)  # one of several to choose from: a box says whether it is chosen
    listed = BooleanProperty(False)
    warns = BooleanProperty(False)  # what it does cannot be undone: its picture is not green as the others
    badge_size = NumericProperty(92)
    bare = BooleanProperty(False)  # its picture stands on no ground, however large
    sizes = ListProperty(theme.CHOICE)
    changes = ("upright", "explain", "picture", "badge_size", "bare", "sizes", "ticks", "listed")
    taken = most = float("inf")  # design pixels: the picture it took; no larger than those of its neighbours
    _bare = False  # its picture stands on no ground
    _spot = 0.0, 0.0, 0.0  # where the picture stands: x, y and side, pixels from the lower left corner

    def __init__(self, **kwargs: object) -> None:
        self._box: TickBox | None = None  # most tiles have none
        self._drawing = Clock.create_trigger(self._draw_picture, -1)
        super().__init__(**kwargs)
        self.fbind("selected", self.dress)
        self.fbind("selected", self.soon)  # its tick
        self.fbind("badge_size", self.dress)

    def make_lines(self) -> tuple[Line, ...]:
        self.words, self.small = Line(self, "SemiBold"), Line(self, colour=theme.SOFT)
        self.small.sizes = theme.LABEL
        return self.words, self.small

    def place(self) -> None:
        self.words.instead = self.instead
        self._tick()
        self._settle()
        if self._spot[2] > px(self.badge_size):
            self._drawing()
        else:
            self._draw_picture()

    def _settle(self) -> None:
        """Choose the picture and the text of the tile, and say where they stand; nothing is drawn meanwhile.

        A picture in each of the sizes that are tried would cost more than all the rest of a screen.
        """
        self.small.text, self.small.says, self.words.sizes = self.explain, "", self.sizes
        place, leasts = self._place_upright if self.upright else self._place_beside, theme.least_choices()
        most = theme.type_(self.sizes)[0]
        ways, leasts = list(self._ways()), [one for one in leasts if one <= most]
        tried = [(least, *way) for least in leasts for way in ways]
        tried += [(least, 0.0, self.label) for least in leasts[-1:]]  # rather no picture than small words
        for least, size, text in (*tried, *((0.0, *way) for way in ways)):
            self.words.text, self.taken = text, size
            place(px(size) if self.icon else 0)
            if self.words.fits(least) and self.small.fits():
                return
        if self.explain:
            self._explain_less(place)

    def _explain_less(self, place: Callable[[float], None]) -> None:
        """Keep one line of what explains it, such as the long name of a place: its own words go first."""
        room = self.width - 2 * px(theme.INSIDE)
        size = px(self.small.ladder()[-1])
        self.small.text = on_one_line(self.explain, "Regular", size, max(room, 1), tokens.rtl)
        self.small.says, self.words.text, self.taken = self.explain, self.label, 0.0
        place(0)

    def _ways(self) -> Iterator[tuple[float, str]]:
        """Give the picture and the text of the tile; then a smaller one and other lines for words too small.

        Where nothing helps it is as it was at first.
        """
        room = self.height / px(1) - 2 * theme.INSIDE
        if self.picture:
            listed = () if not self.listed else LISTED[1:] if self.upright and not self.bare else LISTED
            most, sizes = min(self.most, room), (*DRAWN, *listed)
            yield from ((size, self.label) for size in sizes if self.badge_size < size <= most)
        first = min(self.badge_size, self.most, max(room, SMALLER[-1]))
        yield first, self.label
        for size in (*SMALLER, *(SMALLEST if self.upright else ())):
            if size < first:
                yield size, self.label
                yield size, self.label.replace("\n", " ")
        yield first, self.label

    def largest(self) -> float:
        """Return the size its words would take by themselves, design pixels."""
        self.most = self.words.most = float("inf")
        self._settle()
        return self.words.largest()

    def loses_picture(self) -> bool:
        """Say whether the words by themselves leave no room for its picture, only for an icon."""
        self.largest()
        return self.taken <= self.badge_size

    def least_high(self, width: float) -> float:
        """Return the pixels it is high with words of the least size by its smallest picture, `width` wide."""
        room, side = width - 2 * px(theme.INSIDE), 0.0
        if self.icon and self.upright:
            side = px(SMALLEST[-1] + 2)
        elif self.icon:
            room -= px(SMALLER[-1] + 16)
        size = px(theme.least_choices()[0])
        words = measure(self.label, "SemiBold", size, max(room, 1), tokens.rtl).height
        return words + side + 2 * px(theme.INSIDE) - px(2 * BELOW + ABOVE)

    def level(self, words: float, picture: float) -> None:
        """Let its words and its picture be no larger than this, design pixels."""
        if (self.words.most, self.most) != (words, picture):
            self.words.most, self.most = words, picture
            self.soon()

    def _draw_picture(self, *_: object) -> None:
        """Draw the picture, once it is clear how large: a moment later all tiles may take one size."""
        if self.parent is None or self.soon.is_triggered:
            return
        x, y, side = self._spot
        if side > px(self.badge_size):
            left = self.x + start(self.width, side, x)
            self.emblem.show(self.picture, (left, self.y + y), (side, side))
            return
        bare = self.bare or side < px(BARE)
        if bare != self._bare:
            self._bare = bare
            self.dress()
        share = 1.0 if bare else SHARE if side > px(SMALLER[0]) else FILLED
        self.put_picture(x, y, side, share, None if bare else px(theme.RADIUS))

    def _place_upright(self, side: float) -> None:
        """Picture, words and explanation as one block in the middle."""
        small, pad = side < px(80), px(theme.INSIDE)
        explain = self._explain_high(self.width - 2 * pad)
        gap = px(8 if self.bare else 2 - ABOVE if small else 20) if side else 0
        around = 2 * pad - px(BELOW) if small else 2 * max(self._pad, pad)
        words = min(self.height - side - gap - explain - around, px(240 if tokens.roomy else 140))
        block = side + gap + words + explain
        top = self.height - (self.height + px(BELOW) * small - block) / 2
        self._spot = (self.width - side) / 2, top - side, side
        self.words.halign = self.small.halign = "center"
        self.words.valign = "middle"
        low = top - side - gap - words
        self.put_line(self.words, pad, low, self.width - 2 * pad, words)
        self.put_line(self.small, pad, low - explain, self.width - 2 * pad, explain)

    def _place_beside(self, side: float) -> None:
        """Picture, and beside it words and explanation as one block in the middle."""
        less = side < px(self.badge_size)
        pad, low = px(theme.INSIDE) if less or self.listed else self._pad, px(theme.INSIDE - BELOW)
        self._spot = pad, (self.height - side) / 2, side
        left = pad + side + px(24 if side > px(80) else 16) if side else pad
        beside = px(BOX + theme.INSIDE) if self.ticks else 0
        width, inner = self.width - left - px(theme.INSIDE) - beside, self.height - 2 * low + px(ABOVE)
        explain = self._explain_high(width)
        self.words.halign = self.small.halign = "left" if side else "center"
        self.words.valign, self.small.valign = "bottom" if explain else "middle", "top"
        self.put_line(self.words, left, low + explain, width, inner - explain)
        spare = (inner - explain - self.words.high()) / 2 if explain else 0
        if spare > 0:
            self.put_line(self.words, left, low + explain + spare, width, inner - explain - spare)
        self.put_line(self.small, left, low + max(spare, 0), width, explain)

    def _tick(self) -> None:
        """Put the box where reading ends: in the middle, of an upright tile in the corner above."""
        if self._box is None and self.ticks:
            self._box = TickBox(self.make_emblem(), self.make_emblem())
        if self._box is not None:
            side = px(BOX) if self.ticks else 0
            x, top = self.width - px(theme.INSIDE) - side, self.height - px(theme.INSIDE) - side
            y = top if self.upright else (self.height - side) / 2
            self._box.show((self.x + start(self.width, side, x), self.y + y), side, self.selected)

    def _explain_high(self, width: float) -> float:
        """Return the height of the second line: what its words take, two lines of them at most."""
        if not self.small.text:
            return 0
        size = px(self.small.ladder()[-1])
        return measure(self.small.text, "Regular", size, max(width, 1), tokens.rtl).height + px(2)

    def dress(self, *_: object) -> None:
        pressed, selected = self.state == "down", self.selected
        self.fill = rgba(theme.TINT if pressed != selected else theme.CARD)  # a touch is always seen
        self.edge = rgba(theme.ACCENT if pressed or selected else theme.EDGE)
        self.edge_width = theme.CHOSEN_BORDER if selected or pressed else theme.BORDER
        accent = theme.STOP if self.warns else theme.ACCENT
        ground = accent if selected else theme.CARD if pressed else theme.TINT
        colour = theme.ON_ACCENT if selected and not self._bare else accent
        self.emblem.dress(rgba(colour), rgba(ground))

    @property
    def _pad(self) -> float:
        return px(30 if self.width > px(420) else 20)
