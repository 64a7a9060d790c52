"""The two kinds of picture on a paper: icons beside the words, and the square to scan."""

from __future__ import annotations

from functools import lru_cache

from PIL import Image

from kiosk.devices.paper_measures import BLACK, QR_DOTS, WHITE
from kiosk.receipts import qr
from kiosk.state import assets_dir


@lru_cache(maxsize=32)
def icon_shape(name: str, size: int) -> Image.Image | None:
    """Return a picture of assets/icons as ink (255 = black dot), or None when there is none of that name."""
    path = assets_dir() / "icons" / f"{name}.png"
    if not name or not path.exists():
        return None
    with Image.open(path) as picture:
        return picture.getchannel("A").resize((size, size), Image.Resampling.LANCZOS)


def qr_picture(url: str) -> Image.Image:
    """Return the QR in whole dots per module, its quiet zone included. Raises QrTooDense."""
    modules = qr.modules(url)
    side = len(modules) + 2 * qr.QUIET_ZONE
    small = Image.new("L", (side, side), WHITE)
    for y, row in enumerate(modules, qr.QUIET_ZONE):
        for x, black in enumerate(row, qr.QUIET_ZONE):
            if black:
                small.putpixel((x, y), BLACK)
    return small.resize((side * QR_DOTS, side * QR_DOTS), Image.Resampling.NEAREST)
