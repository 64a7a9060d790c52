"""The words on a map: each beside its mark or on its street, none over another, a mark or the edge."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from math import hypot
from typing import Literal, NamedTuple

from kiosk.way.frame import Box, Point, crosses

Kind = Literal["here", "place", "other", "street", "north", "scale"]
Measure = Callable[[str, Kind], tuple[float, float]]  # width and height of a text on one line
WIDEST = 0.7  # of the width of the map: a longer name loses its last words
CUT = "…"


class Label(NamedTuple):
    """Words in a box that is as large as they are."""

    kind: Kind
    text: str
    box: Box


class Labels:
    """Finds a place for words, the first that ask before the others."""

    def __init__(self, room: Box, measure: Measure, air: float) -> None:
        self.room, self.measure, self.air = room, measure, air
        self.straight: tuple[Point, Point] | None = None  # the crow's line: covered by no name of another
        self.streets: list[tuple[Point, Point]] = []  # rather not covered by the name of something else
        self.placed: list[Label] = []
        self._taken: list[Box] = []

    def keep_free(self, box: Box) -> None:
        """Let no words come here."""
        self._taken.append(box)

    def is_free(self, box: Box) -> bool:
        """Say whether nothing lies here yet."""
        return not any(box.meets(other, self.air / 2) for other in self._taken)

    def put(self, text: str, kind: Kind, box: Box) -> None:
        """Put words where they have to be."""
        self.placed.append(Label(kind, text, box))
        self._taken.append(box)

    def beside(self, mark: Box, text: str, kind: Kind) -> None:
        """Put a name beside its mark, where it covers nothing."""
        for words in self._shorter(text, kind):
            if self._try(words, kind, list(_around(mark, self.measure(words, kind), self.air))):
                return

    def along(self, pieces: Sequence[Sequence[Point]], text: str, kind: Kind) -> None:
        """Put the name of a street on it, in the middle of its longest straight part that has room."""
        words = next(self._shorter(text, kind), "")
        if not words:
            return
        parts = [pair for piece in pieces for pair in pairwise(piece)]
        parts.sort(key=lambda pair: -hypot(pair[1].x - pair[0].x, pair[1].y - pair[0].y))
        wide, high = self.measure(words, kind)
        spots = []
        for start, end in parts:
            for share in (0.5, 0.3, 0.7, 0.15, 0.85):
                x, y = start.x + share * (end.x - start.x), start.y + share * (end.y - start.y)
                spots.append(Box(x - wide / 2, y - high / 2, wide, high))
        self._try(words, kind, spots)

    def _shorter(self, text: str, kind: Kind) -> Iterator[str]:
        """Yield the words as they are, then with fewer and fewer of them; none wider than a map bears."""
        words = text.split()
        for count in range(len(words), 0, -1):
            shown = " ".join(words[:count]) + (CUT if count < len(words) else "")
            if self.measure(shown, kind)[0] <= WIDEST * self.room.width:
                yield shown

    def _try(self, words: str, kind: Kind, spots: Sequence[Box]) -> bool:
        free = [one for one in spots if self.room.holds(one) and self.is_free(one)]
        clear = [one for one in free if self.straight is None or not crosses(*self.straight, one)]
        over = free if kind in ("place", "here") else []  # rather on the crow's line than nowhere
        if kind == "other":
            clear.sort(key=lambda box: sum(crosses(*street, box) for street in self.streets))
        for box in (*clear[:1], *over[:1]):
            self.put(words, kind, box)
            return True
        return False


def _around(mark: Box, size: tuple[float, float], air: float) -> Iterator[Box]:
    """Yield the places beside a mark, the best first: right and left, below and above, then askew."""
    wide, high = size
    middle_x, middle_y = mark.x + mark.width / 2, mark.y + mark.height / 2
    right, left = mark.right + air, mark.x - air - wide
    for share in (0.5, 0.1, 0.9):  # of its height that lies above the middle of the mark
        for x in (right, left):
            yield Box(x, middle_y - share * high, wide, high)
    below, above = mark.foot + air, mark.y - air - high
    for share in (0.5, 0.25, 0.75, 0.05, 0.95):  # of its width: near an edge the middle has no room
        for y in (below, above):
            yield Box(middle_x - share * wide, y, wide, high)
    for x in (right, left):
        for y in (above, below):
            yield Box(x, y, wide, high)
