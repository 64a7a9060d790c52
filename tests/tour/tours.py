"""`kiosk tour` as somebody types it, once for all tests of a session: it takes a minute or two."""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

PATIENCE = 3000  # seconds, on a busy machine
LYING, STANDING, SMALL, LARGE = "1280x800", "800x1280", "1024x600", "1920x1080"  # 10", 10" upright, 7", 15"
EASES = "bigger,biggest,contrast,seated"
FARTHEST = "biggest,seated"  # … that move most on a screen
ALSO = {LYING: ("--also", "all")}  # the tour that every test of a session shares looks at all languages too


@dataclass
class Tour:
    """What a tour left behind."""

    out: Path
    code: int
    stdout: str
    stderr: str
    data: dict[str, Any] = field(default_factory=dict)

    @property
    def steps(self) -> list[dict[str, Any]]:
        return self.data["steps"]

    def step(self, screen: str) -> dict[str, Any]:
        """Return the first step on a screen; fails when the tour never came there."""
        return next(step for step in self.steps if step["screen"] == screen)


def without_screen() -> dict[str, str]:
    """Return this environment as on a machine without a display."""
    return {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")
        and not name.startswith(("KIVY_", "KCFG_", "KIOSK_"))
    }


def run_tour(out: Path, *more: str) -> Tour:
    """Run `kiosk tour` into `out`."""
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "tour", "--out", str(out), *more],
        env=without_screen(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    written = out / "tour.json"
    data = json.loads(written.read_text(encoding="utf-8")) if written.exists() else {}
    return Tour(out, done.returncode, done.stdout, done.stderr, data)


def the_tour(size: str, journey: str = "") -> Tour:
    """Return the tour of `size`, of one journey or of all; walked at the first call of a session."""
    return _walked(size, journey)  # by position: the cache knows one call from another by how it is written


@cache
def _walked(size: str, journey: str) -> Tour:
    folder = tempfile.TemporaryDirectory(prefix="tour-")
    atexit.register(folder.cleanup)
    only = ("--journey", journey) if journey else ()
    return run_tour(Path(folder.name), "--size", size, *only, *ALSO.get(size, ()))
