"""Read the bundled Belgian postcodes (assets/postcodes/be.csv) into the index of the place field."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from kiosk.journeys.places import KnownPlace, PlaceIndex
from kiosk.site.lines import read_text
from kiosk.site.problems import BadSite
from kiosk.state import assets_dir

HEADER = ["postcode", "name", "province", "also"]


def load_places(near: Sequence[str] = (), path: Path | None = None) -> PlaceIndex:
    """Return the places of Belgium; those whose postcode begins as one of `near` come first.

    Raises BadSite with the line when the file is missing or a row is not `postcode;name;province;also`.
    """
    path = path or assets_dir() / "postcodes" / "be.csv"
    lines = csv.reader(read_text(path).splitlines(), delimiter=";")
    if next(lines, None) != HEADER:
        raise BadSite(path, 1, f"the first line must be {';'.join(HEADER)}")
    return PlaceIndex((_row(fields, path, number) for number, fields in enumerate(lines, 2)), near)


def _row(fields: list[str], path: Path, line: int) -> KnownPlace:
    if len(fields) != len(HEADER) or not (len(fields[0]) == 4 and fields[0].isdecimal()) or not fields[1]:
        raise BadSite(path, line, "a row must look like 9900;Eeklo;Oost-Vlaanderen;")
    postcode, name, province, also = fields
    return KnownPlace(postcode, name, province, tuple(also.split("|")) if also else ())
