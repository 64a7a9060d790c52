"""Pictures of the window, taken when it has come to rest, and what stands on them."""

from __future__ import annotations

from kivy.base import EventLoop
from kivy.core.window import Window
from kivy.uix.widget import Widget
from PIL import Image

from kiosk.tour.box import Box
from kiosk.tour.rounds import full_speed, lay_out
from kiosk.ui.picture import next_frame
from kiosk.ui.reading_order import seen, written
from kiosk.ui.widgets.field import Field
from kiosk.ui.widgets.keyboard import Key, Keyboard
from kiosk.ui.widgets.touchable import Touchable

MOST_FRAMES = 60
KINDS = {Key: "key", Touchable: "button", Field: "field", Keyboard: "keyboard"}  # the narrowest first
SETTLED = 3  # rounds in which one change leads to the next: text, box, place


def at_rest() -> Image.Image:
    """Draw until nothing on the screen wants to be drawn anew, and return the picture."""
    for _ in range(MOST_FRAMES):
        lay_out(SETTLED)
        now = drawn()
        lay_out(SETTLED)
        if not Window.canvas.needs_redraw:
            break
    return now


def drawn() -> Image.Image:
    """Draw one frame and return it."""
    read: list[Image.Image] = []
    next_frame(read.append)
    with full_speed():
        while not read:
            Window.canvas.ask_update()
            EventLoop.idle()
    return read[-1]


def texts(root: Widget) -> list[str]:
    """Return the texts on the screen, from top to bottom."""
    labels = list(written(root))
    labels.sort(key=lambda widget: (-widget.to_window(*widget.pos)[1], widget.to_window(*widget.pos)[0]))
    return [label.writing.text for label in labels]


def targets(root: Widget) -> list[tuple[str, float, float, float, float]]:
    """Return (label, x, y, width, height) of all that can be touched, in pixels from the top left."""
    found = []
    for widget in seen(root):
        if isinstance(widget, Touchable) and widget.enabled and widget.label:
            x, y = widget.to_window(*widget.pos)
            top = Window.height - y - widget.height
            found.append(
                (widget.label, round(x, 1), round(top, 1), round(widget.width, 1), round(widget.height, 1))
            )
    return found


def boxes(root: Widget) -> list[Box]:
    """Return all that a person sees and can touch as boxes; what cannot be touched yet is left out."""
    found = []
    for widget in seen(root):
        kind = next((kind for cls, kind in KINDS.items() if isinstance(widget, cls)), "")
        if kind and getattr(widget, "enabled", True):
            name = kind if kind in ("field", "keyboard") else f"{widget.action} {widget.label!r}"
            found.append(Box(name, *widget.to_window(*widget.pos), widget.width, widget.height, kind))
    for widget in written(root):
        writing, place = widget.writing, widget.to_window(*widget.pos)
        found.append(Box(writing.text, *place, widget.width, widget.height, "words", writing.size))
    return found
