"""The primary of the database dies or is cut off while a kiosk hands over, one record after the other.

Three machines by the recipe of docs/high-availability.md, central beside them, in turns: every process of
the primary killed at once, all its cables pulled, and the cable to the other two pulled alone, so that
central still reaches a primary that must not confirm any more. The failed machine stays away until the
service is back.
"""

from __future__ import annotations

import sys
import tempfile
import threading
import time
from contextlib import suppress
from itertools import cycle, islice, pairwise
from pathlib import Path
from statistics import median

import requests

from tests.central.kiosks import Kiosk, a_record
from tests.central.running import Service
from tests.faults.reckoning import reckon
from tests.faults.table import Line, Row
from tests.faults.three_machines import NAMES, Machines
from tests.waiting import when

BACK_WITHIN = 60.0  # seconds
GIVEN_UP = 240.0  # seconds after which nothing comes back any more
BEFORE = 2.0  # seconds of handing over before each fault
CUT_BEFORE_DEATH = 5.0  # seconds in which the control confirms what no other machine has


class Asking(threading.Thread):
    """A kiosk that hands over a record, and the next one only when the first was confirmed."""

    def __init__(self, service: Service, kiosk: Kiosk) -> None:
        super().__init__(daemon=True)
        self.service, self.kiosk = service, kiosk
        self.over = threading.Event()
        self.confirmed: list[tuple[float, str]] = []

    def run(self) -> None:
        while not self.over.is_set():
            record = a_record()
            envelope = self.kiosk.envelope(record)
            while not self._taken(self.kiosk.batch(envelope)):
                if self.over.wait(0.1):
                    return
            self.confirmed.append((time.monotonic(), record["id"]))

    def _taken(self, body: bytes) -> bool:
        headers = self.kiosk.batch_headers(body)
        address = f"{self.service.url}/api/v1/envelopes"
        with suppress(requests.RequestException, ValueError):
            answer = requests.post(
                address, body, headers=headers | {"Content-Type": "application/json"}, timeout=15
            )
            if answer.status_code == 202:
                return answer.json()["results"][0]["result"] in ("stored", "duplicate")
        return False

    def confirmed_after(self, moment: float) -> bool:
        return bool(self.confirmed) and self.confirmed[-1][0] > moment

    def longest_silence(self, since: float) -> float:
        """Return the longest time between two confirmations, of those that ended after `since`."""
        moments = [moment for moment, _ in self.confirmed]
        return max(later - earlier for earlier, later in pairwise(moments) if later > since)


class Scene:
    """The three machines, the service on them, and the kiosk."""

    def __init__(self, machines: Machines, folder: Path) -> None:
        self.machines = machines
        primary = machines.in_order()
        machines.ask(primary, f"CREATE ROLE central LOGIN PASSWORD '{machines.password}'", "postgres")
        machines.ask(primary, "CREATE DATABASE central OWNER central", "postgres")
        self.service = Service(folder / "central", CENTRAL_DATABASE_URL=machines.url)
        self.service.serve()
        self.service.start("work")
        self.asking = Asking(self.service, self.service.join())
        self.asking.start()

    def happens(self, fault: str) -> float:
        """Let it happen to the primary; return for how long nothing was confirmed. All is in order again."""
        primary, machines = self.machines.in_order(), self.machines
        self._go_on(BEFORE)
        began = time.monotonic()
        if fault == "killed":
            machines.kill(primary)
        else:
            machines.cut(primary, *(["back"] if fault == "half cut" else []))
        assert when(lambda: self._another(primary), GIVEN_UP, 0.2), f"{fault}: no other primary"
        self._go_on(BEFORE)
        silence = self.asking.longest_silence(began)
        machines.mend(primary)
        return silence

    def _another(self, primary: str) -> bool:
        others = [self.machines.roles(name) for name in NAMES if name != primary]
        return any(seen.get("leader", primary) != primary for seen in others)

    def _go_on(self, seconds: float) -> None:
        """Until something was confirmed from now on, and that much longer."""
        moment = time.monotonic()
        assert when(lambda: self.asking.confirmed_after(moment), GIVEN_UP, 0.05), (
            "the service did not come back"
        )
        time.sleep(seconds)

    def reckoned(self) -> dict[str, int]:
        """Stop the kiosk; return what is missing or double in the database, and what the worker left shut."""
        self.asking.over.set()
        self.asking.join(60)
        primary = self.machines.in_order()
        shut = "SELECT count(*) FROM intake_inboxenvelope WHERE state = 'waiting'"
        when(lambda: self.machines.ask(primary, shut) == ["0"], GIVEN_UP, 0.5)
        arrived = self.machines.ask(primary, "SELECT record_id FROM intake_inboxenvelope")
        found = reckon([record for _, record in self.asking.confirmed], arrived)
        return found | {
            "not opened": len(arrived) - int(self.machines.ask(primary, "SELECT count(*) FROM cases_case")[0])
        }

    def __enter__(self) -> Scene:
        return self

    def __exit__(self, *_: object) -> None:
        self.asking.over.set()
        self.service.stop()


def run(n: int) -> list[Row]:
    """`n` faults in turns, then the control."""
    silences: dict[str, list[float]] = {"killed": [], "cut": [], "half cut": []}
    with (
        tempfile.TemporaryDirectory() as folder,
        Machines() as machines,
        Scene(machines, Path(folder)) as scene,
    ):
        for fault, took in islice(cycle(silences.items()), n):
            took.append(scene.happens(fault))
            print(f"  {fault}: back after {took[-1]:.1f} s", file=sys.stderr, flush=True)
        counts = scene.reckoned()
        handed_over = len(scene.asking.confirmed)
    every = [took for some in silences.values() for took in some]
    counts["back after more than a minute"] = sum(took > BACK_WITHIN for took in every)
    how = "; ".join(
        f"{fault}: back after {median(took):.0f} s, at most {max(took):.0f}"
        for fault, took in silences.items()
        if took
    )
    what = "the primary of three databases dies or is cut off while a kiosk hands over"
    note = f"{handed_over:,} records confirmed; {how}; {machines.made_anew} machines had to be made anew"
    return [Row(what, len(every), "faults", counts, note=note), control()]


def control() -> Row:
    """Without the synchronous standby, what the primary confirmed before it died alone is gone."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Machines() as machines,
        Scene(machines, Path(folder)) as scene,
    ):
        primary = machines.in_order()
        machines.not_synchronous(primary)
        scene._go_on(BEFORE)
        machines.cut(primary, "back")
        time.sleep(CUT_BEFORE_DEATH)
        machines.kill(primary)
        assert when(lambda: scene._another(primary), GIVEN_UP, 0.2), "no other primary"
        scene._go_on(BEFORE)
        machines.mend(primary)
        counts = {"lost": scene.reckoned()["lost"]}
    return Row(
        "the same without a synchronous standby, killed 5 s after it was cut off", 1, "faults", counts, True
    )


LINE = Line("failover", "The primary of three databases dies", 3, 6, run, by_itself=True)
