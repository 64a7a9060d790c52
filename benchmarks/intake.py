"""What kiosks send, taken in by the running service: how much, how soon while staff work, and at rest.

INTAKE_CASES in the environment: how many people are there already.
"""

from __future__ import annotations

import os
import tempfile
from typing import Any

from benchmarks import NotHere, Row
from benchmarks._both_databases import asked, postgresql

TITLE = "Taking in what kiosks send"
CASES = int(os.environ.get("INTAKE_CASES", "100000"))
OF_FLOOR = {"SQLite": 0.75, "PostgreSQL": 0.95}
P50_MS, P99_MS, REST = 20, 60, 0.1  # of a kiosk's post beside four people; percent of a core
SECONDS = 1800


def measure() -> list[Row]:
    """Run the service on both databases, with pages and devices in processes of their own."""
    with tempfile.TemporaryDirectory(prefix="intake-") as folder:
        return [*_rows("SQLite", _asked(f"{folder}/lite", "")), *_on_postgresql(f"{folder}/pg")]


def _on_postgresql(folder: str) -> list[Row]:
    try:
        with postgresql() as url:
            return _rows("PostgreSQL", _asked(folder, url))
    except NotHere:
        return []  # the rows of SQLite stand alone


def _asked(state: str, url: str) -> dict[str, Any]:
    said: dict[str, Any] = asked("benchmarks._intake", CASES, state, url, SECONDS)
    return said


def _rows(database: str, said: dict[str, Any]) -> list[Row]:
    beside = f"a kiosk's post while four people click, {CASES:,} people, {database}"
    return [
        Row(
            f"intake, {database}", said["intake"], "envelopes/s", peer=said["floor"],
            peer_name="the same rows and transactions without HTTP", ratio_at_least=OF_FLOOR[database],
            more_is_better=True, note=f"2 kiosks, batches of 50; p99 of a batch {said['batch_p99']:.0f} ms",
        ),
        Row(
            f"{beside}, p50", said["beside_p50"], "ms", peer=said["alone_p50"], peer_name="nobody clicks",
            at_most=P50_MS, note=f"{said['pages']} pages meanwhile, p50 {said['pages_p50']:.0f} ms",
        ),
        Row(
            f"{beside}, p99", said["beside_p99"], "ms", peer=said["alone_p99"], peer_name="nobody clicks",
            at_most=P99_MS,
        ),
        Row(
            f"`central work` at rest, {database}", said["rest"], "%", at_most=REST,
            note="of one core, over 60 s",
        ),
    ]  # fmt: skip
