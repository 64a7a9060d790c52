"""Finding one person among a hundred thousand, on SQLite and PostgreSQL, beside the search of before."""

from __future__ import annotations

import tempfile
from typing import Any

from benchmarks import Row
from benchmarks._both_databases import asked, postgresql

TITLE = "Finding a person again"
CASES = 100_000
BY_NAME = 20  # times quicker, at least
LIMITED = {
    "a name few have",
    "first and last name",
    "a name nobody has",
    "the middle of a name",
    "a phone number",
}
SECONDS = 900


def measure() -> list[Row]:
    """Fill both databases with the same people and ask both searches for the same ones."""
    with tempfile.TemporaryDirectory(prefix="staff-search-") as folder:
        return [*_rows("SQLite", _asked(folder, "")), *_on_postgresql(folder)]


def _on_postgresql(folder: str) -> list[Row]:
    with postgresql() as url:
        return _rows("PostgreSQL", _asked(folder, url))


def _asked(folder: str, url: str) -> dict[str, Any]:
    said: dict[str, Any] = asked("benchmarks._staff_search", CASES, folder, url, SECONDS)
    return said


def _rows(database: str, said: dict[str, Any]) -> list[Row]:
    rows = [
        Row(
            f"{one['what']}, {database}",
            one["ours"]["database"],
            "ms",
            peer=one["peer"]["database"],
            peer_name="before: a LIKE over every line",
            ratio_at_most=1 / BY_NAME if one["what"] in LIMITED else None,
            runs=15,
            note=f"{one['found']} found: count and first 25; with Django's part"
            f" {one['ours']['page']:.1f} for {one['peer']['page']:.0f} ms",
        )
        for one in said["asked"]
    ]
    with_, without = said["kept"]["with"], said["kept"]["without"]
    note = f"{said['words']:.1f} short rows a person"
    kept = Row(
        f"keeping one more person, {database}", with_, "ms", peer=without, peer_name="without", note=note
    )
    return [*rows, kept]
