"""Whatever somebody else wrote is fine when it is read, or a named problem, nothing else."""

from __future__ import annotations

import random
import traceback
from pathlib import Path

from kiosk.problems import Problem
from tests.faults.mangling import mangled
from tests.faults.readers import NOT_RIGHT, readers, shares
from tests.faults.table import Line, Row


def run(n: int) -> list[Row]:
    """`n` changed documents, shared among all readers."""
    chance, done, strange = random.Random(n), 0, {}
    with readers() as known:
        share = shares(n, known)
        for name, (right, read) in known.items():
            read(right) if name not in NOT_RIGHT else None
            for _ in range(share[name]):
                body = mangled(right, chance)
                done += 1
                try:
                    read(body)
                except Problem:
                    pass
                except Exception as error:
                    where = traceback.extract_tb(error.__traceback__)[-1]
                    known_by = f"{name}: {type(error).__name__} in {Path(where.filename).name}:{where.lineno}"
                    strange.setdefault(known_by, body)
    for what, body in strange.items():
        print(f"  {what}: {body[:300]!r}")
    counts = {"unnamed errors": len(strange)}
    return [Row(f"{len(known)} kinds of documents, changed", done, "documents", counts)]


LINE = Line("parsers", "Documents somebody changed", 2000, 300_000, run)
