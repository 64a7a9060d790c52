"""A map on paper, black on white: streets between two lines, the crow's line in dashes, a pin.

It is drawn from the description of kiosk.way, the same that the screen shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PIL import Image, ImageDraw

from kiosk.devices.paper.lettering import Lettering
from kiosk.devices.paper.measures import BLACK, WHITE, Measures
from kiosk.direction.letters import reads_rtl
from kiosk.receipts.model import Map
from kiosk.way.drawing import PIN, Drawing, Mark, Sheet
from kiosk.way.frame import Point, dashes
from kiosk.way.labels import Kind

_FINER = 4  # drawn so many times larger and then shrunk: round edges
_INSIDE = 6  # dots between the frame and the map
Dots = tuple[float, float]


def map_strip(m: Measures, rtl: bool, block: Map) -> Image.Image:
    """Return the map in its frame, as wide as the words may be."""
    width = m.width - 2 * m.margin
    height = round(width * block.share)

    def measure(text: str, kind: Kind) -> tuple[float, float]:
        letters = _letters(m, kind)
        return letters.width(text) + 4, letters.step(text)

    inside = width - 2 * _INSIDE, height - 2 * _INSIDE
    drawing = block.draw(Sheet(*inside, round(m.body.size * 0.62), round(m.body.size * 0.3), measure))
    strip = Image.new("L", (m.width, height), WHITE)
    strip.paste(_shapes(drawing), (m.margin + _INSIDE, _INSIDE))
    pen = ImageDraw.Draw(strip)
    pen.rounded_rectangle((m.margin, 0, m.margin + width - 1, height - 1), radius=14, outline=BLACK, width=3)
    for label in drawing.labels:
        letters, box = _letters(m, label.kind), label.box
        left, top = m.margin + _INSIDE + box.x, _INSIDE + box.y
        if label.kind not in ("north", "scale"):
            pen.rectangle((left, top + 2, left + box.width, top + box.height - 1), fill=WHITE)
        baseline = round(top + (box.height - letters.line_height) / 2 + letters.rise)
        letters.draw(pen, round(left + 2), baseline, label.text, rtl=reads_rtl(label.text, rtl))
    return strip


def _letters(m: Measures, kind: Kind) -> Lettering:
    return m.label if kind in ("place", "here", "north") else m.small


def _shapes(drawing: Drawing) -> Image.Image:
    """Return everything but the words, each dot the darker of what lies on it."""
    size = round(drawing.width), round(drawing.height)
    large = Image.new("L", (size[0] * _FINER, size[1] * _FINER), WHITE)
    pen = ImageDraw.Draw(large)
    _ground(pen, drawing)
    if drawing.straight is not None:
        _dashes(pen, *drawing.straight, 5, 14, 10)
    for mark in reversed(drawing.marks):
        _mark(pen, mark)
    _arrow(pen, drawing.north, drawing.north_high)
    (left, foot), (right, _) = drawing.bar
    _lines(pen, [(left, foot - 8), (left, foot), (right, foot), (right, foot - 8)], 3)
    return large.resize(size, Image.Resampling.BOX)


def _ground(pen: ImageDraw.ImageDraw, drawing: Drawing) -> None:
    """Water in dots, streets between two lines, one into the other; nothing under the arrow and the bar."""
    streets = [path.points for path in drawing.paths if path.kind != "water"]
    for path in drawing.paths:
        for start, end in pairwise(path.points) if path.kind == "water" else ():
            _dashes(pen, start, end, 3, 4, 6)
    for width, fill in ((8, BLACK), (4, WHITE)):
        for points in streets:
            line = [(x * _FINER, y * _FINER) for x, y in points]
            pen.line(line, fill=fill, width=width * _FINER, joint="curve")
    for label in drawing.labels:
        if label.kind in ("north", "scale"):
            x, y, right, foot = label.box.x, label.box.y, label.box.right, label.box.foot
            if label.kind == "north":
                y, x, right = drawing.north.y, min(x, drawing.north.x - 12), max(right, drawing.north.x + 12)
            else:
                right, foot = max(right, drawing.bar[1].x), drawing.bar[1].y
            corners = (x - 4, y - 2, right + 4, foot + 4)
            pen.rectangle([one * _FINER for one in corners], fill=WHITE)


def _lines(pen: ImageDraw.ImageDraw, points: Sequence[Dots], width: float) -> None:
    pen.line([(x * _FINER, y * _FINER) for x, y in points], fill=BLACK, width=round(width * _FINER))


def _dashes(pen: ImageDraw.ImageDraw, start: Point, end: Point, width: float, on: float, off: float) -> None:
    for ends in dashes(start, end, on, off):
        _lines(pen, ends, width)


def _circle(pen: ImageDraw.ImageDraw, at: Dots, radius: float, fill: int) -> None:
    x, y = at[0] * _FINER, at[1] * _FINER
    side = radius * _FINER
    pen.ellipse((x - side, y - side, x + side, y + side), fill=fill)


def _mark(pen: ImageDraw.ImageDraw, mark: Mark) -> None:
    """A pin with a hole; a ring with a dot where one stands; a dot for what else is known."""
    at, size = mark.at, mark.size
    if mark.kind == "place":
        head = at.x, at.y - (PIN - 1) * size
        corners = [(at.x - size * 0.86, head[1] + size * 0.5), (at.x + size * 0.86, head[1] + size * 0.5), at]
        pen.polygon([(x * _FINER, y * _FINER) for x, y in corners], fill=BLACK)
        _circle(pen, head, size, BLACK)
        _circle(pen, head, size * 0.4, WHITE)
    elif mark.kind == "here":
        for share, fill in ((1.0, BLACK), (0.72, WHITE), (0.46, BLACK)):
            _circle(pen, at, size * share, fill)
    else:
        _circle(pen, at, size + 2, WHITE)
        _circle(pen, at, size, BLACK)


def _arrow(pen: ImageDraw.ImageDraw, top: Point, high: float) -> None:
    side = high * 0.3
    points = [
        (top.x, top.y),
        (top.x + side, top.y + high),
        (top.x, top.y + high * 0.78),
        (top.x - side, top.y + high),
    ]
    pen.polygon([(x * _FINER, y * _FINER) for x, y in points], fill=BLACK)
