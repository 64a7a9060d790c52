"""kill -9 of the real screen between the last touch and the code it shows, visit after visit."""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from tests.faults.reckoning import reckon, unreadable
from tests.faults.table import Line, NotPossibleHere, Row
from tests.outbox.device import ROOT, Device
from tests.outbox.fake_central import FakeCentral


class Screen:
    """The kiosk at work on a screen of its own; somebody fills in one form after the other."""

    def __init__(self, device: Device) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.at_the_screen"],
            env=device.environment(), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0,
        )  # fmt: skip
        assert self._process.stdout is not None and self._process.stderr is not None

    def hear(self) -> str:
        line = self._process.stdout.readline().decode().strip()
        if not line:
            said = self._process.stderr.read().decode()
            if "no-display" in said or "Xvfb" in said:
                raise NotPossibleHere("there is no screen and no virtual one")
            raise AssertionError(said[-2000:])
        return line

    def visit(self) -> tuple[str, float]:
        """Wait for the next code on the screen; how long it took since the last touch."""
        while self.hear() != "sending":
            pass
        touched = time.monotonic()
        return self.hear(), time.monotonic() - touched

    def kill(self, after: float) -> list[str]:
        """Kill it `after` seconds from the next last touch; the code, when it was still shown."""
        while self.hear() != "sending":
            pass
        time.sleep(after)
        self._process.kill()
        shown, _ = self._process.communicate()
        return [line for line in shown.decode().splitlines() if len(line) == 8]

    def end(self) -> None:
        with suppress(ProcessLookupError):
            self._process.kill()
        self._process.communicate()


def run(n: int) -> list[Row]:
    """Kill `n` screens."""
    chance, broken, confirmed = random.Random(n), 0, []
    with tempfile.TemporaryDirectory() as folder, FakeCentral() as central:
        device = Device(Path(folder), central)
        device.enrol()
        screen = Screen(device)
        try:
            code, usual = screen.visit()
            confirmed.append(code)
            for kill in range(n):
                confirmed += screen.kill(chance.uniform(0, 1.1 * usual))
                broken += unreadable(device.state / "kiosk.db")
                if kill < n - 1:
                    screen = Screen(device)
        finally:
            screen.end()
        assert not device.send().trouble
        arrived = [record["code"] for record in central.opened]
    counts = reckon(confirmed, arrived) | {"unreadable": broken}
    note = f"{len(confirmed)} codes were on the screen, {len(arrived)} records had been stored"
    return [Row("kill -9 of the real screen, after the last touch", n, "kills", counts, note=note)]


LINE = Line("kill-screen", "The real screen dies after the last touch", 2, 30, run)
