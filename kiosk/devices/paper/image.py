"""Draws a paper as the picture a 203 dpi receipt printer puts on 80 or 58 mm paper: black or white dots.

The whole paper is a picture, QR and all: ESC/POS text prints `?` for Arabic and for some Turkish, Polish
and Romanian letters without saying so, and a picture can be checked by any independent reader.

Every block is drawn as a strip of its own, then the strips are put under each other, so nothing has a
fixed place and nothing can be cut off: a longer text makes a longer paper. A paper longer than 30 cm is
drawn again with smaller letters.
"""

from __future__ import annotations

from PIL import Image

from kiosk.devices.paper.measures import BLACK, DOTS, LONGEST_MM, WHITE, Measures, PaperWidth, millimetres
from kiosk.devices.paper.pen import Pen
from kiosk.receipts.model import Paper

EDGE = millimetres(1.5)  # above and below; the knife adds some 2 cm under it
_SCALES = (1.0, 0.92, 0.84, 0.76)  # the last still gives small print of 1.7 mm capitals
_INK_FROM = 150  # grey darker than this becomes a dot; above 128, because touching dots give firmer letters
_DOTS = [BLACK if grey < _INK_FROM else WHITE for grey in range(256)]


def draw(paper: Paper, width: PaperWidth = 80, dots: int | None = None) -> Image.Image:
    """Return `paper` as a 1-bit picture of 576 (80 mm) or 384 (58 mm) dots wide, or as wide as `dots`.

    Raises FontsMissing, QrTooDense.
    """
    dots = dots or DOTS[width]
    for scale in _SCALES:
        pen = Pen(Measures.of(width, dots, scale), paper.direction == "rtl")
        strips = [strip for block in paper.blocks for strip in pen.strips(block)]
        height = sum(strip.height for strip in strips) + 2 * EDGE
        if height <= millimetres(LONGEST_MM):
            break
    sheet = Image.new("L", (dots, height), WHITE)
    top = EDGE
    for strip in strips:
        sheet.paste(strip, (0, top))
        top += strip.height
    return sheet.point(_DOTS, "1")
