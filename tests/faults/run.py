"""Run what must hold under faults and say what was found.

    python -m tests.faults.run                    every line, short: what `make faults` does
    python -m tests.faults.run --long --record    every line, long, written to docs/reliability.md
    python -m tests.faults.run NAME… --n 500      some lines, as often as you say
    python -m tests.faults.run --page             write docs/reliability.md again from what is recorded

Exit 0 when everything held and every control failed, 1 otherwise, 2 when used wrongly. What this machine
cannot do is said, and is not taken for something that held.
"""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from importlib import import_module
from pathlib import Path

from tests.faults import page
from tests.faults.table import Line, NotPossibleHere, Row

HERE = Path(__file__).resolve().parent
MODULES = (
    "kills_of_the_store", "kills_of_the_screen", "kills_of_sync", "kills_of_the_server", "crash_states",
    "power_cuts", "network", "raw_card", "tampering", "any_order", "device_calls", "api_cases", "parsers",
    "guided", "at_once", "cuts_of_an_update", "failover",
)  # fmt: skip


def lines() -> dict[str, Line]:
    """Return every line by the name it is run by."""
    found = [import_module(f"tests.faults.{module}").LINE for module in MODULES]
    return {line.name: line for line in found}


def run(line: Line, n: int) -> tuple[list[Row], str]:
    """Run one line; return its rows, and why there are none where there are none."""
    try:
        return line.run(n), ""
    except NotPossibleHere as reason:
        return [], f"not possible here: {reason}"
    except Exception as error:  # the others still have something to say
        traceback.print_exc()
        return [], f"broke: {type(error).__name__}: {error}".splitlines()[0]


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.faults.run", description="faults on purpose")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one or more of: {', '.join(lines())}")
    parser.add_argument("--n", type=int, help="how often, instead of the short or the long number")
    parser.add_argument("--long", action="store_true", help="the numbers of a release")
    parser.add_argument("--record", action="store_true", help="write what was found to docs/reliability.md")
    parser.add_argument("--page", action="store_true", help="only write the page again")
    asked = parser.parse_args(argv)
    known = lines()
    if unknown := sorted(set(asked.names) - set(known)):
        parser.error(f"no such line: {', '.join(unknown)}")
    if asked.page:
        page.write(known)
        return 0
    held, untried = True, []
    for name in asked.names or known:
        line, began = known[name], time.monotonic()
        print(f"… {name}", file=sys.stderr, flush=True)
        rows, why = run(line, asked.n or (line.long if asked.long else line.short))
        for row in rows:
            verdict = "held" if row.ok else "DID NOT HOLD"
            print(f"{name}: {row.what}: {row.n:,} {row.of}, {row.found} ({row.must}): {verdict}", flush=True)
            held = held and row.ok
        if why:
            print(f"{name}: {why}", flush=True)
            held = held and not why.startswith("broke")
            untried += [name] if not why.startswith("broke") else []
        print(f"  {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
        if asked.record and rows:
            page.record(name, rows)
    if untried:
        print(f"not tried on this machine: {', '.join(untried)}", flush=True)
    if asked.record:
        page.write(known)
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
