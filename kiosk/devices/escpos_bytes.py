"""From a picture to the bytes a receipt printer understands (ESC/POS), with the profiles of python-escpos.

One raster (`GS v 0`) in strips of 240 rows: printers with a small buffer start printing at once, and some
cheap ones read the height as one byte. Then feed and cut; a profile without a knife gets the feed only.
"""

from __future__ import annotations

import struct
from functools import lru_cache
from typing import TYPE_CHECKING

from PIL import Image, ImageChops

from kiosk.devices.printer_models import PrinterModel
from kiosk.devices.printer_problems import PrinterSetting

if TYPE_CHECKING:
    from kiosk.devices.escpos_library import Dummy

STRIP_ROWS = 240
GS_V_0 = b"\x1dv0\x00"  # then bytes a row and rows, both with the low byte first
# Profiles with the width of our papers. python-escpos' own 'default' knows no width and says so on stdout.
PROFILES = {80: "TM-T20II", 58: "POS-5890"}


@lru_cache(maxsize=4)
def profile_dots(profile: str) -> int | None:
    """Return how many dots wide a python-escpos profile prints; None when it does not say.

    Raises PrinterSetting for a profile nobody knows.
    """
    from kiosk.devices.escpos_library import CAPABILITIES  # the first picture does not wait for it

    known = CAPABILITIES["profiles"]
    if profile not in known:
        raise PrinterSetting(f"unknown printer profile {profile!r}; known are: {', '.join(sorted(known))}")
    dots = known[profile]["media"].get("width", {}).get("pixels")
    return dots if isinstance(dots, int) else None


def escpos_bytes(
    picture: Image.Image, width: int = 80, profile: str = "", model: PrinterModel | None = None
) -> bytes:
    """Return the bytes that print a 1-bit picture and cut the paper, as `model` cuts where there is one.

    Raises PrinterSetting when the picture is wider than the paper of the model or the profile.
    """
    name = profile if profile and profile_dots(profile) else PROFILES[width]
    dots, called = profile_dots(name), f"profile {name!r}"
    if model is not None:
        dots, called = model.dots, f"model {model.name!r}"
    if dots is not None and picture.width > dots:
        raise PrinterSetting(f"a paper of {picture.width} dots is too wide for printer {called} ({dots})")
    from kiosk.devices.escpos_library import Dummy as Press

    press = Press(profile=name)
    press.hw("INIT")
    # The strips are written here: python-escpos turns each one into colour and back, which costs more than
    # drawing the whole paper. A test holds ours against its own, byte for byte.
    black_is_one = ImageChops.invert(picture)
    for top in range(0, picture.height, STRIP_ROWS):
        rows = min(STRIP_ROWS, picture.height - top)
        strip = black_is_one.crop((0, top, picture.width, top + rows))
        press._raw(GS_V_0 + struct.pack("<HH", (picture.width + 7) // 8, rows) + strip.tobytes())
    if model is None:
        press.cut()
    else:
        _end(press, model)
    return bytes(press.output)


def _end(press: Dummy, model: PrinterModel) -> None:
    """Bring the last line past the knife, then cut where there is one."""
    from kiosk.devices.escpos_library import PAPER_FULL_CUT, PAPER_PART_CUT

    if model.feed:
        press.print_and_feed(model.feed)
    if model.knife != "none":
        press._raw(PAPER_FULL_CUT if model.knife == "full" else PAPER_PART_CUT)
