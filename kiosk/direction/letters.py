"""Which characters run which way, as classes for regular expressions."""

from __future__ import annotations

import re

# Arabic, Hebrew and their neighbours, with vowel signs and ؛ ؟; their digits run the other way and are out.
RTL = (
    r"\u0590-\u05ff\u0608\u060b\u060d\u0610-\u065f\u066d-\u06ef\u06fa-\u08ff"
    r"\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
)
MARKS = r"\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069"  # invisible: marks, embeddings, overrides, isolates
LTR_LETTER = rf"[^\W\d_{RTL}]"  # Latin, Cyrillic, Greek: any script from left to right

_TURNS = re.compile(rf"[{RTL}{MARKS}\u0600-\u0607\u060c\u0660-\u066c]")
_RTL = re.compile(rf"[{RTL}]")
_LTR = re.compile(LTR_LETTER)
_STRAIGHT = re.compile(rf"{LTR_LETTER}|\d")
_MARKS = re.compile(rf"[{MARKS}]")


def may_turn(text: str) -> bool:
    """Say whether anything in `text` can run from right to left where the line runs from left to right."""
    return not text.isascii() and _TURNS.search(text) is not None


def only_turns(text: str) -> bool:
    """Say whether everything in `text` runs from right to left: no other letter, no figure."""
    return _STRAIGHT.search(text) is None and may_turn(text)


def reads_rtl(text: str, otherwise: bool) -> bool:
    """Return the direction of a sentence that stands on a page running the way of `otherwise`.

    One Arabic letter is enough on a page from right to left: many an Arabic sentence begins with a name in
    Latin letters, which the first-letter rule of UAX 9 (P2) would take for Latin. On a page from left to
    right the first letter and most letters must be Arabic, so that a name does not turn its sentence.
    """
    turned, straight = _RTL.search(text), _LTR.search(text)
    if not turned or not straight:
        return turned is not None or (otherwise and not straight)
    most = len(_RTL.findall(text)) > len(_LTR.findall(text))
    return otherwise or (turned.start() < straight.start() and most)


def without_marks(text: str) -> str:
    """Return `text` without the invisible signs of direction; joiners stay, they change letters."""
    return _MARKS.sub("", text)
