"""Four processes that put records into one outbox at the same time."""

from __future__ import annotations

import tempfile
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Thread
from typing import Any

from tests.faults.reckoning import reckon, unreadable
from tests.faults.stores import TheOutbox
from tests.faults.table import Line, Row
from tests.outbox.kills import work_and_kill

PROCESSES = 4


def put_many(told: Connection, folder: Path, times: int) -> None:
    """Put `times` records and tell their ids."""
    told.send("ready")
    store = TheOutbox(folder)
    told.send([store.put() for _ in range(times)])


def run(n: int) -> list[Row]:
    """`n` inserts by each of four processes."""
    heard: list[Any] = []
    with tempfile.TemporaryDirectory() as folder:
        workers = [
            Thread(target=lambda: heard.extend(work_and_kill(put_many, (Path(folder), n), None)[0]))
            for _ in range(PROCESSES)
        ]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        confirmed = [record_id for ids in heard for record_id in ids]
        there = TheOutbox(Path(folder))
        held = [record_id for record_id, whole in there.read().items() if whole]
        there.close()
        counts = reckon(confirmed, held) | {"unreadable": unreadable(Path(folder) / "kiosk.db")}
    counts["missing"] = PROCESSES * n - len(confirmed)
    return [Row(f"{PROCESSES} processes × {n:,} inserts into one outbox", len(confirmed), "inserts", counts)]


LINE = Line("at-once", "Four processes at one outbox", 16, 2500, run, wanted=10_000)
