"""Every parser fed by atheris (libFuzzer): what reached new lines of ours is kept and changed further.

One process imports the rooms with counters in them and forks one child for each reader, so that a reader
that hangs, eats the memory or takes the interpreter down says so and the others go on.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from tests.faults.table import Line, NotPossibleHere, Row
from tests.outbox.device import ROOT


def run(n: int) -> list[Row]:
    """`n` executions, shared among all readers."""
    if find_spec("atheris") is None:
        raise NotPossibleHere("there is no atheris for this machine (wheels: Linux on x86-64)")
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "told.json"
        command = [sys.executable, "-m", "tests.faults.guided_runs", str(n), folder, str(told)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
        if done.returncode or not told.exists():
            raise AssertionError(f"it ended with {done.returncode}: {done.stderr[-2000:]}")
        found = json.loads(told.read_text())
    for what, body in found["strange"].items():
        print(f"  {what}: {body}")
    counts = {"unnamed errors": len(found["strange"]) - found["died"], "hung or died": found["died"]}
    grown = f"{found['kept']:,} of them reached lines the ones before had not"
    what = f"{found['readers']} parsers, fed by what reaches new lines"
    bad, seen = "a reader that falls over what hardly anybody writes", found["control"]
    return [
        Row(what, found["executions"], "executions", counts, note=grown),
        Row(bad, seen["executions"], "executions", {"unnamed errors": seen["found"]}, control=True),
    ]


LINE = Line("atheris", "Parsers, fed by coverage", 2000, 1_000_000, run)
