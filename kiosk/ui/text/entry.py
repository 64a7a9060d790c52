"""Text while it is typed: its lines, and the caret in a gap of its own between two letters.

The lines are broken by our own wrapping and each is put in order by our own runs, so that what stands in the
field stands as it will on the review. The gap for the caret is kept free in the line: it never stands in a
letter, whichever way the runs beside it go.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category

from kiosk.direction.joining import JOINER, joined
from kiosk.direction.letters import without_marks
from kiosk.direction.levels import levels
from kiosk.direction.runs import line_runs
from kiosk.direction.units import Span
from kiosk.direction.wrapping import wrapped
from kiosk.ui.text.pens import TurningPen


class Piece(NamedTuple):
    """A part of a line in one direction, at `x` pixels from the left end of the line."""

    text: str
    rtl: bool
    x: float
    width: float
    start: int  # where it was in the text
    end: int


class Row(NamedTuple):
    """One line: its pieces, the leftmost first, its width, and where the gap of a caret begins."""

    pieces: tuple[Piece, ...]
    width: float
    caret: float | None


class Laid(NamedTuple):
    """All lines, their height in pixels, the size of the letters, whether all of it fits."""

    rows: tuple[Row, ...]
    line: float
    size: float
    fits: bool
    at: int  # the line with the caret


class Setting(NamedTuple):
    """How it is set: the face, the room in pixels, the gap for the caret, the way its lines run."""

    font: str
    room: tuple[float, float]
    gap: float
    rtl: bool


def lay(text: str, caret: int, sizes: Sequence[float], how: Setting) -> Laid:
    """Return the lines of `text` in the largest of `sizes` in which all of it fits, else in the smallest.

    A word is broken in no size but the smallest.
    """
    for size in sizes:
        ruler = _Ruler(how.font, size)
        spans = _lines(text, ruler, how)
        high = ruler.height
        fits = len(spans) * high <= how.room[1]
        if fits and not _torn(text, spans):
            break
    at = max(n for n, (start, _) in enumerate(spans) if start <= caret)
    found = levels(text, how.rtl)
    rows = tuple(
        _row(text, found, span, caret if n == at else None, n == len(spans) - 1, ruler, how)
        for n, span in enumerate(spans)
    )
    return Laid(rows, high, size, fits, at)


def index_at(text: str, laid: Laid, row: int, x: float, how: Setting) -> int:
    """Return the place between two letters nearest to a touch at `x` pixels from the left of a line."""
    ruler = _Ruler(how.font, laid.size)
    places = [place for piece in laid.rows[row].pieces for place in _places(text, piece, ruler)]
    return min(places, key=lambda place: abs(place[0] - x))[1] if places else len(text)


def _places(text: str, piece: Piece, ruler: _Ruler) -> Iterator[tuple[float, int]]:
    """Yield each place for a caret in a piece: its x, and the index in the text; none before an accent."""
    for index in range(piece.start, piece.end + 1):
        if index == len(text) or category(text[index]) not in ("Mn", "Mc", "Me", "Cf"):
            width = ruler.width(without_marks(text[piece.start : index]), piece.rtl)
            yield piece.x + (piece.width - width if piece.rtl else width), index


class _Ruler:
    """Measures runs in one size of one face."""

    def __init__(self, font: str, size: float) -> None:
        self.width, self.height = _measure(font, size)


@lru_cache(maxsize=8)
def _measure(font: str, size: float):
    pen = TurningPen(text="", font_name=font, font_size=size)

    def width(text: str, rtl: bool) -> float:
        return float(pen.extents(text, rtl)[0]) if text else 0.0

    return width, float(pen.extents(" ", False)[1])


def _lines(text: str, ruler: _Ruler, how: Setting) -> list[Span]:
    """Return where the lines begin and end; together they are all of the text, spaces included."""
    found, room = levels(text, how.rtl), how.room[0] - how.gap

    def width(start: int, end: int) -> float:
        return sum(ruler.width(run.text, run.rtl) for run in line_runs(text, found, start, end, how.rtl))

    starts = [start for start, _ in wrapped(text, width, ruler.width(" ", how.rtl), room)]
    starts = [0, *starts[1:]]
    return [(start, end) for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def _torn(text: str, spans: Sequence[Span]) -> bool:
    return any(not text[start - 1].isspace() for start, _ in spans[1:])


def _row(
    text: str, found: list[int], span: Span, caret: int | None, last: bool, ruler: _Ruler, how: Setting
) -> Row:
    """Put one line in order, with a gap where the caret is."""
    start, end = span
    if not last:  # what is blank at the end of a full line takes no room
        end = start + len(text[start:end].rstrip())
        caret = None if caret is None else min(caret, end)
    x, gap_at, pieces = 0.0, None, []
    for run in line_runs(text, found, start, end, how.rtl):
        inside = caret is not None and (run.start < caret <= run.end or run.start == caret == start)
        cuts = [(run.start, run.end)]
        if inside and caret is not None:
            cuts = [(run.start, caret), (caret, run.end)]
        for number, (left, right) in enumerate(cuts[::-1] if run.rtl else cuts):
            if number:
                gap_at, x = x, x + how.gap
            if said := _shaped(text, left, right, caret):
                wide = ruler.width(said, run.rtl)
                pieces.append(Piece(said, run.rtl, x, wide, left, right))
                x += wide
    if caret is not None and gap_at is None:  # nothing stands on the line yet
        gap_at, x = x, x + how.gap
    return Row(tuple(pieces), x, gap_at)


def _shaped(text: str, start: int, end: int, caret: int | None) -> str:
    """Return a part as it is drawn: letters that join across the caret keep their joined shapes."""
    said = without_marks(text[start:end])
    if said and caret is not None and 0 < caret < len(text) and joined(text, caret):
        said = JOINER + said if start == caret else said + JOINER if end == caret else said
    return said
