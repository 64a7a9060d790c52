"""The kiosk and a browser seen from outside, by the same camera and the same finger (benchmarks._panel).

The browser shows the same form as a page (benchmarks/same_form.html): same words, pictures, sizes and faces,
screens that change without a network. Chromium runs in kiosk mode, as a peer would on the same machine.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from PIL import Image

from benchmarks import NotHere
from benchmarks._memory import pss_mb
from benchmarks._panel import Panel
from benchmarks._whole_tours import own_environment
from kiosk.app.door import FILE
from kiosk.devices.screen.screen import ensure_display
from kiosk.machine.folders import assets_dir
from kiosk.tour.practice import enrol_for_practice

OURS = [sys.executable, "-m", "kiosk", "run", "--windowed", "1280x800"]
ACCENT = (0x0B, 0x5F, 0x5A)
INVITES = (78, 95)  # on the badge of the first screen, of both
SECOND_STEP = (300, 40)  # on the second part of the progress, of both
TINTS = {"ink": "#1E2A32", "tinted": "#0B5F5A", "white": "#FFFFFF", "red": "#9C2419"}
PATIENCE = 90.0  # seconds: Chromium on a quarter of a core takes its time
STANDING = 6.0  # seconds: ours has built its screens, the browser has come to rest
BETWEEN = 0.7  # seconds between two touches: a hand that trembles is not what is measured
LOOKS = 0.0005  # seconds between two looks of the camera: at 2 ms a median moved in steps of 2 ms


@dataclass
class Seen:
    """What the camera saw of one program; seconds, megabytes."""

    first_picture: list[float] = field(default_factory=list)
    next_screen: list[float] = field(default_factory=list)
    memory: float = 0.0


class Places:
    """Where to touch: the middles of the buttons on the way to the second question, from a tour of ours."""

    def __init__(self, tour: Path) -> None:
        steps = json.loads((tour / "tour.json").read_text(encoding="utf-8"))["steps"]
        first, home, question = steps[0], steps[1], steps[2]
        self.language = _middle(first, "Nederlands")
        self.journey = _middle(home, question_tile(steps))
        self.option = _middle(question, "Ja, maar te duur")  # one touch answers and goes on
        self.back = _middle(steps[3], "Terug")


def question_tile(steps: list[dict]) -> str:
    """Return the label of the tile that was touched on the home screen."""
    return steps[2]["touch"]


def _middle(step: dict, label: str) -> tuple[float, float]:
    for name, x, y, width, height in step["targets"]:
        if name.replace("\n", " ") == label:
            return x + width / 2, y + height / 2
    raise LookupError(f"{label!r} is not on {step['screen']}")


@cache
def places() -> Places:
    """Walk one short tour and return where its buttons were."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        command = [sys.executable, "-m", "kiosk", "tour", "--out", folder, "--journey", "internet-check"]
        subprocess.run(command, env=own_environment(), check=True, capture_output=True, timeout=300)
        return Places(Path(folder))


@contextmanager
def running(command: list[str], state: str) -> Iterator[tuple[Panel, subprocess.Popen[bytes], float]]:
    """Start a program on an empty display of its own; give (panel, process, moment of the start)."""
    env = {**own_environment(), "KIOSK_STATE": state}
    with ensure_display("1280x800", env), Panel(env["DISPLAY"]) as panel:
        began = time.monotonic()
        child = subprocess.Popen(
            command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        try:
            yield panel, child, began
        finally:
            child.terminate()
            try:
                child.wait(10)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait(10)


def chromium(profile: str) -> list[str]:
    """Return the command of the peer. Raises NotHere without Chromium."""
    found = shutil.which("chromium")
    if found is None:
        raise NotHere("Chromium is not installed; make setup-tests installs it")
    return [
        found, "--kiosk", "--no-first-run", "--no-sandbox", "--disable-gpu", "--disable-extensions",
        "--noerrdialogs", "--disable-infobars", "--password-store=basic", "--disable-background-networking",
        "--disable-sync", "--disable-component-update", "--window-size=1280,800", "--window-position=0,0",
        f"--user-data-dir={profile}", page(Path(profile)).as_uri(),
    ]  # fmt: skip


def page(folder: Path) -> Path:
    """Write the page of the peer with our faces and icons beside it, and return it."""
    for face in (assets_dir() / "fonts").glob("*.ttf"):
        shutil.copy(face, folder)
    written = Path(__file__).with_name("same_form.html")
    text = written.read_text(encoding="utf-8")
    for icon in (assets_dir() / "icons").glob("*.png"):
        if f'"{icon.stem}' in text:  # "check" alone, or "check-white"
            for colour, tint in TINTS.items():
                _tinted(icon, tint).save(folder / f"{icon.stem}-{colour}.png")
    return Path(shutil.copy(written, folder))


def _tinted(icon: Path, tint: str) -> Image.Image:
    """Return an icon in its colour and at twice its size on the page, as a good page would have it."""
    with Image.open(icon) as drawn:
        alpha = drawn.getchannel("A").resize((96, 96), Image.Resampling.LANCZOS)
    picture = Image.new("RGBA", alpha.size, tint)
    picture.putalpha(alpha)
    return picture


def tree_mb(process: int) -> float:
    """Return the proportional memory of a process and all that came from it, MB."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    return round(pss_mb(process) + sum(tree_mb(int(child)) for child in children), 1)


def started(command: list[str], state: str) -> float:
    """Return the seconds from the start of a program to its first picture."""
    with running(command, state) as (panel, _, began):
        return panel.wait_for(lambda: panel.pixel(*INVITES) == ACCENT, PATIENCE) - began


def walked(
    command: list[str], state: str, at: Places, touches: int, standing: float = STANDING
) -> tuple[list[float], float]:
    """Return the seconds of each change of screen, and the memory at the end (MB)."""
    with running(command, state) as (panel, child, _):
        panel.wait_for(lambda: panel.pixel(*INVITES) == ACCENT, PATIENCE)
        time.sleep(standing)
        for where in (at.language, at.journey):
            panel.touch(*where)
            time.sleep(1.5)
        took = []
        for number in range(touches):
            forth = number % 2 == 0
            panel.touch(*(at.option if forth else at.back))
            let_go = time.monotonic()
            shown = panel.wait_for(lambda: (panel.pixel(*SECOND_STEP) == ACCENT) is forth, PATIENCE, LOOKS)  # noqa: B023
            took.append(shown - let_go)
            time.sleep(BETWEEN)
        return took, tree_mb(child.pid)


def prepared(folder: str) -> None:
    """Enrol our kiosk for practice and start it once, until the picture for the next start is kept."""
    enrol_for_practice(Path(folder), "eeklo")
    with running(OURS, folder):
        until = time.monotonic() + PATIENCE
        while not (Path(folder) / FILE).exists():
            if time.monotonic() > until:
                raise TimeoutError("the app kept no first picture")
            time.sleep(0.05)
