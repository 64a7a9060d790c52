"""What a person sees, in the order in which it is read: for reading aloud, for the tour, for the checks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kivy.uix.widget import Widget

from kiosk.ui.theme import tokens
from kiosk.ui.widgets.face import texts_of
from kiosk.ui.widgets.field import Field
from kiosk.ui.widgets.fit_label import FitLabel, Line
from kiosk.ui.widgets.keyboard import Keyboard
from kiosk.ui.widgets.touchable import Touchable


class Spot(NamedTuple):
    """A place on the screen and what stands there."""

    widget: Widget
    texts: tuple[str, ...]


def seen(root: Widget) -> Iterator[Widget]:
    """Walk the widgets a person can see, front to back within each parent."""
    if not root.opacity:
        return
    yield root
    for child in root.children:
        yield from seen(child)


def written(root: Widget) -> Iterator[FitLabel | Line]:
    """Walk the texts a person sees; their `writing` tells which."""
    for widget in seen(root):
        yield from (text for text in texts_of(widget) if text.writing.text.strip())


def spots(root: Widget) -> list[Spot]:
    """Return what can be said of `root`, in the order of reading.

    A tile is one spot with all its words. The keyboard is none, and neither is what was typed: others listen.
    """
    found = [spot for spot in _spots(root) if spot.texts]
    return sorted(found, key=_reading_order)


def _spots(root: Widget) -> Iterator[Spot]:
    if not root.opacity or isinstance(root, Keyboard | Field):
        return
    if isinstance(root, Touchable):
        if root.enabled:
            yield Spot(root, words_on(root))
        return
    if getattr(root, "writing", None) is not None:
        yield Spot(root, tuple(text for text in (root.text.strip(),) if text))
    for child in root.children:
        yield from _spots(child)


def words_on(tile: Widget) -> tuple[str, ...]:
    """Return what stands on a tile, from top to bottom."""
    inside = sorted(written(tile), key=lambda one: -one.to_window(*one.pos)[1])
    return tuple(dict.fromkeys(text.writing.text.strip() for text in inside)) or (tile.label,)


def _reading_order(spot: Spot) -> tuple[float, float]:
    x, y = spot.widget.to_window(*spot.widget.pos)
    return -round((y + spot.widget.height) / 10), -x if tokens.rtl else x
