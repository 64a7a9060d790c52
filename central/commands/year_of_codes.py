"""Codes on papers and stickers of a made-up year: drawn by its own chance, so that a seed gives the same."""

from __future__ import annotations

from random import Random

from kiosk.receipts.code import ALPHABET, LENGTH, is_valid


def a_code(chance: Random) -> str:
    """Return a code whose check sign is right, as a device or the printer of labels makes it."""
    code = ""
    while not is_valid(code):
        code = "".join(chance.choice(ALPHABET) for _ in range(LENGTH))
    return code
