"""An invitation as a square to scan: picture or terminal.

Level L and letters and digits only (kiosk.wire.invitation), so that about 500 bytes fit 81 to 85 modules: on
6 cm of paper or screen a module is 0.6 mm, which the usual USB scanners read. Level M would need 93. It is
held up once and thrown away, so creases and smudges are not what to spend modules on.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import qrcode
from qrcode.constants import ERROR_CORRECT_L

from kiosk.wire.invitation import compact

if TYPE_CHECKING:
    from kiosk.wire.enrolment import TokenFile

QUIET_ZONE = 4  # modules, ISO/IEC 18004
DOTS = 8  # of the picture for each module
_HALF = {(True, True): "█", (True, False): "▀", (False, True): "▄", (False, False): " "}


def square(token: TokenFile) -> list[list[bool]]:
    """Return the modules row by row, True = dark, with the quiet zone."""
    code = qrcode.QRCode(version=None, error_correction=ERROR_CORRECT_L, border=QUIET_ZONE)
    code.add_data(compact(token), optimize=0)
    code.make(fit=True)
    return [[bool(module) for module in row] for row in code.get_matrix()]


def png(token: TokenFile) -> bytes:
    """Return the square as a black and white PNG."""
    from PIL import Image

    rows = square(token)
    picture = Image.new("1", (len(rows), len(rows)), 1)
    picture.putdata([0 if module else 255 for row in rows for module in row])
    big = picture.resize((len(rows) * DOTS, len(rows) * DOTS), Image.Resampling.NEAREST)
    file = io.BytesIO()
    big.save(file, "PNG", optimize=True)
    return file.getvalue()


def for_terminal(token: TokenFile) -> str:
    """Return the square in half blocks."""
    rows = square(token)
    rows += [[False] * len(rows[0])] * (len(rows) % 2)
    # Black letters on a white ground, whatever the terminal wears.
    lines = (
        "\x1b[30;107m" + "".join(_HALF[pair] for pair in zip(upper, lower, strict=True)) + "\x1b[0m"
        for upper, lower in zip(rows[::2], rows[1::2], strict=True)
    )
    return "\n".join(lines) + "\n"
