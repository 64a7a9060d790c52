"""The words on a map: each beside its mark or on its street, none over another, a mark or the edge."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from math import hypot
from typing import Literal, NamedTuple

from kiosk.way.frame import Box, Point, crosses

Kind = Literal["here", "place", "other", "street", "north", "scale"]
Measure = Callable[[str, Kind], tuple[float, float]]  # width and height of a text on one line
WIDEST = 0.55  # of the width of the map: a longer name loses its last words
CUT = "…"


class Label(NamedTuple):
    """Words in a box that is as large as they are."""

    kind: Kind
    text: str
    box: Box


class Labels:
    """Finds a place for words, the first that ask before the others."""

    def __init__(
        self, room: Box, measure: Measure, air: float, straight: tuple[Point, Point] | None = None
    ) -> None:
        self.room, self.measure, self.air, self.straight = room, measure, air, straight
        self.placed: list[Label] = []
        self._taken: list[Box] = []

    def keep_free(self, box: Box) -> None:
        """Let no words come here."""
        self._taken.append(box)

    def put(self, text: str, kind: Kind, box: Box) -> None:
        """Put words where they have to be."""
        self.placed.append(Label(kind, text, box))
        self._taken.append(box)

    def beside(self, mark: Box, text: str, kind: Kind) -> None:
        """Put a name beside its mark, where it covers nothing; rather on the crow's line than nowhere."""
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
        free = [one for one in spots if self.room.holds(one) and not self._meets(one)]
        clear = [one for one in free if self.straight is None or not crosses(*self.straight, one)]
        for box in (*clear[:1], *free[:1]):
            self.put(words, kind, box)
            return True
        return False

    def _meets(self, box: Box) -> bool:
        return any(box.meets(other, self.air / 2) for other in self._taken)


def _around(mark: Box, size: tuple[float, float], air: float) -> Iterator[Box]:
    """Yield the places beside a mark, the best first: right, left, below, above, then the corners."""
    wide, high = size
    middle_x, middle_y = mark.x + mark.width / 2 - wide / 2, mark.y + mark.height / 2 - high / 2
    right, left = mark.right + air, mark.x - air - wide
    below, above = mark.foot + air, mark.y - air - high
    for x, y in (
        (right, middle_y), (left, middle_y), (middle_x, below), (middle_x, above),
        (right, above), (left, above), (right, below), (left, below),
    ):  # fmt: skip
        yield Box(x, y, wide, high)
    for share in (0.25, 0.75):  # below or above, and moved aside: near an edge the middle has no room
        for y in (below, above):
            yield Box(mark.x + mark.width / 2 - wide * share, y, wide, high)
            yield Box(mark.x + mark.width / 2 - wide * (1 - share * 0.2), y, wide, high)
