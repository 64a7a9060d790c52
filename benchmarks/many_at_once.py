"""One thing done for three hundred people, beside the same done for each of them alone."""

from __future__ import annotations

import tempfile
from typing import Any

from benchmarks import NotHere, Row
from benchmarks._both_databases import asked, postgresql

TITLE = "Many people at once"
PEOPLE, AT_MOST_MS = 300, 2000
SECONDS = 600


def measure() -> list[Row]:
    """Do each thing on both databases. What is mailed waits for the worker, as it does for one person."""
    with tempfile.TemporaryDirectory(prefix="many-at-once-") as folder:
        return [*_rows("SQLite", _asked(f"{folder}/lite", "")), *_on_postgresql(f"{folder}/pg")]


def _on_postgresql(folder: str) -> list[Row]:
    try:
        with postgresql() as url:
            return _rows("PostgreSQL", _asked(folder, url))
    except NotHere:
        return []  # the rows of SQLite stand alone


def _asked(state: str, url: str) -> list[dict[str, Any]]:
    said: list[dict[str, Any]] = asked("benchmarks._many_at_once", PEOPLE, state, url, SECONDS)
    return said


def _rows(database: str, told: list[dict[str, Any]]) -> list[Row]:
    return [
        Row(
            f"{PEOPLE} people {one['what']}, {database}",
            one["ms"],
            "ms",
            peer=one["alone"],
            peer_name="each alone, one transaction",
            at_most=AT_MOST_MS,
        )
        for one in told
    ]
