"""A text that is never cut off: it takes the largest of its sizes at which all words fit its box."""

from __future__ import annotations

from collections.abc import Sequence

from kivy.clock import Clock
from kivy.properties import BooleanProperty, ListProperty, ObjectProperty, OptionProperty, StringProperty
from kivy.uix.widget import Widget

from kiosk.ui import theme
from kiosk.ui.text.drawn import fitting, measure
from kiosk.ui.text.writing import Writing
from kiosk.ui.widgets.pictured import Pictured

_TURNED = {"left": "right", "right": "left", "center": "center"}


class Fitting:
    """What a label and a line have in common.

    `sizes` are design pixels, the largest first, as usual: the person may need larger ones.
    `halign` is that of a language from left to right: in one from right to left, left is right.
    """

    writing: Writing
    says = ""  # what is said for it to everybody, where few words stand for more
    instead = ""  # what is said for it where others listen: it shows what somebody typed
    speaks = ""  # its language, where it is not that of the visit
    aloud = True  # False: what it stands on says it
    last = False  # read aloud behind all else: what a screen asks comes first
    ticks = False  # counts down: a change of it is no news

    def fit(self, *_: object) -> None:
        """Write anew."""
        rtl = self._runs_left()
        across = _TURNED[self.halign] if rtl else self.halign
        self.writing.write(self.text, self.font_name, self.ladder(), self.size, (across, self.valign), rtl)
        self.put()

    def ladder(self) -> Sequence[float]:
        """Return the sizes that may be taken, design pixels."""
        return self.sizes if self.exact else theme.down_to(self.sizes)

    def _runs_left(self) -> bool:
        return theme.tokens.rtl if self.rtl is None else self.rtl

    def put(self, *_: object) -> None:
        """Move the words to where the box is."""
        self.writing.place(*self.pos)


class Line(Fitting):
    """One text of a widget that draws its parts itself: a widget for each takes six times the memory.

    The widget says where it stands, in its own coordinates of the parent, and calls `fit`.
    """

    def __init__(self, parent: Widget, font_name: str = "Regular", colour: str = theme.INK) -> None:
        self.parent, self.font_name = parent, font_name
        self.text, self.halign, self.valign = "", "left", "middle"
        self.exact = False
        self.most = float("inf")  # design pixels: no larger than its neighbours
        self.rtl: bool | None = None
        self.sizes: Sequence[float] = theme.BODY
        self.x = self.y = self.width = self.height = 0.0
        self.writing = Writing()
        self.writing.colour(theme.rgba(colour))
        parent.canvas.add(self.writing)

    def ladder(self) -> Sequence[float]:
        sizes = super().ladder()
        return [size for size in sizes if size <= self.most] or sizes[-1:]

    def largest(self) -> float:
        """Return the size it would take by itself, design pixels."""
        box, sizes = self.size, super().ladder()
        if not self.text.strip() or min(box) <= 1:
            return float("inf")
        taken, _ = fitting(
            self.text, self.font_name, [theme.px(one) for one in sizes], box, self._runs_left()
        )
        return next(size for size in sizes if theme.px(size) == taken)

    def fits(self, least: float = 0.0) -> bool:
        """Say whether its box takes the words in one of its sizes from `least` on, design pixels."""
        sizes = [theme.px(size) for size in super().ladder() if size >= least]
        return (
            not self.text.strip()
            or fitting(self.text, self.font_name, sizes, self.size, self._runs_left())[1]
        )

    def high(self) -> float:
        """Return the pixels its words take from top to bottom, no more than its box."""
        if not self.text.strip() or min(self.size) <= 1:
            return 0.0
        sizes, rtl = [theme.px(one) for one in self.ladder()], self._runs_left()
        size, _ = fitting(self.text, self.font_name, sizes, self.size, rtl)
        return min(measure(self.text, self.font_name, size, self.width, rtl).height, self.height)

    @property
    def pos(self) -> tuple[float, float]:
        return self.x, self.y

    @property
    def size(self) -> tuple[float, float]:
        return self.width, self.height

    def box(self, x: float, y: float, width: float, height: float) -> None:
        """Stand in this box from now on, pixels."""
        self.x, self.y, self.width, self.height = x, y, width, height

    def to_window(self, x: float, y: float) -> tuple[float, float]:
        """As of a widget."""
        return self.parent.to_window(x, y)


class FitLabel(Pictured, Fitting, Widget):
    """A text in a box of its own."""

    text = StringProperty("")
    font_name = StringProperty("Regular")
    sizes = ListProperty(theme.BODY)
    color = ListProperty([0, 0, 0, 1])
    halign = OptionProperty("left", options=("left", "center", "right"))
    valign = OptionProperty("middle", options=("top", "middle", "bottom"))

    exact = BooleanProperty(False)  # large enough for everybody: not enlarged
    rtl = ObjectProperty(None, allownone=True)  # the direction of these words, where it is not the screen's

    def __init__(self, **kwargs: object) -> None:
        self.writing = Writing()
        self._fit = Clock.create_trigger(self.fit, -1)  # by itself before the next frame after a change
        kwargs.setdefault("color", theme.rgba(theme.INK))
        super().__init__(**kwargs)
        self.canvas.add(self.writing)
        for name in ("size", "text", "sizes", "font_name", "halign", "valign", "rtl"):
            self.fbind(name, self._fit)
        self.fbind("pos", self.put)
        self.fbind("color", self._tint)
        self._tint()
        self._fit()

    def let_go(self) -> None:
        self.writing.let_go()

    def renew(self) -> None:
        if self.writing.gone:
            self._fit()

    def _tint(self, *_: object) -> None:
        self.writing.colour(self.color)
