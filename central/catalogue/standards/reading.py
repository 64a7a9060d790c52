"""A file by the ending of its name: spreadsheet, text with separators, calendar or HSDS."""

from __future__ import annotations

from datetime import datetime
from pathlib import PurePath

from central.catalogue.standards.found import MOST_BYTES, FileRefused, ReadFile, too_large

ENDINGS = (".xlsx", ".csv", ".ics", ".json")
_OTHERS = {
    ".xls": "Dit is een oud Excel-bestand (.xls). Bewaar het in Excel als .xlsx en probeer opnieuw.",
    ".ods": "Dit is een bestand van LibreOffice (.ods). Bewaar het als .xlsx en probeer opnieuw.",
    ".pdf": "Een pdf kunnen we niet lezen. Vraag de lijst als rekenblad (.xlsx).",
}


def read_file(name: str, data: bytes, now: datetime) -> ReadFile:
    """Return the rows of a file of this name. Raises FileRefused, with one plain sentence; nothing else."""
    ending = PurePath(name).suffix.lower()
    if ending not in ENDINGS:
        raise FileRefused(
            _OTHERS.get(ending, f"Dit bestand kunnen we niet lezen. Het moet eindigen op {_or(ENDINGS)}.")
        )
    if len(data) > MOST_BYTES:
        raise too_large(len(data))
    if not data.strip():
        raise FileRefused("Dit bestand is leeg.")
    if ending == ".xlsx":
        from central.catalogue.standards.from_sheet import read_sheet

        return read_sheet(data, now)
    if ending == ".csv":
        from central.catalogue.standards.from_csv import read_csv

        return read_csv(data, now)
    if ending == ".ics":
        from central.catalogue.standards.from_calendar import read_calendar

        return read_calendar(data, now)
    from central.catalogue.standards.from_hsds import read_hsds

    return read_hsds(data, now)


def _or(words: tuple[str, ...]) -> str:
    return f"{', '.join(words[:-1])} of {words[-1]}"
