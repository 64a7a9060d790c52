"""The square of a paper, read from a photo that a phone took: at a door there is no scanner, and no app.

A form with a picture works in every browser, without script. zxing-cpp reads a square that is tilted, in the
shade or small in the picture. The photo is looked at in memory and kept nowhere.
"""

from __future__ import annotations

import re
from typing import IO

import zxingcpp
from PIL import Image, ImageOps

MOST_BYTES = 20_000_000  # a phone of today makes 3 to 12 million
MOST_PIXELS = 60_000_000  # told before a single one is unpacked
WIDE = 2400  # pixels of the longer side: enough for a square of a fifth of the picture, and quick
KINDS = ["JPEG", "PNG", "WEBP", "GIF", "BMP"]
_PAPER = re.compile(r"https?://[^/\s]{1,253}/p/([A-Za-z0-9_-]{22})(?:\?l=[a-z]{2,3})?", re.ASCII)


class NoPicture(ValueError):
    """What came is no picture that can be read, or a far too large one."""


def token_in(photo: IO[bytes], size: int) -> str:
    """Return the token of the first paper of ours on the photo, empty where there is none.

    Whose host it names does not matter here: the token is looked up among our own cases, and only there.
    Raises NoPicture.
    """
    if size > MOST_BYTES:
        raise NoPicture
    try:
        with Image.open(photo, formats=KINDS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise NoPicture
            opened.draft("L", (WIDE, WIDE))  # a JPEG is unpacked smaller at once
            picture = ImageOps.exif_transpose(opened).convert("L")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise NoPicture from None
    picture.thumbnail((WIDE, WIDE))
    for one in zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode):
        if found := _PAPER.fullmatch(one.text.strip()):
            return found[1]
    return ""
