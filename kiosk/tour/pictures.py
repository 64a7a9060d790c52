"""Pictures of the window, taken when it has come to rest, and what stands on them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from kivy.base import EventLoop
from kivy.core.window import Window
from kivy.graphics.opengl import GL_RGBA, GL_UNSIGNED_BYTE, glReadPixels
from kivy.uix.label import Label
from kivy.uix.widget import Widget
from PIL import Image
from PIL.Image import Transpose

from kiosk.ui.widgets.fit_label import FitLabel
from kiosk.ui.widgets.touchable import Touchable

MOST_FRAMES = 60


def at_rest() -> Image.Image:
    """Draw until two pictures in a row are the same, and return it."""
    before = ""
    for _ in range(MOST_FRAMES):
        pixels = _drawn()
        now = hashlib.sha256(pixels).hexdigest()
        if now == before:
            break
        before = now
    picture = Image.frombytes("RGBA", tuple(Window.size), pixels).transpose(Transpose.FLIP_TOP_BOTTOM)
    return picture.convert("RGB")


def _drawn() -> bytes:
    """Draw one frame and read it before it is flipped away."""
    read: list[bytes] = []

    def look(*_: object) -> None:
        width, height = Window.size
        read.append(glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE))

    Window.bind(on_flip=look)
    try:
        while not read:
            Window.canvas.ask_update()
            EventLoop.idle()
    finally:
        Window.unbind(on_flip=look)
    return read[-1]


def seen(root: Widget) -> Iterator[Widget]:
    """Walk the widgets a person can see, front to back within each parent."""
    if not root.opacity:
        return
    yield root
    for child in root.children:
        yield from seen(child)


def texts(root: Widget) -> list[str]:
    """Return the texts on the screen, from top to bottom."""
    labels = [widget for widget in seen(root) if isinstance(widget, Label) and widget.text.strip()]
    labels.sort(key=lambda widget: (-widget.to_window(*widget.pos)[1], widget.to_window(*widget.pos)[0]))
    return [label.text for label in labels]


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


def defects(root: Widget) -> list[str]:
    """Return what is wrong with the screen: words that do not fit their box, or run out of the window."""
    wrong = []
    for widget in seen(root):
        if isinstance(widget, FitLabel) and widget.text.strip():
            if widget.overflows:
                wrong.append(f"does not fit: {widget.text!r}")
            x, y = widget.to_window(*widget.pos)
            if (
                x < -1
                or y < -1
                or x + widget.width > Window.width + 1
                or y + widget.height > Window.height + 1
            ):
                wrong.append(f"outside the window: {widget.text!r}")
    return wrong
