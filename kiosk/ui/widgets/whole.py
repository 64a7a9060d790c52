"""Places on whole pixels: between two, an edge is thick here and thin there, and letters lose a row.

Kivy's layouts hand out halves and thirds of pixels. What draws itself, and what others stand in, takes the
nearest whole ones as it is told its place, whoever tells it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kivy.properties import NumericProperty, ReferenceListProperty
from kivy.uix.widget import Widget

from kiosk.ui.theme import whole


class _Whole(NumericProperty):
    def set(self, obj: object, value: float) -> object:
        return super().set(obj, whole(value))


class _Wholes(ReferenceListProperty):
    def set(self, obj: object, value: Sequence[float]) -> object:
        return super().set(obj, [whole(one) for one in value])


class OnPixels(Widget):
    """A widget whose corners lie on whole pixels, and with them all that is drawn in it on whole ones."""

    x, y, width, height = _Whole(0), _Whole(0), _Whole(100), _Whole(100)
    pos, size = _Wholes(x, y), _Wholes(width, height)


def in_line(start: float, lengths: Sequence[float], gap: int) -> Iterator[tuple[int, int]]:
    """Return where parts of these lengths begin in a line, and how long they are, all in whole pixels.

    The gaps are the same everywhere; what is lost and won by rounding the parts is not lost to the line.
    """
    begin, done = whole(start), 0.0
    for number, length in enumerate(lengths):
        low, done = whole(done), done + length
        yield begin + low + number * gap, whole(done) - low
