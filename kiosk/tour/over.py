"""What stands over something else: words over words, over a button that is not theirs, over a picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from kivy.uix.image import Image
from kivy.uix.widget import Widget

from kiosk.tour.box import Box
from kiosk.ui import theme
from kiosk.ui.widgets.face import Face
from kiosk.ui.widgets.fit_label import FitLabel, Line
from kiosk.ui.widgets.icon import Badge, Icon
from kiosk.ui.widgets.keyboard import Key
from kiosk.ui.widgets.square import Square
from kiosk.ui.widgets.touchable import Touchable

Words = Sequence[FitLabel | Line]
LITTLE = 6  # design pixels: the box of a line is higher than its letters, that of a picture wider than it


def overlaps(widgets: Sequence[Widget], words: Words) -> Iterator[str]:
    """Return what stands over something else, one line each."""
    said = [(drawn(one), _holders(one)) for one in words]
    for (one, _), (other, _) in combinations(said, 2):
        if _over(one, other):
            yield f"words over words: {one.name!r} and {other.name!r}"
    buttons = [one for one in widgets if isinstance(one, Touchable) and (one.label or isinstance(one, Key))]
    for (text, holders), button in product(said, buttons):
        if button not in holders and _over(text, _box(button, button.action)):
            yield f"words over a button: {text.name!r} and {button.action} {button.label!r}"
    for box, holders in pictures(widgets):
        for text, on in said:
            told = any(button in holders and button not in on for button in buttons)  # as over a button
            if _over(text, box) and not told:
                yield f"words over a picture: {text.name!r} and {box.name}"
        for button in buttons:
            if button not in holders and _over(box, _box(button, button.action)):
                yield f"a picture over a button: {box.name} and {button.action} {button.label!r}"


def drawn(widget: FitLabel | Line) -> Box:
    """Return where the words of `widget` really stand."""
    writing, (x, y) = widget.writing, widget.to_window(*widget.pos)
    left, low, width, height = writing.place_of_words
    return Box(writing.text, x + left - widget.x, y + low - widget.y, width, height)


def pictures(widgets: Sequence[Widget]) -> Iterator[tuple[Box, Sequence[Widget]]]:
    """Walk the pictures that are drawn, each with what it stands on: itself first."""
    for widget in widgets:
        if isinstance(widget, Icon | Badge):
            emblems, name = [widget.emblem], widget.name
        elif isinstance(widget, Face):
            emblems, name = widget.emblems, widget.icon
        else:
            emblems, name = [], ""
            if isinstance(widget, Square | Image) and getattr(
                widget, "url", getattr(widget, "texture", None)
            ):
                yield _box(widget, type(widget).__name__.lower()), _holders(widget)
        for emblem in emblems:
            if (place := emblem.place) is not None:
                (x, y), (width, height) = place
                yield Box(name, *widget.to_window(x, y), width, height), _holders(widget)


def _box(widget: Widget, name: str) -> Box:
    return Box(name, *widget.to_window(*widget.pos), widget.width, widget.height)


def _over(one: Box, other: Box) -> bool:
    return one.gap(other) < -theme.px(LITTLE)


def _holders(widget: Widget | Line) -> list[Widget]:
    """Return the widget and all that it stands on."""
    found: list[Widget] = [widget] if isinstance(widget, Widget) else []
    while widget is not None and widget is not getattr(widget, "parent", None):
        widget = getattr(widget, "parent", None)
        if isinstance(widget, Widget):
            found.append(widget)
    return found
