"""Run the benchmarks and write benchmarks/RESULTS.md and results.json.

    python -m benchmarks.run            all of them
    python -m benchmarks.run check      only benchmarks/check.py (prints, writes nothing)
    python -m benchmarks.run --record check     … and puts its table in the place of the one of before

Exit 0 when every limit holds, 1 when one is missed or a benchmark breaks, 2 when used wrongly.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
import time
import traceback
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from benchmarks import NotHere, Row, machine

HERE = Path(__file__).resolve().parent
FRAME = {"__init__", "run", "machine"}


@dataclass
class Outcome:
    """What came out of one benchmark module: rows, or why there are none."""

    module: str
    title: str
    rows: list[Row] = field(default_factory=list)
    not_here: str = ""
    broke: str = ""
    seconds: float = 0.0
    load: float = 0.0
    on: dict[str, Any] = field(default_factory=machine.describe)  # the machine, and the day

    @property
    def ok(self) -> bool:
        """True when nothing broke and every row keeps its limits."""
        return not self.broke and all(row.ok for row in self.rows)


def names() -> list[str]:
    """Return the benchmark modules of this folder, in alphabetical order."""
    found = (path.stem for path in HERE.glob("*.py"))
    return sorted(name for name in found if name not in FRAME and not name.startswith("_"))


def measure(name: str) -> Outcome:
    """Run one module; a broken one becomes a line in the table instead of ending the run."""
    began = time.monotonic()
    outcome = Outcome(name, name, load=machine.load())
    try:
        module = importlib.import_module(f"benchmarks.{name}")
        outcome.title = getattr(module, "TITLE", name)
        outcome.rows = list(module.measure())
    except NotHere as reason:
        outcome.not_here = str(reason)
    except Exception as error:  # one broken benchmark must not hide the others
        traceback.print_exc()
        outcome.broke = f"{type(error).__name__}: {error}".splitlines()[0]
    outcome.seconds = round(time.monotonic() - began, 1)
    return outcome


def as_json(outcomes: list[Outcome]) -> dict[str, object]:
    """Return the whole run as plain data; `ok` and `ratio` are written out for readers without our code."""
    return {
        "schema": 1,
        "machine": machine.describe(),
        "ok": all(outcome.ok for outcome in outcomes),
        "benchmarks": [
            asdict(outcome)
            | {
                "rows": [
                    asdict(row) | {"ratio": row.ratio, "limit": row.limit, "ok": row.ok}
                    for row in outcome.rows
                ]
            }
            for outcome in outcomes
        ],
    }


def as_markdown(outcomes: list[Outcome]) -> str:
    """Return the page people read: one table per benchmark."""
    usual = outcomes[0].on
    lines = [
        "# Benchmarks",
        "",
        "Written by `make bench`; peers run in the same run on the same machine. One table alone:",
        "`python -m benchmarks.run NAME`, the name stands behind its title.",
        "",
        _facts(usual),
        "",
    ]
    for outcome in outcomes:
        lines += [f"## {outcome.title} (`{outcome.module}`)", ""]
        if outcome.on != usual:  # measured anew by itself
            lines += [_facts(outcome.on), ""]
        if outcome.broke:
            lines += [f"**Broke**: {outcome.broke}", ""]
        if outcome.not_here:
            lines += [f"Not measured on this machine: {outcome.not_here}", ""]
        if outcome.rows:
            lines += ["| what | ours | peer | ours ÷ peer | limit | holds |", "|---|---|---|---|---|---|"]
            lines += [_table_row(row) for row in outcome.rows]
            lines += [""]
    return "\n".join(lines).rstrip() + "\n"


def _facts(on: dict[str, Any]) -> str:
    return ", ".join(f"{key} {value}" for key, value in on.items())


def recorded() -> list[Outcome]:
    """Return what stands in results.json, each table as it was measured; nothing without such a file."""
    path = HERE / "results.json"
    if not path.is_file():
        return []
    said = json.loads(path.read_text(encoding="utf-8"))
    of_row = {one.name for one in fields(Row)}
    outcomes = []
    for one in said["benchmarks"]:
        rows = [Row(**{key: value for key, value in row.items() if key in of_row}) for row in one["rows"]]
        kept = {key: one[key] for key in ("module", "title", "not_here", "broke", "seconds", "load")}
        outcomes.append(Outcome(**kept, rows=rows, on=one.get("on", said["machine"])))
    return outcomes


def _table_row(row: Row) -> str:
    ours = f"{_number(row.ours)} {row.unit}".strip()
    peer = f"{_number(row.peer)} {row.unit}".strip() + f" ({row.peer_name})" if row.peer is not None else "–"
    ratio = "–" if row.ratio is None else f"{row.ratio:.2g}"
    holds = "–" if not row.limit else ("yes" if row.ok else "**no**")
    what = row.name + (f" — {row.note}" if row.note else "") + (f" (`{row.command}`)" if row.command else "")
    return f"| {what} | {ours} | {peer} | {ratio} | {row.limit or '–'} | {holds} |"


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"


def main(argv: list[str] | None = None) -> int:
    """Run what is asked for, print it, and write the two files when everything was run."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description="the benchmarks")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one or more of: {', '.join(names())}")
    parser.add_argument("--record", action="store_true", help="write the tables of these too")
    told = parser.parse_args(argv)
    asked = told.names
    unknown = sorted(set(asked) - set(names()))
    if unknown:
        parser.error(f"no such benchmark: {', '.join(unknown)}")
    outcomes = []
    for name in asked or names():
        print(f"… {name}", file=sys.stderr, flush=True)
        outcomes.append(measure(name))
    page = as_markdown(outcomes)
    print(page)
    if not asked or told.record:
        new = {outcome.module: outcome for outcome in outcomes}
        before = [one for one in recorded() if asked and one.module not in new and one.module in names()]
        _write(sorted([*before, *outcomes], key=lambda one: one.module))
    return 0 if all(outcome.ok for outcome in outcomes) else 1


def _write(outcomes: list[Outcome]) -> None:
    (HERE / "RESULTS.md").write_text(as_markdown(outcomes), encoding="utf-8")
    written = json.dumps(as_json(outcomes), indent=1, ensure_ascii=False)
    (HERE / "results.json").write_text(written + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
