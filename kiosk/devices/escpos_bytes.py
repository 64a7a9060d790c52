"""From a picture to the bytes a receipt printer understands (ESC/POS), by python-escpos.

One raster (`GS v 0`) in strips of 240 rows: printers with a small buffer start printing at once, and some
cheap ones read the height as one byte. Then feed and cut; a profile without a knife gets the feed only.
"""

from __future__ import annotations

from functools import lru_cache

from escpos.capabilities import CAPABILITIES
from escpos.exceptions import ImageWidthError
from escpos.printer import Dummy
from PIL import Image

from kiosk.devices.printer_problems import PrinterSetting

STRIP_ROWS = 240
# Profiles with the width of our papers. python-escpos' own 'default' knows no width and says so on stdout.
PROFILES = {80: "TM-T20II", 58: "POS-5890"}


@lru_cache(maxsize=4)
def profile_dots(profile: str) -> int | None:
    """Return how many dots wide a python-escpos profile prints; None when it does not say.

    Raises PrinterSetting for a profile nobody knows.
    """
    known = CAPABILITIES["profiles"]
    if profile not in known:
        raise PrinterSetting(f"unknown printer profile {profile!r}; known are: {', '.join(sorted(known))}")
    dots = known[profile]["media"].get("width", {}).get("pixels")
    return dots if isinstance(dots, int) else None


def escpos_bytes(picture: Image.Image, width: int = 80, profile: str = "") -> bytes:
    """Return the bytes that print a 1-bit picture and cut the paper.

    Raises PrinterSetting when the picture is wider than the profile's paper.
    """
    name = profile if profile and profile_dots(profile) else PROFILES[width]
    press = Dummy(profile=name)
    press.hw("INIT")
    try:
        for top in range(0, picture.height, STRIP_ROWS):
            # Cut by ourselves: python-escpos converts the whole picture first and each strip once more.
            strip = (0, top, picture.width, min(top + STRIP_ROWS, picture.height))
            press.image(picture.crop(strip), impl="bitImageRaster")
    except ImageWidthError as error:
        raise PrinterSetting(
            f"the paper is wider than printer profile {name!r} prints ({error} dots)"
        ) from None
    press.cut()
    return bytes(press.output)
