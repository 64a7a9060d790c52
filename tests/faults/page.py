"""docs/reliability.md, from what runs recorded in results.json and from the table of failures."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks import machine
from tests.faults.failures import FAILURES
from tests.faults.table import Line, Row

HERE = Path(__file__).resolve().parent
RESULTS = HERE / "results.json"
PAGE = HERE.parent.parent / "docs" / "reliability.md"
HEAD = """# What it holds out against

Written by the runs themselves. `make faults` runs every line briefly; `make faults LONG=1` as often as a
release needs, and writes this page. One line alone: `.venv/bin/python -m tests.faults.run NAME --n 500`, with
`--record` to write it here; NAME stands in the table.

*Lost*: a person saw it confirmed and it is gone. *Doubled*: central has it twice. *Undone*: what had been
handed over is back. A line that *must fail* is a store or a card known to be bad: it shows that the harness
sees. What a machine cannot do (loop mounts in a container) is said by the run and never counts as held. What
no run here can show: a memory card that says it has written what it has not.
"""
COLUMNS = "| what | N | found | must be | command | measured |\n|---|---|---|---|---|---|"


def record(name: str, rows: list[Row]) -> None:
    """Put the rows of a run in the place of the line's last ones."""
    results = read()
    about = machine.describe()
    where = f"{about['date']}, {about['cores']} cores {about['architecture']}, kernel {about['kernel']}"
    results[name] = [asdict(row) | {"measured": where} for row in rows]
    RESULTS.write_text(json.dumps(results, indent=1, ensure_ascii=False, sort_keys=True) + "\n")


def read() -> dict[str, list[dict[str, Any]]]:
    """Return what was recorded, by line."""
    return json.loads(RESULTS.read_text()) if RESULTS.exists() else {}


def page(known: Mapping[str, Line]) -> str:
    """Return the whole page."""
    results, parts = read(), [HEAD, "## Figures", "", COLUMNS]
    for name, line in known.items():
        for found in results.get(name, []):
            row = Row(**{key: value for key, value in found.items() if key != "measured"})
            what = row.what + (f" ({row.note})" if row.note else "")
            held = row.found if row.ok else f"**{row.found}**"
            cells = (what, f"{row.n:,} {row.of}", held, row.must, f"`{name}`", found["measured"])
            parts.append(f"| {' | '.join(cells)} |")
        if name not in results:
            parts.append(f"| {line.title} | – | not run yet | 0 | `{name}` | – |")
    parts += [
        "",
        "## Failures the field has paid for, and the test of each",
        "",
        "| failure | paid for by | test |",
    ]
    parts.append("|---|---|---|")
    for failure in FAILURES:
        tests = "<br>".join(f"`{test}`" for test in failure.tests)
        parts.append(f"| {failure.what} | {failure.paid_by} | {tests} |")
    return "\n".join(parts) + "\n"


def write(known: Mapping[str, Line]) -> None:
    """Write the page."""
    PAGE.write_text(page(known))
