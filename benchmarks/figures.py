"""Figures of an organisation among a hundred thousand people, or a million, beside GROUP BY over the cases.

FIGURES_CASES=1000000 in the environment asks for a million; filling that takes minutes and 8 GB of disk. The
organisation asked about has three tenths of all, over three years.
"""

from __future__ import annotations

import os
import tempfile
from typing import Any

from benchmarks import NotHere, Row
from benchmarks._both_databases import asked, postgresql

TITLE = "Figures"
CASES = int(os.environ.get("FIGURES_CASES", "100000"))
MILLION = 1_000_000
P95_MS = 100
TIMES_GROUP_BY = 50  # quicker than GROUP BY over the cases, at a million
TIMES_SCAN = 1.5  # a day counted anew, beside one look at the rows it is counted from
SECONDS = 3600


def measure() -> list[Row]:
    """Fill both databases alike, count from scratch, and time every page in each."""
    with tempfile.TemporaryDirectory(prefix="figures-") as folder:
        return [*_rows("SQLite", _asked(folder, "")), *_on_postgresql(folder)]


def _on_postgresql(folder: str) -> list[Row]:
    try:
        with postgresql() as url:
            return _rows("PostgreSQL", _asked(folder, url))
    except NotHere:
        return []  # the rows of SQLite stand alone


def _asked(folder: str, url: str) -> dict[str, Any]:
    said: dict[str, Any] = asked("benchmarks._figures", CASES, folder, url, SECONDS)
    return said


def _rows(database: str, told: dict[str, Any]) -> list[Row]:
    rows = []
    for page in told["pages"]:
        name = f"{page['what']}, {database}"
        note = f"p50 {page['p50']:.1f}, {page['questions']} questions, {page['bytes'] // 1024} KB"
        rows.append(Row(f"{name}, p95", page["p95"], "ms", at_most=P95_MS, runs=page["runs"], note=note))
    for figure in told["figures"]:
        quick = 1 / TIMES_GROUP_BY if CASES >= MILLION else None
        rows.append(
            Row(
                f"figure {figure['name']} of three years, {database}",
                figure["ms"],
                "ms",
                peer=figure["group_by"],
                peer_name="GROUP BY over the cases",
                ratio_at_most=quick,
            )
        )
    day = told["day"]
    busiest = f"the busiest day ({day['people']} people)"
    rows.append(
        Row(
            f"{busiest} counted anew, {database}", day["counted"], "ms",
            peer=day["look"], peer_name="one look at the same rows of every table",
            ratio_at_most=TIMES_SCAN, note=f"a look at the people alone {day['cases']:.1f}",
        )
    )  # fmt: skip
    rows.append(Row(f"{busiest} counted and written with its month, {database}", day["written"], "ms"))
    return [*rows, Row(f"all counted from scratch, {database}", told["scratch_s"], "s")]
