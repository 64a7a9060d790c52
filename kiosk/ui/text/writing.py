"""Words in a box on a canvas: the largest of their sizes at which they fit; never cut off unsaid."""

from __future__ import annotations

from collections.abc import Sequence

from kivy.graphics import Color, InstructionGroup, Rectangle
from kivy.graphics.texture import Texture

from kiosk.ui import theme
from kiosk.ui.text.drawn import Type, fitting, picture, room_for
from kiosk.ui.theme import whole

_SHARE = {"left": 0.0, "bottom": 0.0, "center": 0.5, "middle": 0.5, "right": 1.0, "top": 1.0}


class Writing(InstructionGroup):
    """Draws one text. `size` is the size taken in pixels, `overflows` says that not even the least fits.

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
        self.gone = False  # its picture was let go of; written again before it is shown
        self._room: tuple[float, float] = (0, 0)
        self._align = ("left", "middle")

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
        self.overflows, self.gone = False, False
        if text.strip() and min(room) > 1:
            self.size, fits = fitting(text, font, [theme.px(size) for size in sizes], room, rtl)
            self.overflows = not fits
            how = Type(font, self.size, align[0], rtl)
            self.gone = not self.ink
            drawn = picture(text, how, room) if self.ink else None
            if self.gone or drawn is not None:
                self._show(drawn, room_for(text, how, room) if drawn is None else drawn.size)
                return
        self._hide()

    def _show(self, drawn: Texture | None, size: tuple[int, int]) -> None:
        if self._words is None:
            self._words = Rectangle()
            self.add(self._words)
        self._words.texture, self._words.size = drawn, size

    def _hide(self) -> None:
        if self._words is not None:
            self.remove(self._words)
        self._words = None

    def let_go(self) -> None:
        """Let go of the picture of a text that nobody sees now."""
        self.gone = self.gone or self._words is not None
        self._hide()

    def forget(self) -> None:
        """Let go of the text too: nobody will see it again."""
        self.text, self.gone = "", False
        self._hide()

    @property
    def place_of_words(self) -> tuple[float, float, float, float]:
        """Where the words stand: x, y, width, height, in the coordinates of `place`; all 0 without words."""
        return (0, 0, 0, 0) if self._words is None else (*self._words.pos, *self._words.size)

    def place(self, x: float, y: float) -> None:
        """Put the box with its lower left corner at (x, y); words stand on whole pixels, else they blur."""
        if self._words is None:
            return
        (width, height), (taken, high) = self._room, self._words.size
        across, along = (_SHARE[side] for side in self._align)
        self._words.pos = whole(x + (width - taken) * across), whole(y + (height - high) * along)

    @property
    def rgba(self) -> Sequence[float]:
        """The colour of the words, 0 to 1."""
        return self._colour.rgba

    def colour(self, rgba: Sequence[float]) -> None:
        """Give the words their colour."""
        self._colour.rgba = rgba
