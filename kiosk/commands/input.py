"""Reading what a command is given: a file, or standard input for "-", whichever editor saved it."""

from __future__ import annotations

import codecs
import sys
from pathlib import Path

from kiosk.wire.document import BadDocument

MOST_INPUT = 1_000_000  # bytes; a record has at most 64 KB


def read_input(name: str, what: str) -> bytes:
    """Return the bytes of a file, or of standard input for "-", without its BOM. Raises BadDocument."""
    try:
        if name == "-":
            body = sys.stdin.buffer.read(MOST_INPUT + 1)
        else:
            with Path(name).open("rb") as file:
                body = file.read(MOST_INPUT + 1)
    except OSError as error:
        raise BadDocument(f"{what} cannot be read from {name} ({error.strerror})") from None
    except ValueError:  # a NUL in the name
        raise BadDocument(f"{what} cannot be read: not a file name") from None
    if len(body) > MOST_INPUT:
        raise BadDocument(f"{what} is longer than {MOST_INPUT} bytes")
    if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):  # `>` of Windows PowerShell
        raise BadDocument(f"{what} is saved as UTF-16; save it as UTF-8")
    return body.removeprefix(codecs.BOM_UTF8)
