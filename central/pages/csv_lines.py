"""A CSV that opens right in Excel with Belgian settings and in LibreOffice, and in which no cell acts.

A CSV has no types. A text there that a spreadsheet would work out is put at rest: one with + or - (a number
from abroad, '- leren mailen') by a space in front, which nobody sees and a reader strips; one with = or @,
which nobody is called, by the apostrophe of OWASP (CSV injection).
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

Cell = str | int | date
# What stands before a text that begins so; Excel takes the wide letters for the narrow ones.
_AT_REST = dict.fromkeys("+-＋－", " ") | dict.fromkeys("=@＝＠", "'")


def csv_lines(pages: Iterable[Iterable[Sequence[Cell]]]) -> Iterator[bytes]:
    """Yield the file, a part for each page of rows: with a mark for UTF-8, semicolons between."""
    yield b"\xef\xbb\xbf"
    for rows in pages:
        text = io.StringIO()
        csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(map(at_rest, row) for row in rows)
        yield text.getvalue().encode()


def at_rest(cell: Cell) -> str:
    """Return a cell as it stands in a CSV: a day, a number, or a text that does nothing.

    Before what acts there may be spaces, tabs or marks without a shape: not every program minds them.
    """
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, int):
        return str(cell)
    first = next((char for char in cell if not _unseen(char)), "")
    return _AT_REST.get(first, "") + cell


def _unseen(char: str) -> bool:
    return char.isspace() or unicodedata.category(char) in ("Cf", "Cc")
