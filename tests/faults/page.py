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
sees. *Asked* is how often a release must have tried it; a line that was tried less often says *not yet*. What
a machine cannot do (loop mounts in a container) is said by the run and never counts as held. What no run here
can show: a memory card that says it has written what it has not.
"""
COLUMNS = "| what | N | asked | found | must be | command | measured |\n|---|---|---|---|---|---|---|"
NOT_YET = "not yet"
COST = """## What it costs

| what | must be | command |
|---|---|---|
| keeping a request with 100,000 waiting beside one with 10 | ≤ 1.5 × | `python -m benchmarks.run enqueue` |
| handing over 10,000 records beside the bare bytes | ≥ 0.5 × | `python -m benchmarks.run drain` |

Measured by `make bench`, which fails when one does not hold; the numbers stand in `benchmarks/RESULTS.md`."""
DEBIAN_13 = """## Debian 13 beside Debian 12

`make trixie` makes a Debian 13 folder (debootstrap, amd64), runs the installer from an archive without git
twice in it, the doctor, `systemd-analyze` of its systemd over every unit, then the set-up of a checkout
and a smoke of the tests: the machine, the services, settings, releases, signatures, a real screen whose
every key is struck and one that is frozen. Not the whole of `make test`, no arm64, and no board: what only
a board can show stands in [real hardware](real-hardware.md).

On 2026-11-30, 2 cores x86_64 under load, systemd 257.13, Python 3.13.5, Mesa 25: installed twice (the
second time nothing was made anew), nothing broken by the doctor, exposure as in
`tests/house/test_kiosk_services.py`, 236 of 244 tests passed. 6 were skipped (5 ask the parser of systemd
252 itself, 1 wants `ip`); 2 expected a machine that is no kiosk yet; mended, they pass there."""


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


def behind(known: Mapping[str, Line], results: Mapping[str, list[dict[str, Any]]]) -> list[str]:
    """Return the lines that were recorded less often than a release must try them, or not at all."""
    return [name for name, line in known.items() if not line.reached(map(_row, results.get(name, [])))]


def _row(found: Mapping[str, Any]) -> Row:
    return Row(**{key: value for key, value in found.items() if key != "measured"})


def _asked(line: Line, row: Row) -> str:
    """A control is tried as often as it takes to fail; nobody asks for more."""
    if row.control:
        return "–"
    return f"{line.asked:,}" if row.n >= line.asked else f"{line.asked:,}: {NOT_YET}"


def page(known: Mapping[str, Line]) -> str:
    """Return the whole page."""
    results, parts = read(), [HEAD, "## Figures", "", COLUMNS]
    for name, line in known.items():
        for found in results.get(name, []):
            row = _row(found)
            what = row.what + (f" ({row.note})" if row.note else "")
            held = row.found if row.ok else f"**{row.found}**"
            cells = (what, f"{row.n:,} {row.of}", _asked(line, row), held, row.must, f"`{name}`")
            parts.append(f"| {' | '.join(cells)} | {found['measured']} |")
        if name not in results:
            parts.append(f"| {line.title} | – | {line.asked:,}: {NOT_YET} | not run yet | 0 | `{name}` | – |")
    if late := behind(known, results):
        parts += ["", f"Not tried as often as asked yet: {', '.join(f'`{name}`' for name in late)}."]
    parts += ["", COST, "", DEBIAN_13]
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
