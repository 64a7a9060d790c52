"""kill -9 of a process that keeps records (`kiosk.app.keeping`), at any moment of the few it takes."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

from tests.faults.keeping import keep_until_killed
from tests.faults.reckoning import reckon, unreadable
from tests.faults.table import Line, Row
from tests.outbox.certificates import Authority
from tests.outbox.device import Device
from tests.outbox.fake_central import FakeCentral
from tests.outbox.kills import work_and_kill

WARM_UP = 5  # records whose time says how long the others live: some die in their first, most in their third


def run(n: int) -> list[Row]:
    """Kill `n` processes; nobody who was told a code may be missing at central, or there twice."""
    chance, broken = random.Random(n), 0
    with tempfile.TemporaryDirectory() as folder, FakeCentral(tls=Authority()) as central:
        device = Device(Path(folder), central)
        device.enrol()
        confirmed, usual = work_and_kill(keep_until_killed, (device.state, WARM_UP), None)
        for kill in range(1, n + 1):
            heard, _ = work_and_kill(keep_until_killed, (device.state,), chance.uniform(0, usual))
            confirmed += heard
            if kill % 20 == 0 or kill == n:  # the queue must not grow: the kills, not the pages, are the test
                broken += unreadable(device.state / "kiosk.db")
                assert not device.send().trouble
        counts = reckon(confirmed, [record["code"] for record in central.opened])
    note = f"{len(confirmed):,} records confirmed before a kill"
    what = "kill -9 of the process that stores, while it stores"
    return [Row(what, n, "kills", counts | {"unreadable": broken}, note=note)]


LINE = Line("kill-store", "The process of the screen dies while it stores", 20, 1000, run)
