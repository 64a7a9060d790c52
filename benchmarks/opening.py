"""What `central work` does a second, beside the least any program must do: decrypt, write the same rows."""

from __future__ import annotations

import tempfile
from typing import Any

from benchmarks import NotHere, Row
from benchmarks._both_databases import ROOT, asked, postgresql

TITLE = "Opening what kiosks sent"
RECORDS = 2000
AT_LEAST, TWO_WORKERS = 0.6, 1.6
SECONDS = 600


def measure() -> list[Row]:
    """Open the same records on both databases; on PostgreSQL by two workers as well."""
    with tempfile.TemporaryDirectory(prefix="opening-") as folder:
        return [*_rows("SQLite", _asked(folder, "")), *_on_postgresql(folder)]


def _on_postgresql(folder: str) -> list[Row]:
    try:
        with postgresql() as url:
            return _rows("PostgreSQL", _asked(folder, url))
    except NotHere:
        return []  # the rows of SQLite stand alone


def _asked(folder: str, url: str) -> dict[str, Any]:
    config = str(ROOT / "tests" / "central" / "config")
    state = f"{folder}/{'pg' if url else 'lite'}"
    said: dict[str, Any] = asked("benchmarks._opening", RECORDS, state, url, SECONDS, CENTRAL_CONFIG=config)
    return said


def _rows(database: str, said: dict[str, Any]) -> list[Row]:
    rows = [
        Row(
            f"one worker, {database}",
            said["ours"],
            "records/s",
            peer=said["bare"],
            peer_name="decrypt, and insert the same rows",
            ratio_at_least=AT_LEAST,
            more_is_better=True,
            note=f"{RECORDS:,} records; {said['rows']:.0f} rows each",
        )
    ]
    if "two" in said:
        two = Row(
            f"two workers, {database}", said["two"], "records/s", peer=said["one"], peer_name="one worker",
            ratio_at_least=TWO_WORKERS, more_is_better=True, note="processes of their own, started together",
        )  # fmt: skip
        rows.append(two)
    return rows
