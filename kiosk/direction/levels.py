"""The level of every character (UAX 9): even runs from left to right, odd from right to left.

python-bidi resolves what no unit covers. It knows no isolates (U+2066…U+2069); they are resolved here by
doing what they stand for: the inside is a text of its own, and for the outside it is one neutral character.
"""

from __future__ import annotations

import re
from typing import Any
from unicodedata import bidirectional

from bidi import algorithm

from kiosk.direction.letters import LTR_LETTER, RTL
from kiosk.direction.units import ONE, Span, numbers, straight_units, turned_units

_ISOLATE = re.compile(r"[\u2066-\u2069]")
_EMBEDDING = re.compile(r"[\u202a-\u202e]")
# What can make a difference once the units are out: letters of the other direction, figures, marks, tabs.
_UNCERTAIN = {
    0: re.compile(rf"[{RTL}\u0600-\u0605\u060b\u0660-\u066c\u06dd\u200e\u200f\u061c\u202a-\u202e\t]"),
    1: re.compile(rf"{LTR_LETTER}|[\d\u200e\u200f\u061c\u202a-\u202e\t]"),
}
_DEEPEST = 50  # python-bidi goes to 62; people write two or three


def levels(text: str, rtl: bool) -> list[int]:
    """Return the level of each character of one paragraph (without a line break) in direction `rtl`."""
    found = [int(rtl)] * len(text)
    if _UNCERTAIN[int(rtl)].search(text) or _ISOLATE.search(text):
        _resolve(text, 0, int(rtl), found)
    return found


def _resolve(text: str, at: int, level: int, found: list[int]) -> None:
    """Give `text`, which begins at `at`, its levels above the `level` of its line."""
    isolates = _isolates(text) if level < _DEEPEST else []
    outside = text
    for start, end in isolates:
        inner = text[start + 1 : end].removesuffix("\u2069")
        odd = _first_strong(inner) if text[start] == "\u2068" else text[start] == "\u2067"
        deeper = level + 1 if odd != level % 2 else level + 2
        found[at + start + 1 : at + start + 1 + len(inner)] = [deeper] * len(inner)
        _resolve(inner, at + start + 1, deeper, found)
        outside = outside[:start] + ONE * (end - start) + outside[end:]
    units: list[Span] = []
    if not _EMBEDDING.search(outside):  # who wrote those knows what is one
        units = straight_units(outside) if level % 2 else turned_units(outside)
    for start, end in units:
        found[at + start : at + end] = [level + 1] * (end - start)
        for left, right in [] if level % 2 else numbers(text[start:end]):
            found[at + start + left : at + start + right] = [level + 2] * (right - left)
        outside = outside[:start] + ONE * (end - start) + outside[end:]
    if _UNCERTAIN[level % 2].search(outside):
        _by_algorithm(outside, isolates + units, at, level, found)


def _isolates(text: str) -> list[Span]:
    """Return the outermost isolates with their signs; one that is never closed goes on to the end."""
    found: list[Span] = []
    opened: list[int] = []
    for sign in _ISOLATE.finditer(text):
        if sign[0] != "\u2069":
            opened.append(sign.start())
        elif opened:
            start = opened.pop()
            if not opened:
                found.append((start, sign.end()))
    return [*found, (opened[0], len(text))] if opened else found


def _first_strong(text: str) -> int:
    """Return 1 when the first letter outside an isolate runs from right to left (UAX 9, P2 and P3)."""
    for start, end in reversed(_isolates(text)):
        text = text[:start] + text[end:]
    kinds = (bidirectional(char) for char in text)
    return int(next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L")


def _by_algorithm(text: str, units: list[Span], at: int, level: int, found: list[int]) -> None:
    """Resolve what stands outside the units with python-bidi; a unit is one neutral character to it."""
    inside = {n for start, end in units for n in range(start + 1, end)}
    first = {start for start, _ in units}
    characters: list[dict[str, Any]] = []
    for n, char in enumerate(text):
        if n in inside:
            continue
        kind = "ON" if char == ONE or char in "\u2066\u2067\u2068\u2069" else bidirectional(char) or "L"
        characters.append({"ch": char, "level": level, "type": kind, "orig": kind, "n": n})
    storage = algorithm.get_empty_storage() | {
        "base_level": level,
        "base_dir": "LR"[level % 2],
        "chars": characters,
    }
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    resolved = {char["n"]: char["level"] for char in storage["chars"]}
    before = level
    for n in range(len(text)):
        if n in inside:
            continue
        # Joiners and signs of direction are taken out by rule X9: they go with what is before them.
        before = resolved.get(n, before)
        if n not in first:
            found[at + n] = before
