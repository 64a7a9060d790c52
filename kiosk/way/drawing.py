"""A small map as a description: lines, marks and words with their places, for whoever can draw.

One description serves the screen, the paper and a page of central, so that all show the same. The room for
words is asked of who draws (`measure`): no word lies over another, over a mark or over the edge, and what
finds no room is left out, the least needed first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from math import hypot
from typing import Literal, NamedTuple

from kiosk.way.distance import Located, between
from kiosk.way.frame import Box, Frame, Point, inside
from kiosk.way.labels import Kind, Label, Labels, Measure
from kiosk.way.sketch import Stroke
from kiosk.way.told import Say

NEAR, MOST_OTHERS = 3000.0, 3  # metres and number of other places that decide what is shown, without 'here'
HOW_LONG = 0.3  # of the width, at most, the bar that says how far is far
MarkKind = Literal["here", "place", "other", "landmark"]


class Named(NamedTuple):
    """Something with a name on the map."""

    name: str
    at: Located


class Ground(NamedTuple):
    """What is known of the ground around a place; `here` is None where nobody said where the kiosk stands."""

    place: Named
    here: Named | None = None
    others: tuple[Named, ...] = ()
    sketch: tuple[Stroke, ...] = ()


class Sheet(NamedTuple):
    """What a map is drawn on: its size, the radius of a mark, the air between things, the width of words."""

    width: float
    height: float
    mark: float
    air: float
    measure: Measure


class Path(NamedTuple):
    """A street or water."""

    kind: str
    points: tuple[Point, ...]


class Mark(NamedTuple):
    """A pin whose point is `at`, or a circle around it, with the radius `size`."""

    kind: MarkKind
    at: Point
    size: float

    @property
    def box(self) -> Box:
        if self.kind == "place":
            return Box(self.at.x - self.size, self.at.y - PIN * self.size, 2 * self.size, PIN * self.size)
        return Box(self.at.x - self.size, self.at.y - self.size, 2 * self.size, 2 * self.size)


class Drawing(NamedTuple):
    """A map. `straight` is the crow's line from here to the place; `bar` the line under the scale's words."""

    width: float
    height: float
    paths: tuple[Path, ...]
    straight: tuple[Point, Point] | None
    marks: tuple[Mark, ...]
    labels: tuple[Label, ...]
    north: Point  # the top of an arrow that points up
    north_high: float
    bar: tuple[Point, Point]


PIN = 2.7  # radii of its head that a pin is high
_SHARES: dict[MarkKind, float] = {"here": 1.0, "place": 1.0, "other": 0.5, "landmark": 0.4}


def drawn(ground: Ground, on: Sheet, say: Say) -> Drawing:
    """Return the map of `ground` on a sheet of this size."""
    whole, edge = Box(0, 0, on.width, on.height), 2 * on.air
    room = _room(on, say)
    frame = Frame([one.at for one in that_matter(ground)], room)
    corner = Box(edge, edge, on.width - 2 * edge, on.height - 2 * edge)
    labels = Labels(corner, on.measure, on.air)
    north, high = _north(labels, corner, on, say)
    bar = _bar(labels, corner, frame, on, say)
    marks = _marks(ground, on, frame, lambda box: whole.holds(box) and labels.is_free(box))
    here = next((mark for mark, _ in marks if mark.kind == "here"), None)
    pin = marks[0][0]
    labels.straight = straight = _straight(here, pin, on.air) if here is not None else None
    for mark, _ in marks:
        labels.keep_free(mark.box)
    lines = [(one, list(inside([frame.put(at) for at in one.at], whole))) for one in ground.sketch]
    labels.streets = [pair for _, pieces in lines for piece in pieces for pair in pairwise(piece)]
    for mark, name in marks:
        labels.beside(mark.box, name, _label_kind(mark.kind))
    for stroke, pieces in lines:
        labels.along(pieces, stroke.name, "street")
    paths = tuple(Path(stroke.kind, tuple(piece)) for stroke, pieces in lines for piece in pieces)
    shown = tuple(mark for mark, _ in marks)
    return Drawing(on.width, on.height, paths, straight, shown, tuple(labels.placed), north, high, bar)


def _room(on: Sheet, say: Say) -> Box:
    """Return where marks may lie: no pin over the upper edge, none under the arrow or on the bar."""
    wide, letters = on.measure(say("way.north"), "north")
    side = 3 * on.air + max(wide, on.mark) + on.mark
    above, below = 2 * on.air + PIN * on.mark, 3 * on.air + on.mark + letters + 1  # never touching
    return Box(side, above, max(on.width - 2 * side, 1), max(on.height - above - below, 1))


def that_matter(ground: Ground) -> Sequence[Named]:
    """Return what must be seen: the place and where one stands; else a few places that one may know."""
    if ground.here is not None:
        return ground.place, ground.here
    near = sorted((between(ground.place.at, one.at).far, number) for number, one in enumerate(ground.others))
    known = [ground.others[number] for far, number in near if far <= NEAR]
    return ground.place, *known[:MOST_OTHERS]


def _marks(
    ground: Ground, on: Sheet, frame: Frame, has_room: Callable[[Box], bool]
) -> list[tuple[Mark, str]]:
    """Return the marks on the sheet with their names, the place first and then what matters most."""
    landmarks = [Named(one.name, one.at[0]) for one in ground.sketch if one.kind == "landmark"]
    named: list[tuple[MarkKind, Named]] = [("place", ground.place)]
    named += [("here", ground.here)] if ground.here is not None else []
    named += [("other", one) for one in ground.others] + [("landmark", one) for one in landmarks]
    found: list[tuple[Mark, str]] = []
    for kind, one in named:
        mark = Mark(kind, frame.put(one.at), _SHARES[kind] * on.mark)
        beside = any(mark.box.meets(other.box) for other, _ in found)
        if kind in ("place", "here") or (has_room(mark.box) and not beside):
            found.append((mark, one.name))
    return found


def _straight(here: Mark, pin: Mark, air: float) -> tuple[Point, Point] | None:
    """Return the line as the crow flies between two marks; None where they are as good as one."""
    east, down = pin.at.x - here.at.x, pin.at.y - here.at.y
    far, trim = hypot(east, down), here.size + air
    if far <= trim + air:
        return None
    share = trim / far
    return Point(here.at.x + share * east, here.at.y + share * down), pin.at


def _north(labels: Labels, corner: Box, on: Sheet, say: Say) -> tuple[Point, float]:
    """Put the letter of the north in the upper right corner; return the top of its arrow, and its height."""
    words, high = say("way.north"), 2 * on.mark
    wide, letters = on.measure(words, "north")
    side = max(wide, on.mark)
    middle = corner.right - side / 2
    labels.put(words, "north", Box(middle - wide / 2, corner.y + high, wide, letters))
    labels.keep_free(Box(corner.right - side, corner.y, side, high + letters))
    return Point(middle, corner.y), high


def _bar(labels: Labels, corner: Box, frame: Frame, on: Sheet, say: Say) -> tuple[Point, Point]:
    """Put a bar in the lower left corner, with how far that is above it."""
    metres = frame.bar(HOW_LONG * on.width)
    long = metres * frame.scale
    words = say("way.km", count=metres // 1000) if metres >= 1000 else say("way.m", count=metres)
    wide, letters = on.measure(words, "scale")
    above = corner.foot - letters - on.air
    labels.put(words, "scale", Box(corner.x, above, wide, letters))
    labels.keep_free(Box(corner.x, above, max(wide, long), letters + on.air))
    return Point(corner.x, corner.foot), Point(corner.x + long, corner.foot)


def _label_kind(kind: MarkKind) -> Kind:
    return "place" if kind == "place" else "here" if kind == "here" else "other"
