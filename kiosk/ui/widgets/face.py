"""A touchable surface with a picture and words on it: what tiles and buttons have in common."""

from __future__ import annotations

from collections.abc import Sequence

from kivy.clock import Clock
from kivy.properties import StringProperty
from kivy.uix.widget import Widget

from kiosk.ui.widgets.card import Surface
from kiosk.ui.widgets.fit_label import FitLabel, Line
from kiosk.ui.widgets.icon import Emblem
from kiosk.ui.widgets.touchable import Touchable
from kiosk.ui.widgets.turning import start


class Face(Touchable, Surface):
    """Draws its picture and its words itself: made of widgets a tile took 107 kB, and there are a hundred.

    A kind of face makes its `lines`, lays them out in `place` as for left to right, dresses in `dress`.
    """

    icon = StringProperty("")
    changes: tuple[str, ...] = ()  # properties after a change of which it is laid out anew

    def __init__(self, **kwargs: object) -> None:
        self.emblems: list[Emblem] = []
        self.lines: tuple[Line, ...] = ()
        super().__init__(**kwargs)
        self.emblem = self.make_emblem()
        self.lines = self.make_lines()
        self.soon = Clock.create_trigger(self.write, -1)
        for name in ("pos", "size", "label", "icon", "instead", *self.changes):
            self.fbind(name, self.soon)
        self.soon()
        self.dress()

    def on_parent(self, *_: object) -> None:
        self.soon()  # taken off one screen and put on the next is one change

    @property
    def gone(self) -> bool:
        """Say whether pictures were let go of."""
        return any(emblem.gone for emblem in self.emblems) or any(line.writing.gone for line in self.lines)

    def let_go(self) -> None:
        super().let_go()
        for emblem in self.emblems:
            emblem.let_go()
        for line in self.lines:
            line.writing.let_go()

    def renew(self) -> None:
        super().renew()
        if self.gone:
            self.soon()

    def make_emblem(self) -> Emblem:
        """Return one more picture on it."""
        made = Emblem()
        self.canvas.add(made)
        self.emblems.append(made)
        return made

    def make_lines(self) -> tuple[Line, ...]:
        """Return the texts on it, each with its font and colour."""
        raise NotImplementedError

    def place(self) -> None:
        """Say what is written, and where picture and words stand."""
        raise NotImplementedError

    def write(self, *_: object) -> None:
        """Lay out and write; runs by itself before the next frame after a change.

        A spare one, on no screen, keeps no pictures and no words: they may be somebody's name.
        """
        if self.parent is None:
            self.let_go()
            for line in self.lines:
                line.text = ""
                line.writing.forget()
            return
        super().renew()
        self.place()
        for line in self.lines:
            line.fit()

    def put_picture(
        self, x: float, y: float, side: float, share: float = 1.0, radius: float | None = None
    ) -> None:
        """Put the picture at (x, y) from the lower left corner; with a `radius` (pixels) on a ground."""
        pos, size = (self.x + start(self.width, side, x), self.y + y), (side, side)
        self.emblem.draw(self.icon, pos, size, share, radius)

    def put_line(self, line: Line, x: float, y: float, width: float, height: float) -> None:
        """Give a line its box, (x, y) from the lower left corner."""
        line.box(self.x + start(self.width, width, x), self.y + y, width, height)


def texts_of(widget: Widget) -> Sequence[FitLabel | Line]:
    """Return what `widget` itself has written: of most nothing, of a face its lines."""
    if isinstance(widget, Face):
        return widget.lines
    return (widget,) if getattr(widget, "writing", None) is not None else ()
