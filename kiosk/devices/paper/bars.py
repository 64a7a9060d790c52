"""What goes across the paper: a line, and a black bar with white words."""

from __future__ import annotations

from PIL import Image, ImageDraw, ImageOps

from kiosk.devices.paper.measures import BLACK, WHITE, Measures, millimetres


def rule(m: Measures, heavy: bool) -> Image.Image:
    """Draw a line across, with a little air around it."""
    thick, air = (6, millimetres(1)) if heavy else (2, millimetres(0.9))
    strip = Image.new("L", (m.width, thick + 2 * air), WHITE)
    ImageDraw.Draw(strip).rectangle((m.margin, air, m.width - m.margin - 1, air + thick - 1), fill=BLACK)
    return strip


def notice(m: Measures, words: Image.Image) -> Image.Image:
    """Draw words, a strip of black on white, as white on a black bar."""
    strip = Image.new("L", (m.width, words.height + round(m.label.size * 0.5)), WHITE)
    bar = (m.margin, 0, m.width - m.margin - 1, strip.height - 1)
    ImageDraw.Draw(strip).rounded_rectangle(bar, radius=14, fill=BLACK)
    strip.paste(WHITE, (0, round(m.label.size * 0.2)), mask=ImageOps.invert(words))
    return strip
