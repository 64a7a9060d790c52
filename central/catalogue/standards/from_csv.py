"""A table as text: UTF-8 with or without its mark, UTF-16, or Windows; between cells ; , or a tab."""

from __future__ import annotations

import csv
import io
from datetime import datetime

from central.catalogue.standards.columns import LOOKED_AT, find_heads, no_heads
from central.catalogue.standards.found import MOST_ROWS, FileRefused, Found, ReadFile, too_many
from central.catalogue.standards.from_table import found_in

SEPARATORS = (";", ",", "\t")
MOST_COLUMNS = 200
_BEHIND = "\ue000"  # a letter that nobody writes


class _NeverClosed(FileRefused):
    """A quotation mark opens a cell, and nothing closes it."""


def read_csv(data: bytes, now: datetime) -> ReadFile:
    """Return the rows of a CSV. Raises FileRefused."""
    text = _decoded(data)
    if text.lstrip()[:2] == "PK" or "\x00" in text:
        raise FileRefused("Dit is geen tekst met kolommen (CSV). Bewaar het rekenblad als .xlsx of als .csv.")
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        text = rest
    rows = _rows(text)
    heads = find_heads(rows)
    if heads is None:
        raise no_heads()
    found: list[Found] = []
    for number, row in enumerate(rows[heads.row + 1 :], heads.row + 2):
        if not any(cell.strip() for cell in row):
            continue
        one = found_in(number, row, heads)
        if len(row) > max(heads.keys) + 1 and any(cell.strip() for cell in row[len(rows[heads.row]) :]):
            one.wrong.append(
                "Deze rij heeft meer vakken dan er kolommen zijn: staat er een teken te veel tussen?"
            )
        found.append(one)
    if not found:
        raise FileRefused("Onder de koppen staat niets.")
    if len(found) > MOST_ROWS:
        raise too_many(str(len(found)))
    notes = tuple(f"De kolom '{head}' kennen we niet; ze telt niet mee." for head in heads.unknown)
    return ReadFile(found, notes)


def _decoded(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _rows(text: str) -> list[list[str]]:
    """Return the table with the separator that finds the most heads. Raises FileRefused."""
    best, most = ";", 0
    for separator in SEPARATORS:
        try:
            heads = find_heads(_read(text, separator, LOOKED_AT))
        except _NeverClosed:
            continue
        except FileRefused:  # two columns that say the same: then the separator is this one
            heads, best, most = None, separator, MOST_COLUMNS
        if heads and len(heads.keys) > most:
            best, most = separator, len(heads.keys)
    return _read(text, best, MOST_ROWS + LOOKED_AT)


def _read(text: str, separator: str, most: int) -> list[list[str]]:
    rows: list[list[str]] = []
    # A quotation mark that is never closed swallows all that follows, and nothing says so: one more
    # line is put behind, and where that is no line of its own, something was left open.
    reader = csv.reader(io.StringIO(f"{text}\n{_BEHIND}", newline=""), delimiter=separator)
    try:
        for row in reader:
            if len(row) > MOST_COLUMNS:
                raise FileRefused(f"Dit bestand heeft meer dan {MOST_COLUMNS} kolommen.")
            if row == [_BEHIND]:
                return rows
            if len(rows) >= most:
                if most <= LOOKED_AT:
                    return rows
                raise too_many(f"meer dan {MOST_ROWS}")
            rows.append(row)
    except csv.Error:
        raise FileRefused(
            f"Regel {reader.line_num} van dit bestand is geen rij: kijk na of elke aanhaling gesloten is."
        ) from None
    raise _NeverClosed(
        "Ergens in dit bestand begint een aanhaling die nooit gesloten wordt. "
        'Haal dat teken (") weg, of bewaar het rekenblad opnieuw.'
    )
