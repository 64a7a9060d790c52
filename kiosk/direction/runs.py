"""A line as its runs in the order in which they stand from left to right (UAX 9, rules L1 and L2)."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import NamedTuple

from kiosk.direction.letters import without_marks
from kiosk.direction.levels import levels


class Run(NamedTuple):
    """A part of a line in one direction; `text` is as it was typed, first letter first.

    Who shapes the letters also turns brackets round in a run from right to left (rule L4). `start` and `end`
    say where the run was in the text, signs of direction included.
    """

    text: str
    rtl: bool
    start: int
    end: int

    @property
    def script(self) -> str:
        """The script for the shaper, as ISO 15924 names it: what runs from right to left here is Arabic."""
        return "Arab" if self.rtl else "Latn"


def runs(text: str, rtl: bool) -> list[Run]:
    """Return the runs of a line of direction `rtl`, the leftmost first."""
    return line_runs(text, levels(text, rtl), 0, len(text), rtl)


def line_runs(text: str, resolved: list[int], start: int, end: int, rtl: bool) -> list[Run]:
    """Return the runs of one line of a wrapped paragraph; `resolved` are the levels of the whole."""
    of_line = resolved[start:end]
    if of_line.count(int(rtl)) == len(of_line):
        words = without_marks(text[start:end])
        return [Run(words, rtl, start, end)] if words else []
    for n in range(end - 1, start - 1, -1):  # L1: spaces at the end of a line go with the line
        if not (text[n].isspace() or not without_marks(text[n])):
            break
        of_line[n - start] = int(rtl)
    edges = [n for n in range(1, end - start) if of_line[n] != of_line[n - 1]]
    parts = [
        (of_line[left], start + left, start + right) for left, right in pairwise([0, *edges, end - start])
    ]
    shown = ((level, left, right, without_marks(text[left:right])) for level, left, right in _turned(parts))
    return [Run(words, bool(level % 2), left, right) for level, left, right, words in shown if words]


def runs_of_lines(text: str, lines: list[str], rtl: bool) -> list[list[Run]]:
    """Return the runs of each of `lines`, into which the paragraph `text` was cut.

    Spaces at a cut may be lost or change their kind, and a line may end with a hyphen that is not in `text`.
    """
    resolved, at, found = levels(text, rtl), 0, []
    text = text.replace("\u00a0", " ")
    for line in lines:
        while text.startswith(" ", at):
            at += 1
        whole = text.startswith(line.replace("\u00a0", " "), at)
        end = at + len(line) - (0 if whole else 1)
        of_line = line_runs(text, resolved, at, end, rtl)
        if not whole and of_line:
            last = max(range(len(of_line)), key=lambda n: of_line[n].end)
            of_line[last] = of_line[last]._replace(text=of_line[last].text + line[-1])
        found.append(of_line)
        at = end
    return found


def _turned(parts: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Turn round every row of parts at the highest level, then at the next lower one, down to 1 (rule L2)."""
    for height in range(max((level for level, *_ in parts), default=0), 0, -1):
        rows = (list(row) for _, row in groupby(parts, key=lambda part: part[0] >= height))
        parts = [part for row in rows for part in (reversed(row) if row[0][0] >= height else row)]
    return parts
