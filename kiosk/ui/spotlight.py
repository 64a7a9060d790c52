"""The ring around what is being read aloud."""

from __future__ import annotations

from kivy.graphics import Color, Line
from kivy.uix.widget import Widget

from kiosk.ui import theme
from kiosk.ui.theme import px, rgba

MARGIN, THICK = 13, 4  # design pixels; the line is as thick to both sides, and stays off the letters


class Spotlight(Widget):
    """Lies over the screen, takes no touch, shows at most one place."""

    def __init__(self) -> None:
        super().__init__()
        self.on: Widget | None = None

    def show(self, widget: Widget | None) -> None:
        """Move to `widget`, or go out."""
        if widget is self.on:
            return
        self.on = widget
        self.canvas.clear()
        if widget is None:
            return
        x, y = widget.to_window(*widget.pos)
        margin = px(MARGIN)
        box = (x - margin, y - margin, widget.width + 2 * margin, widget.height + 2 * margin)
        with self.canvas:
            Color(*rgba(theme.ACCENT))
            Line(rounded_rectangle=(*box, px(theme.RADIUS)), width=px(THICK))

    def collide_point(self, x: float, y: float) -> bool:
        return False
