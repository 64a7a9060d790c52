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

from kiosk.ui.text import beside, pens
from kiosk.ui.text.pens import pen_for
from kiosk.ui.theme import LABEL, px


class Type(NamedTuple):
    """How words are set: the name of the face, the size in pixels, the side they stand on, the way lines run.

    `halign` is the side one sees, whichever way the lines run.
    """

    font: str
    size: float
    halign: str = "left"
    rtl: bool = False


class Measured(NamedTuple):
    """Pixels: the widest line, the height of all lines; `lines` says how many.

    `hang`: how far the tail of a line that begins with a J is left of the line (kiosk.ui.text.pens).
    """

    line: float
    height: float
    lines: int
    hang: int = 0


def measure(text: str, font: str, size: float, width: float, rtl: bool = False) -> Measured:
    """Return how much room `text` takes when wrapped at `width`, without drawing anything.

    The Dutch under it, for two who read together, is in it. Remembers its answers, and with them texts:
    `forget` at the end of every visit.
    """
    own, dutch = _measure(text, font, size, width, rtl), beside.under(text)
    if not dutch:
        return own
    below = _measure(dutch, beside.FONT, size_beside(size), width, False)
    height = own.height + px(beside.APART) + below.height
    return Measured(max(own.line, below.line), height, own.lines + below.lines)


def size_beside(size: float) -> float:
    """Return the size, pixels, of the Dutch under words of `size`: less, and never too small to read."""
    return min(size, max(round(size * beside.SHARE), px(LABEL[-1])))


@lru_cache(maxsize=2000)
def _measure(text: str, font: str, size: float, width: float, rtl: bool) -> Measured:
    pen = pen_for(text, rtl, font_size=size, font_name=font, text_size=(width, None))
    _, height = pen.lay()
    lines = pen.widths()
    return Measured(max(lines, default=0), height, len(lines), pen.hang)


def widest_word(text: str, font: str, size: float, rtl: bool = False) -> float:
    """Return the width of the widest thing that a line break should leave whole, in pixels."""
    own, dutch = _widest_word(text, font, size, rtl), beside.under(text)
    return max(own, _widest_word(dutch, beside.FONT, size_beside(size), False)) if dutch else own


@lru_cache(maxsize=2000)
def _widest_word(text: str, font: str, size: float, rtl: bool) -> float:
    return pen_for(text, rtl, font_size=size, font_name=font).widest_word()


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


def on_one_line(text: str, font: str, size: float, width: float, rtl: bool = False) -> str:
    """Return `text`, or as much of it as stands on one line of `width` pixels, with '…' behind it."""
    for end in range(len(text), 0, -1):
        some = text if end == len(text) else text[:end].rstrip() + "…"
        took = measure(some, font, size, width, rtl)
        if took.lines == 1 and took.line <= width:
            return some
    return ""


def room_for(text: str, how: Type, box: tuple[float, float]) -> tuple[int, int]:
    """Return the size of the picture that `picture` makes, in pixels."""
    took = _measure(text, how.font, how.size, box[0], how.rtl)
    width = took.line if took.lines == 1 and took.line <= box[0] else box[0]
    return int(width) + hang(text, how, box[0]), int(min(took.height, box[1]))


def hang(text: str, how: Type, width: float) -> int:
    """Return how far the picture of `text`, wrapped at `width`, reaches left of its box, in pixels."""
    return _measure(text, how.font, how.size, width, how.rtl).hang if how.halign == "left" else 0


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
    took = _measure(text, how.font, how.size, box[0], how.rtl)
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
    _measure.cache_clear()
    _widest_word.cache_clear()
    pens.forget()
    _recent.clear()
