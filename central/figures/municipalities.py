"""Municipalities of today by name, and the rows of the figure `map` as tiles."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from central.figures.table import Table
from central.figures.tile_map import Tile
from kiosk.journeys.place_table import MUNICIPALITIES, read_municipalities
from kiosk.machine.folders import assets_dir

ELSEWHERE = "Niet gekend"


@cache
def names() -> Mapping[str, str]:
    """Return what each municipality is called, by NIS code."""
    text = (assets_dir() / "postcodes" / MUNICIPALITIES).read_text(encoding="utf-8")
    return {nis: one.name for nis, one in read_municipalities(text).items()}


def tiles_of(table: Table) -> list[Tile]:
    """Return a tile for each municipality of the figure `map`; '' is where nobody said a place."""
    nis = table.dimensions.index("municipality")
    offers = table.dimensions.index("offers")
    said = (table.words or {}).get("municipality", {})
    return [
        Tile(
            row.values[nis],
            names().get(row.values[nis]) or said.get(row.values[nis]) or ELSEWHERE,
            row.n,
            int(row.values[offers]) if row.values[offers].isdigit() else 0,
        )
        for row in table.rows
    ]
