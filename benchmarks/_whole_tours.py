"""The real kiosk on a screen, walked through by the finger of the tour; every touch is timed.

    python -m benchmarks._whole_tours N   walks every journey N times, prints times and memory as JSON

Runs in a process of its own: Kivy opens one window in a process, and memory is measured from its start.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks._memory import pss_mb
from kiosk.devices.screen.screen import ensure_display
from kiosk.ui.kivy_settings import prepare

TOURS, BARE_TOUCHES = 3, 150
PATIENCE = 900  # seconds
_NOT_THEIRS = ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER", "PYTHONDONTWRITEBYTECODE")


@cache
def measured() -> tuple[dict[str, Any], dict[str, Any]]:
    """Return (ours, the bare window's): touches as [screen, action, ms to feedback, ms to the next screen].

    The bare window is touched before and after ours, so that both meet the same machine.
    """
    before = child("benchmarks._bare_window", "touch", str(BARE_TOUCHES))
    ours = child("benchmarks._whole_tours", str(TOURS))
    after = child("benchmarks._bare_window", "touch", str(BARE_TOUCHES))
    return ours, {"touches": before["touches"] + after["touches"], "pss_mb": after["pss_mb"]}


def child(module: str, *words: str, patience: float = PATIENCE, before: Sequence[str] = ()) -> dict[str, Any]:
    """Run a module on a virtual screen of its own and return what it printed; `before` stands before it."""
    env = own_environment()
    with ensure_display("1280x800", env):
        try:
            done = subprocess.run(
                [*before, sys.executable, "-m", module, *words],
                env=env, capture_output=True, text=True, timeout=patience, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            raise TimeoutError(f"{module} took longer than {patience:g} s") from None
    if done.returncode:
        raise RuntimeError(f"{module} ended with {done.returncode}: {done.stderr.strip()[-300:]}")
    return json.loads(done.stdout.splitlines()[-1])


def own_environment() -> dict[str, str]:
    """Return this environment without a display, so that each child gets its own.

    Nor without compiled files: an installed kiosk has them (deploy/raspi/release.sh), and reading 350 files
    of Python anew at each start would be a third of it.
    """
    return {
        name: value
        for name, value in os.environ.items()
        if name not in _NOT_THEIRS and not name.startswith("KIOSK_")
    }


def main(tours: int) -> None:
    """Walk, in this process."""
    prepare(1280, 800, windowed=True)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        print(json.dumps(_walked(Path(folder), tours)))


def _walked(folder: Path, tours: int) -> dict[str, Any]:
    from kiosk.app.kiosk import Clocks, Kiosk
    from kiosk.devices.printer.printer import open_printer
    from kiosk.site.load import load_site
    from kiosk.tour.clock import SkippingClock
    from kiosk.tour.guide import Guide
    from kiosk.tour.practice import enrol_for_practice
    from kiosk.tour.route import Route
    from kiosk.tour.walks import Walker

    site = load_site(None)
    enrol_for_practice(folder, site.file.organisation.id)
    clock = SkippingClock(time.monotonic)
    printer = open_printer(f"simulated:{folder / 'papers'}")
    kiosk = Kiosk(site, folder, printer, Clocks(monotonic=clock))
    app = kiosk.window()
    app.start_stepwise()
    guide = Guide(app, folder)
    told = {"touches": _listen(guide), "pss_start_mb": pss_mb(), "pss_tours_mb": []}
    guide.look = lambda *_: guide.finger.step(3)  # no pictures: they are not what a person waits for
    for _ in range(tours):
        route = Route(guide, Walker(site.journeys, kiosk.visit.frame.rules), clock, folder, "nl")
        route.walk_all(list(site.journeys))
        told["pss_tours_mb"].append(pss_mb())
    kiosk.close()
    return told


def _listen(guide: Any) -> list[list[Any]]:
    """Note every touch of the guide's finger."""
    touches: list[list[Any]] = []
    touch = guide.finger.touch

    def noted(widget: Any) -> tuple[float, float]:
        screen, action = guide.screen(), widget.action
        times = touch(widget)
        touches.append([screen, action, *(round(ms, 2) for ms in times)])
        return times

    guide.finger.touch = noted
    return touches


if __name__ == "__main__":
    main(int(sys.argv[1]))
