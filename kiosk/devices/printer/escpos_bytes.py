"""From a picture to the bytes a receipt printer understands (ESC/POS), with the profiles of python-escpos.

One raster (`GS v 0`) in strips of at most 240 rows: printers with a small buffer start printing at once, and
some cheap ones read the height as one byte. A strip is as wide as its ink reaches and white rows are one byte
wide, which saves half of what goes over the cable and asks the printer nothing new: a feed in dots (ESC J)
would be in another unit on each, and a left margin (GS L) is not on all. Then feed and cut; a profile without
a knife gets the feed only.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from PIL import Image, ImageChops

from kiosk.devices.printer.models import PrinterModel
from kiosk.devices.printer.problems import PrinterSetting

if TYPE_CHECKING:
    from kiosk.devices.printer.escpos_library import Dummy

STRIP_ROWS = 240
LEAST_WHITE = 4  # rows: fewer between two lines of ink are no strip of their own
GS_V_0 = b"\x1dv0\x00"  # then bytes a row and rows, both with the low byte first
# Profiles with the width of our papers. python-escpos' own 'default' knows no width and says so on stdout.
PROFILES = {80: "TM-T20II", 58: "POS-5890"}


@lru_cache(maxsize=4)
def profile_dots(profile: str) -> int | None:
    """Return how many dots wide a python-escpos profile prints; None when it does not say.

    Raises PrinterSetting for a profile nobody knows.
    """
    from kiosk.devices.printer.escpos_library import CAPABILITIES  # the first picture does not wait for it

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
    from kiosk.devices.printer.escpos_library import Dummy as Press

    press = Press(profile=name)
    press.hw("INIT")
    # The strips are written here: python-escpos turns each one into colour and back, which costs more than
    # drawing the whole paper. A test holds ours against its own, byte for byte.
    for wide, rows in strips(picture):
        press._raw(GS_V_0 + struct.pack("<HH", wide, len(rows)) + b"".join(row[:wide] for row in rows))
    if model is None:
        press.cut()
    else:
        _end(press, model)
    return bytes(press.output)


def strips(picture: Image.Image) -> Iterator[tuple[int, list[bytes]]]:
    """Yield a 1-bit picture from the top: how many bytes of a row are sent, and the rows (1 = black)."""
    dots, across = ImageChops.invert(picture).tobytes(), (picture.width + 7) // 8
    rows = [dots[start : start + across] for start in range(0, len(dots), across)]
    reach = [len(row.rstrip(b"\0")) for row in rows]
    top = 0
    for inked, count in _bands(reach):
        for start in range(top, top + count, STRIP_ROWS):
            end = min(start + STRIP_ROWS, top + count)
            yield max(reach[start:end]) if inked else 1, rows[start:end]
        top += count


def _bands(reach: list[int]) -> list[tuple[bool, int]]:
    """Return which rows follow each other with ink or without, and how many; `reach` is the ink of each."""
    bands: list[tuple[bool, int]] = []
    for inked, group in groupby(reach, bool):
        count = len(list(group))
        if bands and (bands[-1][0] and (inked or count < LEAST_WHITE)):
            bands[-1] = (True, bands[-1][1] + count)
        else:
            bands.append((inked, count))
    return bands


def _end(press: Dummy, model: PrinterModel) -> None:
    """Bring the last line past the knife, then cut where there is one."""
    from kiosk.devices.printer.escpos_library import PAPER_FULL_CUT, PAPER_PART_CUT

    if model.feed:
        press.print_and_feed(model.feed)
    if model.knife != "none":
        press._raw(PAPER_FULL_CUT if model.knife == "full" else PAPER_PART_CUT)
