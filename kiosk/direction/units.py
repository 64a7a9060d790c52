"""What is read as one thing inside a line that runs the other way: names, numbers, codes, addresses.

The Unicode algorithm (UAX 9) alone shows `0471 12 34` in an Arabic sentence as `34 12 0471`, and puts the 12
of `Zoë، 12` on the wrong side. It asks writers to isolate such parts with invisible signs (U+2066…U+2069);
people who write and translate our texts cannot see those, so the parts are found here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.direction.letters import LTR_LETTER, RTL

Span = tuple[int, int]

ONE = "\ufffc"  # stands for what is one thing already: neutral for UAX 9, and no letter

_SPACE = r"[ \u00a0\u202f]"
_DASH = r"[-\u2010-\u2014\u2212]"
_FIGURE = r"\d+(?:[.,:/\u066b\u066c]\d+)*"  # 12, 12,50, 9.00, 21/11/2026
_NUMBER = re.compile(
    rf"""(?<![^\W{RTL}]) (?<!\d[.,:/])
    (?: (?:\+\d+|0\d+|\((?:\+|0)\d+\)) (?:(?:{_SPACE}|[-./])?\(\d+\)\d*|(?:{_SPACE}|[-./])\d+)+ # 09 376 71
      | \d+(?:{_SPACE}\d+){{2,}}         # three groups or more: 4321 8765 1234
      | \d{{1,3}}(?:{_SPACE}\d{{3}})+    # 12 500
      | (?:[+-]|\u2212)?{_FIGURE}(?:{_SPACE}?{_DASH}{_SPACE}?{_FIGURE})*  # -5, 21-11-2026, 9.00 – 12.00
    )
    (?!\d) (?:[%\u066a\u2030\u00b0])?""",
    re.VERBOSE,
)
# A word with a letter in it, whatever else is: Zoë, 9.00u, AB2D-EF3H, info@eeklo.be, https://eeklo.be/p/AB?x=1
_INSIDE = rf"[^\s\u060c{RTL}()\[\]{{}}<>\u00ab\u00bb\u201c-\u201e\"]"
_WORD = re.compile(
    rf"(?:[\w+#@&/][\w+#@&/.,:%\u20ac-]*)?{LTR_LETTER}(?:{_INSIDE}*[\w/+%&#=*\u00b0\u20ac$\u0300-\u036f])?"
)
_BEHIND = re.compile(rf"(?:{_SPACE}{_FIGURE})+(?!\w)")  # Kerkstraat 12
_POSTCODE = re.compile(
    rf"(?<![\w.,:/+-])(?<!\d{_SPACE})[1-9]\d{{3}}{_SPACE}(?=[A-Z\u00c0-\u00de])"
)  # 9900 Eeklo
_STRAIGHT = re.compile(rf"[^\u060c{RTL}{ONE}]*{LTR_LETTER}[^\u060c{RTL}{ONE}]*")
_TURNED = re.compile(rf"[{RTL}](?:(?:(?!{LTR_LETTER}|[,;]\s)[^{ONE}])*[{RTL}])?")
_TURNED_WORD = re.compile(rf"[{RTL}](?:[^\s()\[\]{{}}<>\u00ab\u00bb\u201c-\u201e\"]*[{RTL}])?")
_CLOSER = {"(": ")", "[": "]", "{": "}", "\u00ab": "\u00bb", "\u201c": "\u201d", "\u201e": "\u201c"}


def numbers(text: str) -> list[Span]:
    """Return where figures are read from left to right as one: numbers, dates, hours, telephone."""
    return [found.span() for found in _NUMBER.finditer(text)]


def straight_units(text: str) -> list[Span]:
    """Return what runs from left to right in a text from right to left: in order, none touching another.

    Words without an Arabic letter between them are one, as in `Kerkstraat 12, 9900 Eeklo`.
    """
    found: list[Span] = []
    for stretch in _STRAIGHT.finditer(text):
        for start, end in _joined(text, [word.span() for word in _WORD.finditer(text, *stretch.span())]):
            behind = _BEHIND.match(text, end, stretch.end())
            # The number of a place goes with its name; of a list of numbers the last one does not.
            before = _POSTCODE.match(text, max(0, start - 5), stretch.end())
            found.append((before.start() if before else start, behind.end() if behind else end))
    others = [(start, end) for start, end in numbers(text) if all(end <= a or start >= b for a, b in found)]
    return sorted(found + others)


def turned_units(text: str) -> list[Span]:
    """Return what runs from right to left in a text from left to right: a name, or a whole sentence."""
    found: list[Span] = []
    for stretch in _TURNED.finditer(text):
        found += _joined(text, [word.span() for word in _TURNED_WORD.finditer(text, *stretch.span())])
    return found


def _joined(text: str, words: list[Span]) -> Iterator[Span]:
    """Yield the words joined with what is between them, as many at a time as leave no bracket torn."""
    while words:
        start = at = words[0][0]
        joined, whole, owed = 1, words[0][1], ""
        for count, (_, end) in enumerate(words, 1):
            still = _owed(text[at:end], owed)
            if still is None:
                break
            owed, at = still, end
            if text.startswith(owed, end):
                joined, whole = count, end + len(owed)
        yield start, whole
        words = words[joined:]


def _owed(part: str, owed: str) -> str | None:
    """Return the brackets and quotes still open after `part`, the next to close first.

    `owed` were open before it. None when it closes what was not opened.
    """
    for char in part:
        if owed and char == owed[0]:
            owed = owed[1:]
        elif char in _CLOSER or char == '"':
            owed = _CLOSER.get(char, char) + owed
        elif char in ")]}\u00bb\u201d":
            return None
    return owed
