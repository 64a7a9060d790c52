"""Text as pictures: measured, wrapped and drawn once for all places that say the same.

Kivy's own Label costs about thirty bound callbacks, a copy of its picture and a picture as large as its
box: a thousand of them were 110 MB after a walk through every screen. Here a picture is as large as its
words, is shared by all that say the same in the same type, and goes when the last of them lets go of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple
from weakref import WeakValueDictionary

from kivy.core.text import Label as CoreLabel
from kivy.graphics.texture import Texture


class Type(NamedTuple):
    """How words are set: the name of the face, the size in pixels, the side they start from."""

    font: str
    size: float
    halign: str = "left"


class Measured(NamedTuple):
    """Pixels: the widest word, the widest line, the height of all lines; `lines` says how many."""

    word: float
    line: float
    height: float
    lines: int


class _Pen(CoreLabel):
    """Kivy's drawing of text, which lays out and draws when told to."""

    def lay(self) -> tuple[int, int]:
        """Break the text into lines and return (width, height) of the picture it needs."""
        self.resolve_font_name()
        self._size = self.render()
        return self._size

    @property
    def lines(self) -> Sequence[object]:
        return self._cached_lines

    def draw(self) -> Texture:
        """Draw what `lay` laid out."""
        self.texture = Texture.create(size=self._size)
        self.texture.flip_vertical()
        self.render(real=True)
        return self.texture


@lru_cache(maxsize=2000)
def measure(text: str, font: str, size: float, width: float) -> Measured:
    """Return how much room `text` takes when wrapped at `width`, without drawing anything.

    Remembers its answers, and with them texts: `forget` at the end of every visit.
    """
    pen = _Pen(text=text, font_size=size, font_name=font, text_size=(width, None))
    _, height = pen.lay()
    widest = max((pen.get_extents(word)[0] for word in text.split()), default=0)
    return Measured(widest, max((line.w for line in pen.lines), default=0), height, len(pen.lines))


def width_of(text: str, font: str, size: float) -> float:
    """Return the pixels that `text` takes on one line; remembers nothing."""
    pen = _Pen(font_size=size, font_name=font)
    pen.resolve_font_name()
    return pen.get_extents(text)[0]


def fitting(text: str, font: str, sizes: Sequence[float], box: tuple[float, float]) -> tuple[float, bool]:
    """Return the largest of `sizes` (pixels) at which `text` fits `box`, and whether any does."""
    for size in sizes:
        took = measure(text, font, size, box[0])
        if took.word <= box[0] and took.height <= box[1]:
            return size, True
    return sizes[-1], False


_pictures: WeakValueDictionary[tuple[object, ...], Texture] = WeakValueDictionary()


def picture(text: str, how: Type, box: tuple[float, float]) -> Texture | None:
    """Return the words as a picture, white on nothing, no larger than `box`; None when there are none.

    Lines that do not fit the height are left out: `fitting` has said so before.
    """
    took = measure(text, how.font, how.size, box[0])
    room = (None if took.lines == 1 and took.line <= box[0] else box[0], min(took.height, box[1]))
    key = (text, *how, room)
    found = _pictures.get(key)
    if found is None:
        pen = _Pen(
            text=text, font_size=how.size, font_name=how.font, text_size=room, halign=how.halign, valign="top"
        )
        if min(pen.lay()) <= 1:
            return None
        found = _pictures[key] = pen.draw()
    return found


def forget() -> None:
    """Let go of every text that was measured; a name somebody typed is among them."""
    measure.cache_clear()
