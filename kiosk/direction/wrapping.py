"""Where lines break: in the order in which the words were typed, before any of them is turned round."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from unicodedata import category

from kiosk.direction.units import Span, numbers

Width = Callable[[int, int], float]  # of the text from one place to another, as drawn on one line

_WORD = re.compile(r"[^ ]+")
_PARTS = re.compile(
    r"\d[^\w ]* [^\w ]*\d|\d [-\u2010-\u2014\u2212]"
)  # looked for first: most texts have none


def words(text: str) -> list[Span]:
    """Return what a line break leaves whole: words, and figures that are one number (`09 376 71 70`)."""
    found = [word.span() for word in _WORD.finditer(text)]
    for left, right in reversed(numbers(text)) if any(map(str.isdigit, text)) else ():
        inside = [n for n, (start, end) in enumerate(found) if start < right and end > left]
        if len(inside) > 1:
            found[inside[0] : inside[-1] + 1] = [(found[inside[0]][0], found[inside[-1]][1])]
    return found


def has_number_in_parts(text: str) -> bool:
    """Say whether a number is written with spaces in it, as telephone numbers are."""
    return any(" " in text[start:end] for start, end in numbers(text)) if _PARTS.search(text) else False


def wrapped(text: str, width: Width, space: float, room: float) -> Iterator[Span]:
    """Yield the lines of one paragraph, as full as `room` allows; only a single letter may be wider."""
    parts = [part for start, end in words(text) for part in _fitting(text, start, end, width, room)]
    while parts:
        count, taken = 1, parts[0][2]
        while count < len(parts) and taken + space + parts[count][2] <= room:
            taken += space + parts[count][2]
            count += 1
        # Words shaped together can be wider than one by one, and there may be more than one space.
        while count > 1 and width(parts[0][0], parts[count - 1][1]) > room:
            count -= 1
        yield parts[0][0], parts[count - 1][1]
        parts = parts[count:]


def _fitting(text: str, start: int, end: int, width: Width, room: float) -> Iterator[tuple[int, int, float]]:
    """Yield a word that fits as it is, else what stands between its spaces, else as many letters as fit."""
    taken = width(start, end)
    if taken <= room:
        yield start, end, taken
    elif " " in text[start:end]:
        for word in _WORD.finditer(text, start, end):
            yield from _fitting(text, *word.span(), width, room)
    else:
        while start < end:
            cut = _last_that_fits(text, start, end, width, room)
            yield start, cut, width(start, cut)
            start = cut


def _last_that_fits(text: str, start: int, end: int, width: Width, room: float) -> int:
    """Return where to cut a word: not before a sign that belongs to the letter it stands on."""
    low, high = start + 1, end
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if width(start, middle) <= room else (low, middle - 1)
    cut = low
    while cut > start + 1 and cut < end and category(text[cut]) in ("Mn", "Mc", "Me", "Cf"):
        cut -= 1
    return cut
