"""The square to scan, as modules, for paper and screen alike.

Error level M (15 % may be creased or smudged) and at most version 6 (41 modules): on 48 mm of paper a
module stays 6 dots (0.75 mm), which an old phone still reads. A square that carries too much cannot be
read at all (paid for by others: a check-in square that held a whole booking).

The square that carries what somebody began at the kiosk (kiosk.wire.begun) is on a screen alone, where
nothing is creased: level L, whose modules are larger for the same text, and at most version 15 (77 modules).
What stands behind its # is written in letters that take 5.5 bits each.
"""

from __future__ import annotations

import qrcode
from qrcode.constants import ERROR_CORRECT_L, ERROR_CORRECT_M
from qrcode.exceptions import DataOverflowError
from qrcode.util import QRData

from kiosk.problems import Problem

MAX_VERSION = 6
CARRYING_VERSION = 15
QUIET_ZONE = 4  # modules of white on every side, ISO/IEC 18004
# Every reader undoes any of the eight masks. To find the prettiest one for random characters all of them are
# drawn and judged, which took 8 of the 10 ms of a square; on paper the whole has 60.
MASK = 2

Modules = tuple[tuple[bool, ...], ...]


class QrTooDense(Problem):
    """The address is too long for a square that every phone can read: the site's host name is too long."""

    code = "bad-site"


def modules(url: str) -> Modules:
    """Return the square row by row, True = black, without the quiet zone.

    Nothing is remembered between calls: the token in `url` must be gone after the wipe.
    Raises QrTooDense when `url` does not fit version 6 at level M (106 bytes), or with digits and capitals
    behind a # version 15 at level L.
    """
    before, mark, carried = url.partition("#")
    level, most = (ERROR_CORRECT_L, CARRYING_VERSION) if carried else (ERROR_CORRECT_M, MAX_VERSION)
    square = qrcode.QRCode(version=None, error_correction=level, border=0, mask_pattern=MASK)
    square.add_data(before + mark, optimize=0)
    try:
        if carried:
            square.add_data(QRData(carried))
        square.make(fit=True)
    except (DataOverflowError, ValueError) as error:  # ValueError: longer than any version holds
        raise QrTooDense(f"an address of {len(url)} characters does not fit a readable QR") from error
    if square.version > most:
        raise QrTooDense(f"an address of {len(url)} characters does not fit a readable QR")
    return tuple(tuple(bool(module) for module in row) for row in square.get_matrix())
