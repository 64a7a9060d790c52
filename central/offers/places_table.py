"""Belgian postcodes and names: the table the kiosk has (assets/postcodes/be.csv)."""

from __future__ import annotations

import csv
from functools import lru_cache

from central.state import ROOT
from kiosk.journeys.places import KnownPlace, PlaceIndex


@lru_cache(maxsize=1)
def belgian_places() -> PlaceIndex:
    """Return the places of Belgium; the file is ours and checked by its own test."""
    with (ROOT / "assets" / "postcodes" / "be.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter=";")
        return PlaceIndex(
            KnownPlace(
                row["postcode"], row["name"], row["province"], tuple(filter(None, row["also"].split("|")))
            )
            for row in rows
        )
