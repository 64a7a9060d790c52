"""A signature that was drawn: lines of points, from a page to a drawing. No database here.

A browser sends whole numbers: `x,y x,y … | x,y …`, each line a stroke, on a field of 600 by 200.
"""

from __future__ import annotations

import re

WIDE, HIGH = 600, 200
MOST_POINTS = 4000
LEAST_POINTS = 5  # fewer is a touch by mistake
_SHAPE = re.compile(r"\d{1,3},\d{1,3}(?:[ |]\d{1,3},\d{1,3})*")


class NoSignature(ValueError):
    """This is no drawing of ours, or nothing was drawn."""


def strokes_of(said: str) -> str:
    """Return a drawing as it is kept. Raises NoSignature."""
    said = said.strip()
    if len(said) > MOST_POINTS * 8 or not _SHAPE.fullmatch(said):
        raise NoSignature("Er is nog niet getekend.")
    points = [tuple(map(int, one.split(","))) for one in re.split("[ |]", said)]
    if not LEAST_POINTS <= len(points) <= MOST_POINTS:
        raise NoSignature("Er is nog niet getekend.")
    if any(x > WIDE or y > HIGH for x, y in points):
        raise NoSignature("Dit is geen tekening van dit scherm.")
    return said


def path_of(kept: str) -> str:
    """Return the path of an SVG of WIDE by HIGH.

    >>> path_of("1,2 3,4|5,6 7,8")
    'M1 2L3 4M5 6L7 8'
    """
    lines = (line.split(" ") for line in kept.split("|"))
    return "".join(f"M{'L'.join(point.replace(',', ' ') for point in line)}" for line in lines)
