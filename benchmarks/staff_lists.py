"""Every page of staff among a hundred thousand people, or a million, beside its SQL alone and Django's admin.

STAFF_LISTS_CASES=1000000 in the environment asks for a million; filling that takes minutes and 8 GB of disk.
"""

from __future__ import annotations

import os
import tempfile
from typing import Any

from benchmarks import NotHere, Row
from benchmarks._both_databases import asked, postgresql

TITLE = "Pages of staff"
CASES = int(os.environ.get("STAFF_LISTS_CASES", "100000"))
MILLION = 1_000_000
P95_MS, QUESTIONS = 50, 15
FROM_MS, TIMES_SQL = 5, 3  # where the SQL alone takes longer than so much, the page at most so many times it
TIMES_ADMIN = 100  # quicker than Django's admin, at a million
LISTS = ("people", "a rare name", "a common name", "a name nobody", "a telephone")
SECONDS = 3600


def measure() -> list[Row]:
    """Fill both databases alike and time every page in each."""
    with tempfile.TemporaryDirectory(prefix="staff-lists-") as folder:
        return [*_rows("SQLite", _asked(folder, "")), *_on_postgresql(folder)]


def _on_postgresql(folder: str) -> list[Row]:
    try:
        with postgresql() as url:
            return _rows("PostgreSQL", _asked(folder, url))
    except NotHere:
        return []  # the rows of SQLite stand alone


def _asked(folder: str, url: str) -> list[dict[str, Any]]:
    said: list[dict[str, Any]] = asked("benchmarks._staff_lists", CASES, folder, url, SECONDS)
    return said


def _rows(database: str, pages: list[dict[str, Any]]) -> list[Row]:
    rows = []
    for page in pages:
        name = f"{page['what']}, {database}"
        sql = page["sql"]
        note = f"p50 {page['p50']:.1f}, CPU {page['cpu']:.1f}, "
        note += f"{page['questions']} questions, {page['bytes'] // 1024} KB"
        rows.append(
            Row(
                f"{name}, p95",
                page["p95"],
                "ms",
                peer=sql,
                peer_name="its SQL alone, median",
                at_most=P95_MS,
                ratio_at_most=TIMES_SQL if sql > FROM_MS else None,
                runs=40,
                note=note,
            )
        )
        if "admin" in page:
            quick = CASES >= MILLION and page["what"].startswith(LISTS)
            rows.append(
                Row(
                    f"{name}, median",
                    page["p50"],
                    "ms",
                    peer=page["admin"],
                    peer_name="Django admin",
                    ratio_at_most=1 / TIMES_ADMIN if quick else None,
                )
            )
    most = max(page["questions"] for page in pages)
    return [*rows, Row(f"questions of a page at most, {database}", most, "", at_most=QUESTIONS)]
