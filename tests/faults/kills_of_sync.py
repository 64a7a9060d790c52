"""kill -9 of `kiosk sync` at any moment of handing over, over TLS."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

from tests.faults.reckoning import reckon, unreadable
from tests.faults.table import Line, Row
from tests.outbox.certificates import Authority
from tests.outbox.device import Device
from tests.outbox.fake_central import FakeCentral
from tests.outbox.kills import run_and_kill

COMMAND = ["sync", "--once"]


def run(n: int) -> list[Row]:
    """Kill `n` syncs, each with fresh records to hand over."""
    chance, broken = random.Random(n), 0
    with tempfile.TemporaryDirectory() as folder, FakeCentral(tls=Authority()) as central:
        device = Device(Path(folder), central)
        device.enrol()
        queued = [str(record.id) for record in device.add("Warm-up")]
        _, usual = run_and_kill(device.state, COMMAND, b"", None)
        unheard = 0
        for _ in range(n):
            queued += [str(record.id) for record in device.add("An", "Bea")]
            before = len(central.opened)
            run_and_kill(device.state, COMMAND, b"", chance.uniform(0, 1.2) * usual)
            with device.outbox() as outbox:
                unheard += len(central.opened) > before and outbox.status().sending > 0
        broken += unreadable(device.state / "kiosk.db")
        assert not device.send().trouble
        with device.outbox() as outbox:
            left = outbox.status()
        counts = reckon(queued, [record["id"] for record in central.opened])
    assert (left.waiting, left.sending, left.delivered) == (0, 0, len(queued))
    note = f"{unheard:,} of them between storing at central and hearing of it"
    return [
        Row("kill -9 of sync, while it hands over", n, "kills", counts | {"unreadable": broken}, note=note)
    ]


LINE = Line("kill-sync", "The process with the network dies while it hands over", 12, 1000, run)
