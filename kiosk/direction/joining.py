"""Which Arabic letters hang together: a word that is cut in two keeps the shapes its letters have in it."""

from __future__ import annotations

from unicodedata import bidirectional, category

JOINER = "\u200d"  # zero width joiner: what stands beside it is shaped as if a letter followed

# Letters that do not reach to the one after them (Joining_Type R in Unicode's ArabicShaping.txt), and hamza,
# which reaches to none (U): those of our languages and of their neighbours.
_ENDS = frozenset("اأإآٱدذرزوؤةۀډڈړڑږژۆۇۈۋەۃ")
_ALONE = frozenset("ءۀ")


def joined(text: str, at: int) -> bool:
    """Say whether the letters before and behind place `at` of `text` are written in one stroke."""
    before = next((char for char in reversed(text[:at]) if category(char) != "Mn"), "")
    behind = text[at : at + 1]
    return _letter(before) and _letter(behind) and before not in _ENDS | _ALONE and behind not in _ALONE


def _letter(char: str) -> bool:
    return bool(char) and bidirectional(char) == "AL" and category(char) == "Lo"
