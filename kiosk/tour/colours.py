"""Contrast of words, edges and icons (WCAG 2.2, 1.4.6 and 1.4.11), computed from the colours they have.

No picture is needed, so this holds in every language, size and mode that is looked at; that the colours come
to the screen so is measured on the pictures of the tour (kiosk.tour.checks).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kivy.core.window import Window
from kivy.uix.widget import Widget

from kiosk.site.contrast import contrast
from kiosk.ui import theme
from kiosk.ui.widgets.bar import Bar
from kiosk.ui.widgets.card import Surface
from kiosk.ui.widgets.field import Field
from kiosk.ui.widgets.fit_label import FitLabel, Line
from kiosk.ui.widgets.keyboard import Keyboard
from kiosk.ui.widgets.touchable import Touchable

LARGE = 32.0  # design pixels from which 4.5:1 is enough for words, else 7:1 (AAA)
LEAST_SHAPE = 3.0  # of an edge that says where to touch, of an icon, of a step of the progress


def faint(widgets: Sequence[Widget], written: Sequence[FitLabel | Line]) -> Iterator[str]:
    """Say which words, edges and icons stand out too little from what is behind them, one line each."""
    for words in written:
        if not waits(words):
            yield from _words(words)
    for widget in widgets:
        if isinstance(widget, Touchable | Field) and isinstance(widget, Surface) and _usable(widget):
            yield from _edge(widget)
        yield from _icons(widget)


def least_of(words: FitLabel | Line) -> float:
    """Return the contrast that words of this size need."""
    return 4.5 if words.writing.size >= theme.px(LARGE) else 7.0


def waits(words: FitLabel | Line) -> bool:
    """Say whether the words stand on a button that cannot be used yet: WCAG leaves those out."""
    return not _usable(words.parent)


def hexed(rgba: Sequence[float]) -> str:
    """Return a colour of 0 to 1 as `#rrggbb`."""
    return "#{:02x}{:02x}{:02x}".format(*(round(255 * part) for part in rgba[:3]))


def _usable(widget: Widget) -> bool:
    return not isinstance(widget, Touchable) or widget.enabled


def _words(words: FitLabel | Line) -> Iterator[str]:
    ratio = _ratio(words.writing.rgba, _behind(words.parent))
    if ratio < least_of(words):
        yield f"pale, {ratio:.1f}:1: {words.writing.text!r}"


def _edge(widget: Surface) -> Iterator[str]:
    """What can be touched is seen by its edge, or by its colour where it has none."""
    around = _behind(widget.parent)
    ratio = max(_ratio(widget.edge, around), _ratio(widget.fill, around))
    if ratio < LEAST_SHAPE:
        yield f"faint edge, {ratio:.1f}:1: {getattr(widget, 'label', '') or 'the field'!r}"


def _icons(widget: Widget) -> Iterator[str]:
    for emblem in getattr(widget, "emblems", None) or (getattr(widget, "emblem", None),):
        if emblem is None or emblem.ink is None or not _usable(widget):
            continue
        behind = _behind(widget) if emblem.ground is None else hexed(emblem.ground)
        ratio = _ratio(emblem.ink, behind)
        if ratio < LEAST_SHAPE:
            name = getattr(widget, "label", "") or getattr(widget, "name", "")
            yield f"faint icon, {ratio:.1f}:1: {name!r}"


def _behind(widget: Widget) -> str:
    """Return the colour behind what stands on `widget`: its own, else that of what it stands on."""
    while widget is not None and widget is not Window:
        if isinstance(widget, Surface) and widget.fill[3]:
            return hexed(widget.fill)
        if isinstance(widget, Keyboard) or (isinstance(widget, Bar) and widget.typing):
            return hexed(theme.rgba(theme.SAND))
        widget = widget.parent
    return hexed(theme.rgba(theme.PAPER))


def _ratio(ink: Sequence[float], behind: str) -> float:
    return contrast(hexed(ink), behind)
