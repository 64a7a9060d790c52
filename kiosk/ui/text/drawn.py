"""Text as pictures: measured, wrapped and drawn once for all places that say the same.

Kivy's own Label costs about thirty bound callbacks, a copy of its picture and a picture as large as its
box: a thousand of them were 110 MB after a walk through every screen. Here a picture is as large as its
words, is shared by all that say the same in the same type, and goes some screens after the last of them let
go of it, with the person at the latest.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple
from weakref import WeakValueDictionary

from kivy.graphics.texture import Texture

from kiosk.ui.text import pens
from kiosk.ui.text.pens import pen_for


class Type(NamedTuple):
    """How words are set: the name of the face, the size in pixels, the side they stand on, the way lines run.

    `halign` is the side one sees, whichever way the lines run.
    """

    font: str
    size: float
    halign: str = "left"
    rtl: bool = False


class Measured(NamedTuple):
    """Pixels: the widest line, the height of all lines; `lines` says how many."""

    line: float
    height: float
    lines: int


@lru_cache(maxsize=2000)
def measure(text: str, font: str, size: float, width: float, rtl: bool = False) -> Measured:
    """Return how much room `text` takes when wrapped at `width`, without drawing anything.

    Remembers its answers, and with them texts: `forget` at the end of every visit.
    """
    pen = pen_for(text, rtl, font_size=size, font_name=font, text_size=(width, None))
    _, height = pen.lay()
    lines = pen.widths()
    return Measured(max(lines, default=0), height, len(lines))


@lru_cache(maxsize=2000)
def widest_word(text: str, font: str, size: float, rtl: bool = False) -> float:
    """Return the width of the widest thing that a line break should leave whole, in pixels."""
    return pen_for(text, rtl, font_size=size, font_name=font).widest_word()


def width_of(text: str, font: str, size: float, rtl: bool = False) -> float:
    """Return the pixels that `text` takes on one line; remembers nothing."""
    return _on_one_line(text, font, size, rtl)[0]


def caret_x(text: str, font: str, size: float, rtl: bool = False) -> float:
    """Return where a caret stands after the last typed letter, in pixels from the left end of the words.

    That is at the left end of an Arabic name, and at the right end of a number behind it.
    """
    return _on_one_line(text, font, size, rtl)[1]


def _on_one_line(text: str, font: str, size: float, rtl: bool) -> tuple[float, float]:
    pen = pen_for(text, rtl, font_size=size, font_name=font)
    pen.resolve_font_name()
    return pen.span()


def fitting(
    text: str, font: str, sizes: Sequence[float], box: tuple[float, float], rtl: bool = False
) -> tuple[float, bool]:
    """Return the largest of `sizes` (pixels) at which `text` fits `box`, and whether any does."""
    for size in sizes:
        if widest_word(text, font, size, rtl) > box[0]:
            continue  # a word would be cut: where is no matter
        if measure(text, font, size, box[0], rtl).height <= box[1]:
            return size, True
    return sizes[-1], False


def room_for(text: str, how: Type, box: tuple[float, float]) -> tuple[int, int]:
    """Return the size of the picture that `picture` makes, in pixels."""
    took = measure(text, how.font, how.size, box[0], how.rtl)
    return int(took.line if took.lines == 1 and took.line <= box[0] else box[0]), int(
        min(took.height, box[1])
    )


RECENT = 2_000_000  # bytes of pictures that stay although nobody shows them: the words of some two screens

_pictures: WeakValueDictionary[tuple[object, ...], Texture] = WeakValueDictionary()
_recent: OrderedDict[int, Texture] = OrderedDict()  # the one asked for last at the end


def _keep(drawn: Texture) -> None:
    """Let a picture stay for a while: who goes back does not wait for the same words again."""
    known = id(drawn) in _recent
    _recent[id(drawn)] = drawn
    _recent.move_to_end(id(drawn))
    while not known and sum(one.width * one.height * 4 for one in _recent.values()) > RECENT:
        _recent.popitem(last=False)


def picture(text: str, how: Type, box: tuple[float, float]) -> Texture | None:
    """Return the words as a picture, white on nothing, no larger than `box`; None when there are none.

    Lines that do not fit the height are left out: `fitting` has said so before.
    """
    took = measure(text, how.font, how.size, box[0], how.rtl)
    room = (None if took.lines == 1 and took.line <= box[0] else box[0], min(took.height, box[1]))
    key = (text, *how, room)
    found = _pictures.get(key)
    if found is None:
        pen = pen_for(
            text,
            how.rtl,
            font_size=how.size,
            font_name=how.font,
            text_size=room,
            halign=how.halign,
            valign="top",
        )
        if min(pen.lay()) <= 1:
            return None
        found = _pictures[key] = pen.draw()
    _keep(found)
    return found


def forget() -> None:
    """Let go of every text that was measured or drawn; a name somebody typed is among them."""
    measure.cache_clear()
    widest_word.cache_clear()
    pens.forget()
    _recent.clear()
