"""kill -9 of the real screen between the last touch and the code it shows, visit after visit."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path

from kiosk.devices.screen.screen import NoDisplay, ensure_display
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
            raise AssertionError(self._process.stderr.read().decode()[-2000:])
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


@dataclass
class Told:
    """What one kiosk said: the codes its screens showed, and how often its queue could not be read."""

    codes: list[str]
    broken: int


def one_kiosk(device: Device, n: int) -> Told:
    """Kill `n` screens of one kiosk, each a process of its own from its start to its last touch."""
    chance, told, screen = random.Random(n), Told([], 0), Screen(device)
    try:
        code, usual = screen.visit()
        told.codes.append(code)
        for kill in range(n):
            told.codes += screen.kill(chance.uniform(0, 1.1 * usual))
            told.broken += unreadable(device.state / "kiosk.db")
            if kill < n - 1:
                screen = Screen(device)
    finally:
        screen.end()
    return told


def run(n: int) -> list[Row]:
    """Kill `n` screens, shared among as many kiosks as there are cores: a start costs one of them seconds."""
    kiosks = min(n, os.cpu_count() or 1)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        central = stack.enter_context(FakeCentral())
        devices = [Device(folder / str(number), central) for number in range(kiosks)]
        for device in devices:
            device.enrol()
        _show(stack)
        shares = [n // kiosks + (number < n % kiosks) for number in range(kiosks)]
        with ThreadPoolExecutor(kiosks) as pool:
            told = list(pool.map(one_kiosk, devices, shares))
        for device in devices:
            assert not device.send().trouble
        arrived = [record["code"] for record in central.opened]
    confirmed = [code for one in told for code in one.codes]
    counts = reckon(confirmed, arrived) | {"unreadable": sum(one.broken for one in told)}
    note = f"{len(confirmed):,} codes were on the screen, {len(arrived):,} records had been stored"
    return [Row("kill -9 of the real screen, after the last touch", n, "kills", counts, note=note)]


def _show(stack: ExitStack) -> None:
    """One display for all: a virtual one of its own would cost each start half a second."""
    try:
        stack.enter_context(ensure_display("1280x800"))
    except NoDisplay as reason:
        raise NotPossibleHere(str(reason)) from None


LINE = Line("kill-screen", "The real screen dies after the last touch", 1, 1000, run)
