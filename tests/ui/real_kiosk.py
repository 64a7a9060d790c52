"""`kiosk run` as a process of its own on a virtual screen of its own, seen and touched from outside."""

from __future__ import annotations

import selectors
import subprocess
import sys
import time
from pathlib import Path

from PIL import Image, ImageChops

from benchmarks._panel import Panel
from kiosk.devices.screen import ensure_display
from kiosk.tour.practice import enrol_for_practice
from tests.tour.tours import Tour, without_screen

ORGANISATION = "be.eeklo.de-kring"
PAPER = (0xFB, 0xF8, 0xF2)  # the ground of every screen (kiosk.ui.theme)
PATIENCE = 60.0  # seconds, on a busy machine
TITLE = (48, 66, 440, 150)  # where the beginning of every question stands


class RealKiosk:
    """A kiosk in `folder`, with everything it could write to inside it. Use as a context manager."""

    def __init__(self, folder: Path, *more: str, enrolled: bool = True) -> None:
        self.folder, self.more = folder, more
        self.state, self.papers = folder / "state", folder / "papers"
        for name in ("state", "papers", "tmp", "home", "cwd"):
            (folder / name).mkdir()
        if enrolled:
            enrol_for_practice(self.state, ORGANISATION)
        self.env = {
            **without_screen(),
            "KIOSK_STATE": str(self.state),
            "KIOSK_PRINTER": f"simulated:{self.papers}",
            "HOME": str(folder / "home"),
            "TMPDIR": str(folder / "tmp"),
            "PYTHONPATH": str(Path.cwd()),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"):
            self.env.pop(name, None)

    def __enter__(self) -> RealKiosk:
        self.display = ensure_display("1280x800", self.env)
        self.panel = Panel(self.display.name)
        self.process = self.start()
        return self

    def start(self) -> subprocess.Popen[str]:
        """Start `kiosk run` on this state and this screen."""
        return subprocess.Popen(
            [sys.executable, "-m", "kiosk", "run", "--windowed", "1280x800", *self.more],
            env=self.env,
            cwd=self.folder / "cwd",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.communicate()
        self.panel.close()
        self.display.stop()

    # --- looking

    def wait_until_ready(self) -> None:
        """Wait for the line that `make demo` waits for, and for the first picture."""
        assert self.process.stdout is not None
        with selectors.DefaultSelector() as told:
            told.register(self.process.stdout, selectors.EVENT_READ)
            assert told.select(PATIENCE), "the kiosk does not get ready"
        line = self.process.stdout.readline()
        assert line == "kiosk: ready\n", line or self.process.stderr.read()
        self.panel.wait_for(lambda: self.panel.pixel(4, 4) == PAPER, PATIENCE)

    def shows(self, tour: Tour, screen: str, box: tuple[int, int, int, int] = TITLE) -> bool:
        """Say whether the display shows what the tour saw on `screen`, inside `box`."""
        with Image.open(tour.out / tour.step(screen)["picture"]) as picture:
            wanted = picture.convert("RGB").crop(box)
        return ImageChops.difference(self.panel.picture().crop(box), wanted).getbbox() is None

    def wait_for_screen(self, tour: Tour, screen: str) -> None:
        try:
            self.panel.wait_for(lambda: self.shows(tour, screen), PATIENCE, pause=0.1)
        except TimeoutError:
            raise AssertionError(f"the display never showed {screen!r}") from None

    # --- touching

    def touch(self, tour: Tour, screen: str, label: str) -> None:
        """Touch what says `label`, where the tour found it on `screen`."""
        time.sleep(0.4)  # a hand that is at rest
        for name, x, y, width, height in tour.step(screen)["targets"]:
            if name.lower() == label.lower():
                self.panel.touch(x + width / 2, y + height / 2)
                return
        raise AssertionError(f"the tour found no {label!r} on {screen!r}")

    # --- ending

    def end(self) -> tuple[int, str, str]:
        """Ask it to end, as systemd does; return its exit code and what it said."""
        self.process.terminate()
        out, err = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, out, err

    def written(self) -> list[Path]:
        """Return every file below the folder it runs in."""
        return [path for path in self.folder.rglob("*") if path.is_file()]


def run_to_the_end(folder: Path, *more: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run `kiosk run` where it cannot stay, without any display, and return what it said."""
    env = {**without_screen(), "KIOSK_STATE": str(folder / "state"), **environ}
    return subprocess.run(
        [sys.executable, "-m", "kiosk", "run", *more],
        env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=PATIENCE, check=False,
    )  # fmt: skip
