"""Words in a box on a canvas: the largest of their sizes at which they fit; never cut off unsaid."""

from __future__ import annotations

from collections.abc import Sequence

from kivy.graphics import Color, InstructionGroup, Rectangle

from kiosk.ui import theme
from kiosk.ui.text import beside
from kiosk.ui.text.drawn import Type, fitting, hang, picture, room_for, size_beside
from kiosk.ui.theme import px, whole

_SHARE = {"left": 0.0, "bottom": 0.0, "center": 0.5, "middle": 0.5, "right": 1.0, "top": 1.0}


class Writing(InstructionGroup):
    """Draws one text. `size` is the size taken in pixels, `overflows` says that not even the least fits.

    Under it stands its Dutch, for two who read together (kiosk.ui.text.beside).

    Without `ink` words are put in their place and not drawn: a fifth of the time, for who only measures.
    """

    ink = True  # of all of them

    def __init__(self) -> None:
        super().__init__()
        self.text, self.size, self.overflows = "", 0.0, False
        self._colour = Color(1, 1, 1, 1)
        self.add(self._colour)
        # Only while there are words: what is drawn once keeps 8 kB at the graphics driver, seen or not.
        self._words: Rectangle | None = None
        self._dutch: Rectangle | None = None
        self.under = ""  # the Dutch below the words
        self.gone = False  # its picture was let go of; written again before it is shown
        self._room: tuple[float, float] = (0, 0)
        self._align = ("left", "middle")
        self._hang = (0, 0)  # pixels that the words and the Dutch reach left of the box

    def write(
        self,
        text: str,
        font: str,
        sizes: Sequence[float],
        room: tuple[float, float],
        align: tuple[str, str] = ("left", "middle"),
        rtl: bool = False,
    ) -> None:
        """Take the largest of `sizes` (design pixels) at which `text` fits `room` (pixels) and draw it.

        `align` is the side one sees, whichever way the lines run.
        """
        self.text, self._room, self._align = text, room, align
        self.under = ""
        self.overflows, self.gone = False, False
        if text.strip() and min(room) > 1:
            self.size, fits = fitting(text, font, [theme.px(size) for size in sizes], room, rtl)
            self.overflows = not fits
            self.gone = not self.ink
            how = Type(font, self.size, align[0], rtl)
            self._words = self._drawn(self._words, text, how, room)
            small = Type(beside.FONT, size_beside(self.size), align[0], False)
            self.under = beside.under(text)
            self._dutch = self._drawn(self._dutch, self.under, small, room)
            self._hang = hang(text, how, room[0]), hang(self.under, small, room[0]) if self.under else 0
            return
        self._hide()

    def _drawn(
        self, known: Rectangle | None, text: str, how: Type, room: tuple[float, float]
    ) -> Rectangle | None:
        """Draw a text into its rectangle and return that; None where there are no words."""
        drawn = picture(text, how, room) if self.ink and text else None
        if drawn is None and (self.ink or not text):
            if known is not None:
                self.remove(known)
            return None
        if known is None:
            known = Rectangle()
            self.add(known)
        known.texture, known.size = drawn, room_for(text, how, room) if drawn is None else drawn.size
        return known

    def _hide(self) -> None:
        for one in (self._words, self._dutch):
            if one is not None:
                self.remove(one)
        self._words = self._dutch = None

    def let_go(self) -> None:
        """Let go of the picture of a text that nobody sees now."""
        self.gone = self.gone or self._words is not None
        self._hide()

    def forget(self) -> None:
        """Let go of the text too: nobody will see it again."""
        self.text = self.under = ""
        self.gone = False
        self._hide()

    @property
    def place_of_words(self) -> tuple[float, float, float, float]:
        """Where the words stand: x, y, width, height, in the coordinates of `place`; all 0 without words."""
        if self._words is None:
            return (0, 0, 0, 0)
        both = [one for one in (self._words, self._dutch) if one is not None]
        left, low = (min(one.pos[side] for one in both) for side in (0, 1))
        right, top = (max(one.pos[side] + one.size[side] for one in both) for side in (0, 1))
        return left, low, right - left, top - low

    def place(self, x: float, y: float) -> None:
        """Put the box with its lower left corner at (x, y); words stand on whole pixels, else they blur."""
        if self._words is None:
            return
        (width, height), below = self._room, 0.0
        across, along = (_SHARE[side] for side in self._align)
        if self._dutch is not None:
            below = self._dutch.size[1] + px(beside.APART)
        low = y + (height - self._words.size[1] - below) * along
        for one, up, out in ((self._words, below, self._hang[0]), (self._dutch, 0.0, self._hang[1])):
            if one is not None:
                one.pos = whole(x + (width - one.size[0]) * across) - out, whole(low + up)

    @property
    def rgba(self) -> Sequence[float]:
        """The colour of the words, 0 to 1."""
        return self._colour.rgba

    def colour(self, rgba: Sequence[float]) -> None:
        """Give the words their colour."""
        self._colour.rgba = rgba
