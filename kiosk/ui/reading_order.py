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

SPEAKS = ("listen", "softer", "louder")  # actions of the buttons that speak themselves


class Spot(NamedTuple):
    """A place on the screen and what stands there, in the language of the visit or another one."""

    widget: Widget
    texts: tuple[str, ...]
    speaks: str = ""
    ticks: bool = False  # counts down


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


def spots(root: Widget, alone: bool) -> list[Spot]:
    """Return what can be said of `root`, in the order of reading.

    A tile is one spot with all its words. The keyboard is none, and neither is the field. Other words that
    somebody typed are said only when that person listens `alone`. What makes it speak is not spoken of.
    """
    found = [spot for spot in _spots(root, alone) if spot.texts]
    return sorted(found, key=_reading_order)


def _spots(root: Widget, alone: bool) -> Iterator[Spot]:
    if not root.opacity or isinstance(root, Keyboard | Field):
        return
    if isinstance(root, Touchable):
        if root.enabled and root.action not in SPEAKS:
            yield Spot(root, words_on(root, alone), root.speaks)
        return
    if isinstance(root, FitLabel) and root.aloud:
        text = root.says or (root.text if alone else root.instead or root.text)
        yield Spot(root, tuple(one for one in (text.strip(),) if one), root.speaks, root.ticks)
    for child in root.children:
        yield from _spots(child, alone)


def words_on(tile: Touchable, alone: bool) -> tuple[str, ...]:
    """Return what stands on a tile, from top to bottom; what was typed only to who listens `alone`."""
    inside = sorted(written(tile), key=lambda one: -one.to_window(*one.pos)[1])
    said = ((not alone and text.instead) or text.writing.text.strip() for text in inside)
    return tuple(dict.fromkeys(said)) or ((not alone and tile.instead) or tile.label,)


def _reading_order(spot: Spot) -> tuple[bool, float, float, float]:
    """A card that is read whole comes before the one beside it, from its top to its foot."""
    around = spot.widget.parent
    card = around if getattr(around, "read_whole", False) else spot.widget
    x, y = card.to_window(*card.pos)
    across = -x if tokens.rtl else x
    return getattr(spot.widget, "last", False), -round((y + card.height) / 10), across, -spot.widget.top
