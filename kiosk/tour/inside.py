"""How far what stands in a tile or a button keeps away from its edge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kivy.uix.widget import Widget

from kiosk.ui import theme
from kiosk.ui.widgets.bar import Bar
from kiosk.ui.widgets.buttons import BarButton, MainButton
from kiosk.ui.widgets.face import Face
from kiosk.ui.widgets.tile import Tile

HAIR = 1.1  # pixels lost to rounding, of the box and of its letters
# A line of letters is higher than they are: the parts of its size below its lowest and above its highest one.
BELOW, ABOVE = 0.05, 0.25


def crammed(widgets: Sequence[Widget]) -> Iterator[str]:
    """Return the tiles and buttons whose words or pictures come nearer to the edge than INSIDE."""
    for widget in widgets:
        if isinstance(widget, Tile | BarButton | MainButton) and widget.label and not _is_packed(widget):
            room = room_inside(widget)
            if room < theme.px(theme.INSIDE) - HAIR:
                yield f"little room inside: {widget.action} {widget.label!r} ({room / theme.px(1):.0f})"


def _is_packed(widget: Widget) -> bool:
    """Say whether it is behind 'more' over an open keyboard: a standing panel has one row for all."""
    bar = widget.parent
    return isinstance(bar, Bar) and theme.tokens.portrait and bar.typing and bar.unfolded > 0


def room_inside(face: Face) -> float:
    """Return the pixels between the edge of `face` and what comes nearest to it."""
    boxes = [(*place[0], *place[1]) for emblem in face.emblems if (place := emblem.room) is not None]
    for line in face.lines:
        (x, y, width, height), size = line.writing.place_of_words, line.writing.size
        if width:
            boxes.append((x, y + BELOW * size, width, height - (BELOW + ABOVE) * size))
    return min(
        (
            min(x - face.x, face.x + face.width - x - width, y - face.y, face.y + face.height - y - height)
            for x, y, width, height in boxes
        ),
        default=face.height,
    )
