"""Pictures of the window, taken when it has come to rest, and what stands on them."""

from __future__ import annotations

from kivy.base import EventLoop
from kivy.clock import Clock
from kivy.core.window import Window
from kivy.lang import Builder
from kivy.uix.widget import Widget
from PIL import Image

from kiosk.ui.picture import next_frame
from kiosk.ui.reading import seen, written
from kiosk.ui.widgets.touchable import Touchable

MOST_FRAMES = 60


def at_rest() -> Image.Image:
    """Draw until two pictures in a row are the same, and return it."""
    before = None
    for _ in range(MOST_FRAMES):
        now = drawn()
        if before is not None and now.tobytes() == before.tobytes():
            break
        before = now
    return now


def lay_out(rounds: int) -> None:
    """Let what is on the screen be laid out, without drawing it and without waiting for the next frame."""
    usual, Clock._max_fps = Clock._max_fps, 0
    try:
        for _ in range(rounds):
            Clock.tick()
            Builder.sync()
            Clock.tick_draw()
            Builder.sync()
    finally:
        Clock._max_fps = usual


def drawn() -> Image.Image:
    """Draw one frame and return it."""
    read: list[Image.Image] = []
    next_frame(read.append)
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
