"""What is given to espeak-ng of a text: nothing that it would obey, spell for a minute or choke on."""

from __future__ import annotations

import re
import unicodedata

MOST_LETTERS = 600  # our longest paragraph has about 300
LONGEST_WORD = 64  # an e-mail address fits; 400 letters without a space would be spelled for up to a minute

# Joiners are part of Persian and Arabic words; every other invisible sign is for the eye or for the program.
JOINERS = "\u200c\u200d"
_LONG = re.compile(rf"(\S{{{LONGEST_WORD}}})\S+")


def speakable(text: str) -> str:
    """Return the words of `text` on one line; empty when there is nothing to say in it."""
    text = unicodedata.normalize("NFC", text[: 4 * MOST_LETTERS])
    words = " ".join("".join(_heard(letter) for letter in text).split())
    words = _LONG.sub(r"\1", words)[:MOST_LETTERS].strip()
    return words if any(letter.isalnum() for letter in words) else ""


def _heard(letter: str) -> str:
    """Return what is kept of one character: itself, or a space.

    Square brackets begin phonemes in espeak-ng and \\x01 begins a command; emoji would be read by their
    names, in English where the language has none.
    """
    kind = unicodedata.category(letter)
    if letter in "[]" or kind in ("So", "Sk", "Cs", "Co", "Cn"):
        return " "
    if kind == "Cc":
        return " "
    if kind == "Cf" and letter not in JOINERS:
        return ""
    if 0xFE00 <= ord(letter) <= 0xFE0F:  # says how an emoji looks
        return ""
    return letter
