"""From the start of the process to the first picture of the app, seen from outside on the display."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from benchmarks import Row
from benchmarks._panel import Panel
from benchmarks._whole_tours import own_environment
from kiosk.app.door import FILE
from kiosk.devices.screen.screen import ensure_display
from kiosk.tour.practice import enrol_for_practice

TITLE = "Screen: first picture"
RUNS = 7
BARE = [sys.executable, "-m", "benchmarks._bare_window", "stay"]
OURS = [sys.executable, "-m", "kiosk", "run", "--windowed", "1280x800"]
SOUGHT = (0x0B, 0x5F, 0x5A)  # the accent: the bare window's button, our invitation to begin
WHERE = [(x, y) for x in range(360, 900, 60) for y in range(420, 640, 40)] + [(78, 95)]  # of both
PATIENCE = 90.0  # seconds


def measure() -> list[Row]:
    """Return medians of the app and of the bare window, started in turns on the same machine."""
    ours, ready, bare = [], [], []
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        enrol_for_practice(Path(folder), "eeklo")
        _first_start(Path(folder))
        for _ in range(RUNS):
            bare.append(started_until_ready(BARE, folder, says=False)[0])
            seen, answering = started_until_ready(OURS, folder)
            ours.append(seen)
            ready.append(answering)
    return [
        _row("start of the process to the first picture", ours, bare, 1.5),
        _row("start of the process to the first touch taken", ready, bare, None),
    ]


def _row(what: str, ours: list[float], bare: list[float], limit: float | None) -> Row:
    return Row(
        what, round(median(ours), 3), "s", round(median(bare), 3), "bare Kivy window, its picture",
        ratio_at_most=limit, runs=RUNS, note="programs in the page cache; not the first start after a change",
    )  # fmt: skip


def _first_start(state: Path) -> None:
    """Start once, until the picture for the next start is kept."""
    with _display(str(state)) as env:
        child = subprocess.Popen(OURS, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            until = time.monotonic() + PATIENCE
            while not (state / FILE).exists():
                if time.monotonic() > until:
                    raise TimeoutError("the app kept no first picture")
                time.sleep(0.05)
        finally:
            child.terminate()
            child.wait(10)


def started_until_ready(command: list[str], folder: str, says: bool = True) -> tuple[float, float]:
    """Start `command` on an empty display; return seconds until its accent is there, and until it says so."""
    with _display(folder) as env, Panel(env["DISPLAY"]) as panel:
        began = time.monotonic()
        child = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        try:
            seen = panel.wait_for(lambda: any(panel.pixel(x, y) == SOUGHT for x, y in WHERE), PATIENCE)
            if says:
                child.stdout.readline()  # "kiosk: ready"
            return seen - began, time.monotonic() - began
        finally:
            child.terminate()
            child.wait(10)


@contextmanager
def _display(state: str) -> Iterator[dict[str, str]]:
    env = {**own_environment(), "KIOSK_STATE": state}
    with ensure_display("1280x800", env):
        yield env
