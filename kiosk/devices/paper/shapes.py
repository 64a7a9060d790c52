"""The pictures on a paper: icons beside the words, the logo on top, and the square to scan."""

from __future__ import annotations

from functools import lru_cache

from PIL import Image, ImageOps

from kiosk.devices.paper.measures import BLACK, QR_DOTS, WHITE
from kiosk.machine.folders import assets_dir
from kiosk.receipts import qr


@lru_cache(maxsize=32)
def icon_shape(name: str, size: int) -> Image.Image | None:
    """Return a picture of assets/icons as ink (255 = black dot), or None when there is none of that name."""
    path = assets_dir() / "icons" / f"{name}.png"
    if not name or not path.exists():
        return None
    with Image.open(path) as picture:
        return picture.getchannel("A").resize((size, size), Image.Resampling.LANCZOS)


def logo_picture(path: str, width: int, height: int) -> Image.Image | None:
    """Return a logo as ink (255 = black dot) inside `width` × `height`; None for what is no picture."""
    try:
        with Image.open(path) as picture:
            layers = picture.convert("RGBA")
    except (OSError, ValueError, Image.DecompressionBombError):
        return None
    grey = Image.new("RGBA", layers.size, "white")
    grey.alpha_composite(layers)
    ink = ImageOps.invert(grey.convert("L"))
    ink = ink.crop(ink.getbbox() or (0, 0, 1, 1))
    share = min(width / ink.width, height / ink.height)
    size = max(1, round(ink.width * share)), max(1, round(ink.height * share))
    return ink.resize(size, Image.Resampling.LANCZOS).point(lambda dot: 255 if dot > 110 else 0)


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
