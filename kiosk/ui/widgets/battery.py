"""How full the battery is: a picture that fills, and the percentage. Nothing at all where there is none."""

from __future__ import annotations

from collections.abc import Callable

from kivy.graphics import Color, Rectangle

from kiosk.devices.health.battery import Charge
from kiosk.ui import theme
from kiosk.ui.text.drawn import measure
from kiosk.ui.theme import px, rgba, whole
from kiosk.ui.widgets.fit_label import FitLabel
from kiosk.ui.widgets.icon import Icon
from kiosk.ui.widgets.turning import Row

SIDE = 52  # design pixels
ENDLESS = 10_000.0
# Where the picture is hollow, in parts of its side: x, y, width and height.
HOLLOW = (0.25, 0.375, 0.4375, 0.25)


class BatterySign(Row):
    """Its width is what it takes."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(size_hint_x=None, spacing=px(8), **kwargs)
        self.battery, self.plug = (Icon(name=name, size_hint_x=None) for name in ("battery", "plug"))
        self.words = FitLabel(font_name="SemiBold", sizes=theme.NOTE)
        self.words.last = True
        with self.battery.canvas.after:
            self._colour = Color(1, 1, 1, 1)
            self._fill = Rectangle()
        self._part = 0.0
        for name in ("pos", "size"):
            self.battery.fbind(name, self._place)
        self.width = 0

    def show(self, charge: Charge, t: Callable[..., str]) -> None:
        """Show how full it is, and whether it is being charged."""
        there = charge.percent is not None
        shown = [self.battery, *[self.plug] * bool(charge.charging), self.words] if there else []
        if self.children != shown[::-1]:
            self.clear_widgets()
            for part in shown:
                self.add_widget(part)
        colour = rgba(theme.STOP if charge.is_low else theme.INK)
        self.battery.color = self.words.color = colour
        self._colour.rgba = colour
        self.battery.width, self.plug.width = px(SIDE), px(SIDE * 0.75)
        self.words.text = t("battery.percent", percent=charge.percent) if there else ""
        icons = px(SIDE) + (px(SIDE * 0.75 + 8) if charge.charging else 0)
        size = px(theme.type_(theme.NOTE)[0])
        words = measure(self.words.text, "SemiBold", size, ENDLESS, False).line + px(2)
        self.width = icons + px(8) + words if there else 0
        self._part = (charge.percent or 0) / 100
        self._place()

    def _place(self, *_: object) -> None:
        side = min(self.battery.size)
        left, low = self.battery.center_x - side / 2, self.battery.center_y - side / 2
        x, y, wide, high = (part * side for part in HOLLOW)
        self._fill.pos = whole(left + x), whole(low + y)
        self._fill.size = whole(wide * self._part), whole(high)
