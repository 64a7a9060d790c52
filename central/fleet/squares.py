"""An invitation as a square that a page can draw."""

from __future__ import annotations

from central.intake.invitation_qr import square
from central.pages.square import Drawing
from kiosk.wire.enrolment import TokenFile


def drawn(token: TokenFile) -> Drawing:
    """Return the square as one path of black, its white edge within."""
    rows = square(token)
    strokes = "".join(
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark
    )
    return Drawing(len(rows), strokes)
