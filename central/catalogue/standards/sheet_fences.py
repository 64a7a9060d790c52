"""What is looked at in a workbook before a library opens it: is it one, how large is it unpacked, how far
does each sheet reach, and which cells hold a formula that nobody worked out.

A library reads such a formula as 0 (XlsxWriter writes 0 until Excel opens the file), an error as an empty
cell, and makes a table as wide and high as the last cell lies.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from central.catalogue.standards.found import MOST_ROWS, FileRefused, too_many

MOST_UNPACKED = 60_000_000  # bytes
MOST_COLUMNS = 200
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CELL = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_NOT_WORKED_OUT = "er staat een formule die nog niet uitgerekend is. Schrijf de waarde zelf"
_ERROR = "de formule in deze cel geeft een fout. Schrijf de waarde zelf"
_NO_BOOK = "Dit is geen Excel-bestand (.xlsx), ook al heet het zo. Bewaar het opnieuw als .xlsx."


@dataclass
class SheetXml:
    """By row and column, from 0: what is odd about a cell."""

    odd: dict[int, dict[int, str]] = field(default_factory=dict)


def look_into(data: bytes) -> dict[str, SheetXml]:
    """Return what was seen of each sheet, by its name. Raises FileRefused."""
    if data.startswith(_OLD_OR_LOCKED):
        raise FileRefused(
            "Dit bestand is met een wachtwoord beveiligd, of het is een oud Excel-bestand. "
            "Bewaar het zonder wachtwoord als .xlsx."
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            if sum(one.file_size for one in book.infolist()) > MOST_UNPACKED:
                raise FileRefused("Dit bestand is uitgepakt te groot. Bewaar alleen het blad met het aanbod.")
            if any(one.flag_bits & 1 for one in book.infolist()):
                raise FileRefused(
                    "Dit bestand is met een wachtwoord beveiligd. Bewaar het zonder wachtwoord."
                )
            return {name: _look(book, path) for name, path in _sheets(book)}
    except (
        zipfile.BadZipFile,
        KeyError,
        expat.ExpatError,
        EOFError,
        NotImplementedError,
        OSError,
        ValueError,
    ):
        raise FileRefused(_NO_BOOK) from None
    except zipfile.zlib.error:  # type: ignore[attr-defined]
        raise FileRefused(_NO_BOOK) from None


def _sheets(book: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Give each sheet with its file, as the workbook says."""
    files: dict[str, str] = {}
    named: list[tuple[str, str]] = []

    def relation(tag: str, said: dict[str, str]) -> None:
        if tag.endswith("Relationship"):
            target = said.get("Target", "")
            files[said.get("Id", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"

    def sheet(tag: str, said: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == "sheet":
            reference = next((value for key, value in said.items() if key.endswith(":id")), "")
            named.append((said.get("name", ""), reference))

    _parse(book.read("xl/_rels/workbook.xml.rels"), relation)
    _parse(book.read("xl/workbook.xml"), sheet)
    for name, reference in named:
        if files.get(reference, "").startswith("xl/worksheets/"):
            yield name, files[reference]


def _parse(data: bytes, start: object) -> None:
    parser = expat.ParserCreate()
    parser.StartElementHandler = start  # type: ignore[assignment]
    parser.Parse(data, True)


class _Watch:
    """Follows the cells of one sheet: where each lies, whether it is a formula, and what it holds."""

    def __init__(self) -> None:
        self.seen = SheetXml()
        self.rows: set[int] = set()
        self.cell: tuple[int, int] | None = None
        self.formula = self.in_value = self.error = False
        self.value = ""

    def start(self, tag: str, said: dict[str, str]) -> None:
        tag = tag.rpartition(":")[2]
        if tag == "c":
            place = _CELL.fullmatch(said.get("r", ""))
            self.cell = (int(place[2]) - 1, _column(place[1])) if place else None
            self.formula, self.error, self.value = False, said.get("t") == "e", ""
        elif tag == "f":
            self.formula = True
        elif tag in ("v", "t"):
            self.in_value = True

    def end(self, tag: str) -> None:
        tag = tag.rpartition(":")[2]
        if tag in ("v", "t"):
            self.in_value = False
        elif tag == "c" and self.cell and (self.value or self.formula):
            row, column = self.cell
            if column >= MOST_COLUMNS:
                raise FileRefused(f"Dit blad heeft meer dan {MOST_COLUMNS} kolommen.")
            self.rows.add(row)
            if len(self.rows) > MOST_ROWS + 50 or row > 10 * MOST_ROWS:
                raise too_many(f"meer dan {MOST_ROWS}")
            why = (
                _ERROR if self.error else _NOT_WORKED_OUT if self.formula and self.value in ("", "0") else ""
            )
            if why:
                self.seen.odd.setdefault(row, {})[column] = why

    def text(self, data: str) -> None:
        if self.in_value and len(self.value) < 40:
            self.value += data


def _look(book: zipfile.ZipFile, path: str) -> SheetXml:
    watch, parser = _Watch(), expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = watch.start, watch.end
    parser.CharacterDataHandler = watch.text
    with book.open(path) as file:
        while part := file.read(1 << 16):
            parser.Parse(part, False)
    parser.Parse(b"", True)
    return watch.seen


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
