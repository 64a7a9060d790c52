"""The description of a map as what a page draws (SVG): whole numbers, each shape with its class."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kiosk.way.drawing import PIN, Drawing, Mark, Sheet
from kiosk.way.labels import Kind

# A page knows no widths of letters: estimated, as shares of their size (Noto Sans, regular and bold).
_WIDE, _WIDE_BOLD = 0.52, 0.57
_BOLD = ("place", "here", "north")
_CIRCLES = {"here": (("ring", 1.0), ("hole", 0.72), ("ring", 0.46)), "place": (("pin", 1.0), ("hole", 0.4))}
_DOT = (("dot", 1.0),)


class Shape(NamedTuple):
    """A circle, or with `points` what goes through them."""

    kind: str  # the class
    x: int = 0
    y: int = 0
    radius: int = 0
    points: str = ""


class Text(NamedTuple):
    """Words on free ground, around their middle."""

    kind: Kind
    words: str
    x: int
    y: int  # of the baseline
    left: int
    top: int
    width: int
    height: int


class DrawnMap(NamedTuple):
    """A map in the order in which it is drawn: lines, ground of words, marks, words."""

    width: int
    height: int
    size: int  # of the letters
    lines: tuple[Shape, ...]
    texts: tuple[Text, ...]
    marks: tuple[Shape, ...]
    arrow: str


def sheet(width: int, height: int, size: int) -> Sheet:
    """Return what to draw on, with letters of `size`."""

    def measure(text: str, kind: Kind) -> tuple[float, float]:
        share = _WIDE_BOLD if kind in _BOLD else _WIDE
        return len(text) * share * size + size * 0.5, size * 1.3

    return Sheet(width, height, round(size * 0.8), round(size * 0.4), measure)


def drawn_map(drawing: Drawing, size: int) -> DrawnMap:
    """Return a map as a page draws it, with letters of `size`."""
    top, high = drawing.north, drawing.north_high
    arrow = [(0.0, 0.0), (0.3, 1.0), (0.0, 0.78), (-0.3, 1.0)]
    marks = tuple(shape for mark in reversed(drawing.marks) for shape in _shapes(mark))
    return DrawnMap(
        round(drawing.width), round(drawing.height), size, tuple(_lines(drawing, size)),
        tuple(_text(*one) for one in drawing.labels), marks,
        _points((top.x + x * high, top.y + y * high) for x, y in arrow),
    )  # fmt: skip


def _lines(drawing: Drawing, size: int) -> Iterator[Shape]:
    """Water, then streets between two lines that run one into the other."""
    for kind, look in (("water", "water"), ("street", "street"), ("street", "lane")):
        yield from (Shape(look, points=_points(one.points)) for one in drawing.paths if one.kind == kind)
    if drawing.straight is not None:
        yield Shape("crow", points=_points(drawing.straight))
    (left, foot), (right, _) = drawing.bar
    tick = foot - size * 0.4
    yield Shape("bar", points=_points([(left, tick), (left, foot), (right, foot), (right, tick)]))


def _text(kind: Kind, words: str, box: tuple[float, float, float, float]) -> Text:
    x, y, width, height = box
    ground = round(x), round(y), round(width), round(height)
    return Text(kind, words, round(x + width / 2), round(y + height * 0.76), *ground)


def _shapes(mark: Mark) -> Iterator[Shape]:
    (x, y), size, head = mark.at, mark.size, mark.at.y
    if mark.kind == "place":
        head, side = y - (PIN - 1) * size, size * 0.86
        body = [(x - side, head + size * 0.5), (x, y), (x + side, head + size * 0.5)]
        yield Shape("pin", points=_points(body))
    for kind, share in _CIRCLES.get(mark.kind, _DOT):
        yield Shape(kind, round(x), round(head), round(size * share))


def _points(points: Iterable[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
