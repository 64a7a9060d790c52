"""Power cuts on a real ext4: its picture is taken while a store is written, and opened as after a cut."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import ExitStack
from pathlib import Path

from tests.faults.disks import Camera
from tests.faults.stores import read_again, rows_of_all
from tests.faults.table import Line, Row
from tests.faults.writing import Said

FEW = 60  # cuts of a control: TinyDB is unreadable after two of three
LONGEST = 0.06  # seconds of writing between two cuts


class Writer:
    """A store that somebody writes without end; stopped while we look at a picture."""

    def __init__(self, store: str, folder: Path, stack: ExitStack) -> None:
        self.said = Said()
        self._rest = b""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.writing", store, folder], stdout=subprocess.PIPE, bufsize=0
        )
        stack.callback(self._end)
        assert self._process.stdout is not None
        self._told = self._process.stdout.fileno()
        assert self._process.stdout.readline() == b"ready\n"
        os.set_blocking(self._told, False)
        self.pause()

    def go_on(self, seconds: float) -> None:
        self._process.send_signal(signal.SIGCONT)
        time.sleep(seconds)

    def pause(self) -> None:
        self._process.send_signal(signal.SIGSTOP)

    def listen(self) -> None:
        """Hear everything that was said until now: before the picture, so that all of it must be in it."""
        while True:
            try:
                heard = os.read(self._told, 65_536)
            except BlockingIOError:
                break
            assert heard, "the writer ended by itself"
            self._rest += heard
        *lines, self._rest = self._rest.split(b"\n")
        for line in lines:
            self.said.hear(line.decode())

    def _end(self) -> None:
        self._process.kill()
        self._process.communicate()


def cut_power(store: str, n: int) -> Counter[str]:
    """Cut the power `n` times while `store` is written; what was lost in all of them."""
    total: Counter[str] = Counter()
    chance = random.Random(n)
    with ExitStack() as stack:
        camera = Camera(stack)
        folder = camera.card / "state"
        folder.mkdir()
        os.sync()
        with ExitStack() as writing:  # it lets go of the card before the card is taken out
            writer = Writer(store, folder, writing)
            for _ in range(n):
                writer.go_on(chance.uniform(0, LONGEST))
                writer.listen()
                before = writer.said.copy()
                cut = camera.take()
                writer.pause()
                writer.listen()
                with camera.develop(cut) as after:
                    total.update(before.judge(read_again(store, after / "state"), later=writer.said))
    return total


def run(n: int) -> list[Row]:
    """The outbox `n` times, each control a few times."""
    return rows_of_all("power cut on a real ext4", "cuts", n, min(n, FEW), cut_power)


LINE = Line("power-cuts", "Power cuts on a real file system", 20, 1000, run)
