"""The bundled tables of Belgian places (assets/postcodes), from their text; for kiosk and central."""

from __future__ import annotations

import csv
from collections.abc import Mapping

from kiosk.journeys.places import KnownPlace, Municipality

PLACES, MUNICIPALITIES = "be.csv", "municipalities.csv"
_PLACE = ["postcode", "name", "province", "nis", "also", "formerly"]
_MUNICIPALITY = ["nis", "name", "also"]


class BadRow(ValueError):
    """A line that is no row of its table: which line, counted from 1, and what would be right."""

    def __init__(self, line: int, right: str) -> None:
        super().__init__(f"line {line}: {right}")
        self.line, self.right = line, right


def read_municipalities(text: str) -> dict[str, Municipality]:
    """Return the municipalities by NIS code. Raises BadRow."""
    found = {}
    for line, fields in _lines(text, _MUNICIPALITY):
        if len(fields) != len(_MUNICIPALITY) or not _is_number(fields[0], 5) or not fields[1]:
            raise BadRow(line, "a row must look like 43005;Eeklo;")
        nis, name, also = fields
        found[nis] = Municipality(nis, name, _several(also))
    return found


def read_places(text: str, municipalities: Mapping[str, Municipality]) -> list[KnownPlace]:
    """Return the places, each in its municipality. Raises BadRow."""
    found: list[KnownPlace] = []
    provinces: dict[str, str] = {}
    for line, fields in _lines(text, _PLACE):
        if len(fields) != len(_PLACE) or not _is_number(fields[0], 4) or not fields[1]:
            raise BadRow(line, "a row must look like 9900;Eeklo;Oost-Vlaanderen;43005;;")
        postcode, name, province, nis, also, formerly = fields
        if nis not in municipalities:
            raise BadRow(line, f"{nis!r} is the NIS code of no municipality")
        province = provinces.setdefault(province, province)  # one string each, not 2,800
        found.append(
            KnownPlace(postcode, name, province, _several(also), municipalities[nis], _several(formerly))
        )
    return found


def _lines(text: str, header: list[str]) -> list[tuple[int, list[str]]]:
    lines = csv.reader(text.splitlines(), delimiter=";")
    if next(lines, None) != header:
        raise BadRow(1, f"the first line must be {';'.join(header)}")
    return list(enumerate(lines, 2))


def _is_number(text: str, digits: int) -> bool:
    return len(text) == digits and text.isascii() and text.isdecimal()


def _several(names: str) -> tuple[str, ...]:
    return tuple(names.split("|")) if names else ()
