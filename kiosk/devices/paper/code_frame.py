"""The code of a paper in its frame: what people copy by hand at the kitchen table."""

from __future__ import annotations

from PIL import Image, ImageDraw

from kiosk.devices.paper.lettering import Lettering
from kiosk.devices.paper.measures import BLACK, WHITE, Measures
from kiosk.direction.letters import reads_rtl


def code_frame(m: Measures, rtl: bool, shown: str, label: str) -> Image.Image:
    """Draw the short code, letters apart, in a frame with its label; `rtl` is the direction of the paper."""
    frame_width = m.width - 2 * m.margin
    letters, apart = m.code, 0.09
    while _spread(shown, letters, apart) > frame_width - 28:
        letters = Lettering(letters.weight, letters.size - 2)
    above = round(m.label.size * 1.8)
    strip = Image.new("L", (m.width, round(above + letters.size * 1.18)), WHITE)
    pen = ImageDraw.Draw(strip)
    pen.rounded_rectangle(
        (m.margin, 2, m.width - m.margin - 1, strip.height - 3), radius=26, outline=BLACK, width=4
    )
    label_x = round((m.width - m.label.width(label)) / 2)
    m.label.draw(pen, label_x, round(m.label.size * 1.55), label, rtl=reads_rtl(label, rtl))
    x = (m.width - _spread(shown, letters, apart)) / 2
    for char in shown:
        letters.draw(pen, x, above + round(letters.size * 0.84), char, rtl=False)
        x += letters.width(char) + letters.size * apart
    return strip


def _spread(text: str, letters: Lettering, apart: float) -> float:
    return sum(letters.width(char) for char in text) + (len(text) - 1) * letters.size * apart
