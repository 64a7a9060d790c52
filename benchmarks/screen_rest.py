"""What waiting for the next person costs: processor time of the app while nobody is there."""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import Row
from benchmarks._outside import ACCENT, INVITES, OURS, PATIENCE, prepared, running
from kiosk.machine.folders import config_dir

TITLE = "Screen: at rest"
SECONDS = 90.0  # two languages are invited in that time
BEFORE_IT_RESTS = 68.0  # seconds: a minute, and the start
BARE = [sys.executable, "-m", "benchmarks._bare_window", "stay"]
TICKS = os.sysconf("SC_CLK_TCK")


def measure() -> list[Row]:
    """Return the share of one core the app takes while it waits, beside a bare Kivy window that waits."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        prepared(folder)
        with running(OURS, folder) as (panel, child, _):
            panel.wait_for(lambda: panel.pixel(*INVITES) == ACCENT, PATIENCE)
            time.sleep(8)  # all screens are built
            ours = _share(child.pid)
        with running([*OURS, "--site", str(_soon_at_rest(folder))], folder) as (panel, child, _):
            panel.wait_for(lambda: panel.pixel(*INVITES) == ACCENT, PATIENCE)
            time.sleep(BEFORE_IT_RESTS)
            if panel.pixel(*INVITES) == ACCENT:
                raise RuntimeError("it does not rest")
            resting = _share(child.pid)
        with running(BARE, folder) as (_, child, _):
            time.sleep(8)
            bare = _share(child.pid)
    note = f"of one core, over {SECONDS:.0f} s on X11; ticks of {1000 / TICKS:.0f} ms"
    beside = bare, "bare Kivy window"
    return [
        Row("processor time while waiting", ours, "%", *beside, at_most=0.3, note=note),
        Row("processor time of the resting screen", resting, "%", *beside, at_most=0.2, note=note),
    ]


def _soon_at_rest(folder: str) -> Path:
    """Return our site with a first screen that rests after a minute."""
    config = Path(shutil.copytree(config_dir(), Path(folder) / "config"))
    site = config / "sites" / "eeklo"
    text = (site / "site.toml").read_text(encoding="utf-8")
    soon = re.sub(r"rest_after_minutes = \d+", "rest_after_minutes = 1", text)
    (site / "site.toml").write_text(soon, encoding="utf-8")
    return site


def _share(process: int) -> float:
    before = _seconds(process)
    time.sleep(SECONDS)
    return round((_seconds(process) - before) / SECONDS * 100, 2)


def _seconds(process: int) -> float:
    """Return the processor time a process has taken (proc(5), fields 14 and 15)."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS
