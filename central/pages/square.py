"""The square to scan, drawn for a page (SVG) and for a mail (PNG). Needs no script, no request of its own."""

from __future__ import annotations

import io
from typing import NamedTuple

from kiosk.receipts.qr import QUIET_ZONE, modules

DOTS = 8  # of the picture for each module: 300 dots, which a mail program shows whole


class Drawing(NamedTuple):
    """A square as one path of black on a ground of `size` by `size`, its white edge within."""

    size: int
    strokes: str


def drawing_of(address: str) -> Drawing:
    """Return the square. Raises QrTooDense (a Problem).

    Neighbours in a row are one stroke, which makes the drawing half as long.
    """
    rows = modules(address)
    strokes = "".join(
        f"M{begin + QUIET_ZONE} {y + QUIET_ZONE}h{end - begin}v1h-{end - begin}z"
        for y, row in enumerate(rows)
        for begin, end in _runs(row)
    )
    return Drawing(len(rows) + 2 * QUIET_ZONE, strokes)


def svg_of(address: str) -> str:
    """Return the square as a file of 40 mm. Raises QrTooDense."""
    size, strokes = drawing_of(address)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="40mm" height="40mm" viewBox="0 0 {size} {size}" '
        f'shape-rendering="crispEdges"><rect width="{size}" height="{size}" fill="#fff"/>'
        f'<path d="{strokes}" fill="#000"/></svg>'
    )


def png_of(address: str) -> bytes:
    """Return the square as a black and white picture with its white edge. Raises QrTooDense."""
    from PIL import Image

    rows = modules(address)
    picture = Image.new("1", (len(rows) + 2 * QUIET_ZONE,) * 2, 1)
    for y, row in enumerate(rows):
        for x, black in enumerate(row):
            if black:
                picture.putpixel((x + QUIET_ZONE, y + QUIET_ZONE), 0)
    file = io.BytesIO()
    big = (picture.width * DOTS,) * 2
    picture.resize(big, Image.Resampling.NEAREST).save(file, "PNG", optimize=True)
    return file.getvalue()


def _runs(row: tuple[bool, ...]) -> list[tuple[int, int]]:
    """Return where black begins and ends."""
    edges = [
        x for x, (left, right) in enumerate(zip((False, *row), (*row, False), strict=True)) if left != right
    ]
    return list(zip(edges[::2], edges[1::2], strict=True))
