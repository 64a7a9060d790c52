"""Sizes on the paper: how many dots there are, and how big each kind of word is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kiosk.devices.paper.fonts import Weight
from kiosk.devices.paper.lettering import Lettering
from kiosk.receipts import qr

PaperWidth = Literal[80, 58]
DOTS: dict[int, int] = {80: 576, 58: 384}  # printable dots: 72 and 48 mm
DOTS_PER_MM = 203 / 25.4
LONGEST_MM = 300
QR_DOTS = 6  # per module: 0.75 mm, which old phones read
BLACK, WHITE = 0, 255


def millimetres(mm: float) -> int:
    """Return a length in dots."""
    return round(mm * DOTS_PER_MM)


@dataclass(frozen=True, slots=True)
class Measures:
    """Sizes of one width of paper, in dots."""

    width: int
    margin: int
    gutter: int  # column of the pictures, left of the words
    icon: int
    title: Lettering
    part: Lettering
    label: Lettering
    strong: Lettering
    body: Lettering
    small: Lettering
    phone: Lettering
    code: Lettering

    @classmethod
    def of(cls, width: PaperWidth, dots: int, scale: float) -> Measures:
        """Return the sizes for 80 or 58 mm; on 58 mm letters are a little smaller, not two thirds."""
        scale *= dots / DOTS[width]  # older 80 mm printers have 512 dots (180 dpi)
        narrow = 0.86 if width == 58 else 1.0

        def letters(weight: Weight, size: float) -> Lettering:
            return Lettering(weight, round(size * narrow * scale))

        return cls(
            width=dots,
            margin=QR_DOTS * qr.QUIET_ZONE if width == 80 else 8,
            gutter=round((56 if width == 80 else 46) * scale),
            icon=round((42 if width == 80 else 36) * scale),
            title=letters("Bold", 56),
            part=letters("Bold", 33),
            label=letters("SemiBold", 25),
            strong=letters("Bold", 31),
            body=letters("Regular", 28),
            small=letters("Regular", 22),
            phone=letters("Bold", 48),
            code=letters("Bold", 86),
        )
