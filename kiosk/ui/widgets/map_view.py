"""A map on the screen: the description of kiosk.way drawn in lines and shapes, its words as any other words.

North is up in every language: a map is the one thing that is not turned round.
"""

from __future__ import annotations

from collections.abc import Callable

from kivy.graphics import Color, InstructionGroup, Rectangle, SmoothEllipse, SmoothLine, SmoothTriangle

from kiosk.ui import theme
from kiosk.ui.text.drawn import measure
from kiosk.ui.theme import px, rgba, whole
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.fit_label import FitLabel
from kiosk.way.drawing import PIN, Drawing, Mark, Sheet
from kiosk.way.frame import Box, Point, dashes
from kiosk.way.labels import Kind

INSET = 10  # design pixels between the edge of the card and the map
MARK, AIR = 20, 10  # radius of a mark, and what stays free between things, design pixels
STREET, LANE, WATER = 14, 9, 18  # width of a street, of what is white of it, of water, design pixels
DASH, BETWEEN, STROKE = 16, 12, 3  # of the crow's line
LINE_ROOM = 10_000  # pixels: words of a map stand on one line


class MapWord(FitLabel):
    """Seen and not said: what a map says aloud is one sentence, beside it."""

    aloud = False


class MapView(Card):
    """Shows what `draw` makes for its size; nothing while there is none."""

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("size_hint", (None, None))
        super().__init__(**kwargs)
        self._shapes = InstructionGroup()
        self.canvas.insert(int(self.canvas.has_before) + 1, self._shapes)
        self._map: Callable[[Sheet], Drawing] | None = None
        self.fbind("size", self._place)

    def show(self, draw: Callable[[Sheet], Drawing] | None) -> None:
        """Show this map."""
        self._map = draw
        self._place()

    def _place(self, *_: object) -> None:
        self._shapes.clear()
        self.clear_widgets()
        inset = whole(px(INSET))
        wide, high = self.width - 2 * inset, self.height - 2 * inset
        if self._map is None or min(wide, high) < px(120):
            return
        drawing = self._map(Sheet(wide, high, px(MARK), px(AIR), _measure))
        self._land(drawing)
        for label in drawing.labels:
            self._word(label.kind, label.text, label.box)
        if drawing.straight is not None:
            self._colour(theme.INK)
            self._dashes(*drawing.straight)
        for mark in reversed(drawing.marks):
            self._mark(mark)
        self._arrow(drawing)

    def _at(self, point: Point) -> tuple[float, float]:
        """Return where a point of the map lies on the card: `y` goes up here."""
        inset = whole(px(INSET))
        return inset + point.x, self.height - inset - point.y

    # --- what it is drawn with

    def _colour(self, name: str) -> None:
        self._shapes.add(Color(*rgba(name)))

    def _line(self, points: list[tuple[float, float]], width: float) -> None:
        flat = [one for point in points for one in point]
        self._shapes.add(SmoothLine(points=flat, width=width / 2, cap="none", joint="round"))

    def _circle(self, at: tuple[float, float], radius: float) -> None:
        """On whole pixels, so that circles around the same point are as wide all around."""
        half = whole(radius)
        self._shapes.add(
            SmoothEllipse(pos=(whole(at[0]) - half, whole(at[1]) - half), size=(2 * half, 2 * half))
        )

    def _free(self, box: Box) -> None:
        """Let nothing shine through under words."""
        x, foot = self._at(Point(box.x, box.foot))
        self._shapes.add(Rectangle(pos=(whole(x), whole(foot)), size=(whole(box.width), whole(box.height))))

    # --- what it shows

    def _land(self, drawing: Drawing) -> None:
        """Water, then streets between two lines that run one into the other."""
        for kind, colour, width in (
            ("water", theme.TINT, WATER), ("street", theme.EDGE, STREET), ("street", theme.CARD, LANE),
        ):  # fmt: skip
            self._colour(colour)
            for path in drawing.paths:
                if path.kind == kind:
                    self._line([self._at(point) for point in path.points], px(width))
        self._colour(theme.CARD)
        for label in drawing.labels:
            self._free(label.box)
        start, end = drawing.bar
        self._free(Box(start.x, start.y - px(AIR), end.x - start.x, 2 * px(AIR)))
        self._colour(theme.INK)
        tick = Point(0, px(8))
        ends = [Point(start.x, start.y - tick.y), start, end, Point(end.x, end.y - tick.y)]
        self._line([self._at(point) for point in ends], px(STROKE))

    def _dashes(self, start: Point, end: Point) -> None:
        for ends in dashes(start, end, px(DASH), px(BETWEEN)):
            self._line([self._at(point) for point in ends], px(STROKE + 1))

    def _mark(self, mark: Mark) -> None:
        """A pin with a hole; a ring with a dot where one stands; a dot for what else is known."""
        at, size = self._at(mark.at), mark.size
        if mark.kind == "place":
            head = at[0], at[1] + (PIN - 1) * size
            self._colour(theme.ACCENT)
            side = size * 0.86
            low = head[1] - size * 0.5
            self._shapes.add(SmoothTriangle(points=[at[0] - side, low, *at, at[0] + side, low]))
            self._circle(head, size)
            self._colour(theme.CARD)
            self._circle(head, size * 0.4)
            return
        rings = ((1.0, theme.INK), (0.72, theme.CARD), (0.46, theme.INK))
        for share, colour in rings if mark.kind == "here" else ((1.4, theme.CARD), (1.0, theme.SOFT)):
            self._colour(colour)
            self._circle(at, size * share)

    def _arrow(self, drawing: Drawing) -> None:
        """An arrow that points up, in two halves so that its foot is notched."""
        top, high = drawing.north, drawing.north_high
        self._colour(theme.INK)
        for side in (-0.3, 0.3):
            corners = [top, Point(top.x + side * high, top.y + high), Point(top.x, top.y + 0.78 * high)]
            flat = [one for corner in corners for one in self._at(corner)]
            self._shapes.add(SmoothTriangle(points=flat))

    def _word(self, kind: Kind, text: str, box: Box) -> None:
        x, foot = self._at(Point(box.x, box.foot))
        font, size = _type(kind)
        pos, room = (whole(x), whole(foot)), (whole(box.width), whole(box.height))
        self.add_widget(
            MapWord(
                text=text, font_name=font, sizes=(size,), exact=True, halign="center", pos=pos, size=room,
                size_hint=(None, None),
            )
        )  # fmt: skip


def _type(kind: Kind) -> tuple[str, float]:
    strong = kind in ("place", "here", "north")
    return "SemiBold" if strong else "Regular", theme.read_type(theme.NOTE[0] if strong else theme.LABEL[0])


def _measure(text: str, kind: Kind) -> tuple[float, float]:
    font, size = _type(kind)
    found = measure(text, font, px(size), LINE_ROOM, theme.tokens.rtl)
    return whole(found.line) + 2 * whole(px(4)), found.height
