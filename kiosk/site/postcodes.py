"""Read the bundled Belgian places (assets/postcodes) into the index of the place field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from kiosk.journeys.place_table import MUNICIPALITIES, PLACES, BadRow, read_municipalities, read_places
from kiosk.journeys.places import PlaceIndex
from kiosk.machine.folders import assets_dir
from kiosk.site.lines import read_text
from kiosk.site.problems import BadSite

T = TypeVar("T")


def load_places(near: Sequence[str] = (), folder: Path | None = None) -> PlaceIndex:
    """Return the places of Belgium; those whose postcode begins as one of `near` come first.

    Raises BadSite with file and line when a table is missing or a row is not one of it.
    """
    folder = folder or assets_dir() / "postcodes"
    municipalities = _read(folder / MUNICIPALITIES, read_municipalities)
    return PlaceIndex(_read(folder / PLACES, lambda text: read_places(text, municipalities)), near)


def _read(path: Path, rows: Callable[[str], T]) -> T:
    try:
        return rows(read_text(path))
    except BadRow as error:
        raise BadSite(path, error.line, error.right) from None
