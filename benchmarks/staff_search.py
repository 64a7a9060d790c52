"""Finding one person among a hundred thousand, on SQLite and PostgreSQL, beside the search of before."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks import NotHere, Row

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the cluster stands with the tests

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
    from tests.central.postgres import Cluster

    if not any(Path("/usr/lib/postgresql").glob("*/bin/initdb")):
        raise NotHere("PostgreSQL is not installed")
    cluster = Cluster()  # LC_CTYPE C: what a machine without LANG makes
    try:
        cluster.start(shared_buffers="128MB")  # as Debian sets it
        return _rows("PostgreSQL", _asked(folder, cluster.url))
    finally:
        cluster.stop()


def _asked(folder: str, url: str) -> dict[str, Any]:
    env = os.environ | {"CENTRAL_STATE": folder, "CENTRAL_DATABASE_URL": url, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "benchmarks._staff_search", str(CASES)]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=SECONDS)
    if done.returncode:
        raise RuntimeError(done.stderr.strip().splitlines()[-1])
    return json.loads(done.stdout)  # type: ignore[no-any-return]


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
