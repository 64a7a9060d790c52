"""The label on a device: `L-K7QM-3X9P`, in letters and as a square that a scanner types. No database here.

The code is the one of our papers (kiosk.receipts.code), with its check sign; the L before it is no letter of
that alphabet, so that a paper under the scanner is never taken for a device.

A scanner is a keyboard. One that is set to the American layout types on a Belgian computer what lies under
the same keys there: `L-A2` comes as `L)Qé`. Such a label is read all the same: the sign behind its L tells.
"""

from __future__ import annotations

from kiosk.receipts.code import LENGTH, is_valid, new_code, shown

MARK = "L"
_BELGIAN = str.maketrans(
    "&é\"'(§è!çà)" + "azertyuiopqsdfghjklwxcvbn," + "AZERTYUIOPQSDFGHJKLWXCVBN?",
    "1234567890-" + "qwertyuiopasdfghjklzxcvbnm" + "QWERTYUIOPASDFGHJKLZXCVBNM",
)
_AMERICAN = f"{MARK})"  # a dash of an American keyboard; a slip of the hand is never read so
LONGEST = 40  # signs of what is read; a label has 11


def new_label() -> str:
    """Return the code of a fresh label: eight signs, without its L and its dashes."""
    return new_code()


def in_words(label: str) -> str:
    """Return a label as it stands on the sticker: `L-K7QM-3X9P`."""
    return f"{MARK}-{shown(label)}"


def read(said: str) -> str:
    """Return the code of the label that was scanned or typed; '' when it is no label of this kind.

    >>> read("l-abcd 2345"), read("ABCD-2345")
    ('', '')
    """
    said = said.strip()[:LONGEST]
    return _code(said.translate(_BELGIAN) if said.upper().startswith(_AMERICAN) else said)


def _code(said: str) -> str:
    plain = "".join(sign for sign in said.upper() if sign.isascii() and sign.isalnum())
    code = plain.removeprefix(MARK)
    return code if len(plain) == LENGTH + 1 and plain.startswith(MARK) and is_valid(code) else ""
