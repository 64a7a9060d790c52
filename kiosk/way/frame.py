"""From positions to points of a picture: everything that matters in it, north up, and what lies outside cut.

North stays up in every language, also in those that run from right to left: a map is never mirrored.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import hypot
from typing import NamedTuple

from kiosk.way.distance import Located, between

LEAST_SPAN = 250.0  # metres that a map shows at least: nearer by nothing is recognised
_ROUND = (1, 2, 5)


class Point(NamedTuple):
    """In the units of the picture, from its upper left corner: `y` goes down."""

    x: float
    y: float


def dashes(start: Point, end: Point, on: float, off: float) -> Iterator[tuple[Point, Point]]:
    """Give the dashes of a line, each `on` long and `off` apart; the last one ends where the line does."""
    far, at = hypot(end.x - start.x, end.y - start.y), 0.0
    while at < far:
        first, last = (
            Point(start.x + share * (end.x - start.x), start.y + share * (end.y - start.y))
            for share in (at / far, min(1.0, (at + on) / far))
        )
        yield first, last
        at += on + off


class Box(NamedTuple):
    """A part of the picture, from its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def foot(self) -> float:
        return self.y + self.height

    def meets(self, other: Box, air: float = 0.0) -> bool:
        """Say whether both share some ground, or come nearer to each other than `air`."""
        apart = self.right + air <= other.x or other.right + air <= self.x
        return not (apart or self.foot + air <= other.y or other.foot + air <= self.y)

    def holds(self, other: Box) -> bool:
        """Say whether all of the other lies in it."""
        return (
            self.x <= other.x and self.y <= other.y and other.right <= self.right and other.foot <= self.foot
        )

    def within(self, point: Point) -> bool:
        return self.x <= point.x <= self.right and self.y <= point.y <= self.foot


class Frame:
    """Puts positions on a picture so that those of `matter` lie inside `room`."""

    def __init__(self, matter: Sequence[Located], room: Box) -> None:
        self.origin = matter[0]
        lies = [between(self.origin, one) for one in matter]
        west, east = min(one.east for one in lies), max(one.east for one in lies)
        south, north = min(one.north for one in lies), max(one.north for one in lies)
        # Units of the picture for a metre: the side that is fuller decides, of a least piece of ground.
        spans = max(east - west, LEAST_SPAN), max(north - south, LEAST_SPAN)
        self.scale = min(room.width / spans[0], room.height / spans[1])
        self._east, self._north = (west + east) / 2, (south + north) / 2
        self._middle = Point(room.x + room.width / 2, room.y + room.height / 2)

    def put(self, at: Located) -> Point:
        """Return where a position comes on the picture."""
        lies = between(self.origin, at)
        return Point(
            self._middle.x + (lies.east - self._east) * self.scale,
            self._middle.y - (lies.north - self._north) * self.scale,
        )

    def bar(self, most: float) -> int:
        """Return the metres of a bar no longer than `most` on the picture: 1, 2 or 5 with noughts."""
        found, metres = 1, 1
        for power in range(7):
            for one in _ROUND:
                metres = one * 10**power
                found = metres if metres * self.scale <= most else found
        return found


def inside(points: Sequence[Point], box: Box) -> Iterator[list[Point]]:
    """Yield the pieces of a line that lie in `box`."""
    piece: list[Point] = []
    for start, end in pairwise(points):
        cut = _cut(start, end, box)
        if cut is None:
            continue
        if not piece or piece[-1] != cut[0]:
            if len(piece) > 1:
                yield piece
            piece = [cut[0]]
        piece.append(cut[1])
    if len(piece) > 1:
        yield piece


def _cut(start: Point, end: Point, box: Box) -> tuple[Point, Point] | None:
    """Return the part of a straight line in `box`; None where there is none (Liang and Barsky, 1984)."""
    east, down, first, last = end.x - start.x, end.y - start.y, 0.0, 1.0
    for step, room in (
        (-east, start.x - box.x), (east, box.right - start.x),
        (-down, start.y - box.y), (down, box.foot - start.y),
    ):  # fmt: skip
        if step == 0:
            if room < 0:
                return None
        elif step < 0:
            first = max(first, room / step)
        else:
            last = min(last, room / step)
    if first >= last:
        return None

    def at(share: float) -> Point:
        """The ends stay as they are, so that pieces that belong together are found to."""
        return (
            start
            if share == 0
            else end
            if share == 1
            else Point(start.x + share * east, start.y + share * down)
        )

    return at(first), at(last)


def crosses(start: Point, end: Point, box: Box) -> bool:
    """Say whether a straight line goes through `box`."""
    return _cut(start, end, box) is not None
