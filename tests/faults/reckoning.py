"""After the faults: who was told that it is stored, and who arrived, how often."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable
from pathlib import Path


def reckon(confirmed: Iterable[str], arrived: Iterable[str]) -> dict[str, int]:
    """Return how many were confirmed and never arrived, and how many arrived more than once."""
    times = Counter(arrived)
    return {
        "lost": sum(1 for one in set(confirmed) if not times[one]),
        "doubled": sum(number - 1 for number in times.values()),
    }


def unreadable(database: Path) -> int:
    """Return 0 for a database SQLite finds nothing wrong with, else 1."""
    with sqlite3.connect(database) as db:
        try:
            found = db.execute("PRAGMA integrity_check").fetchone()[0]
        except sqlite3.DatabaseError:
            found = "unreadable"
    db.close()
    return int(found != "ok")
