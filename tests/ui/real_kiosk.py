"""`kiosk run` as a process of its own on a virtual screen of its own, seen and touched from outside."""

from __future__ import annotations

import selectors
import subprocess
import sys
from pathlib import Path

from PIL import Image, ImageChops

from benchmarks._panel import Panel
from kiosk.devices.screen.screen import ensure_display
from kiosk.tour.practice import enrol_for_practice
from tests.tour.tours import Tour, without_screen
from tests.waiting import HANG, when

ORGANISATION = "be.eeklo.de-kring"
PAPER = (0xFB, 0xF8, 0xF2)  # the ground of every screen (kiosk.ui.theme)
PATIENCE = HANG
LOOKS, BETWEEN = 8, 0.05  # looks at a program that sleeps, seconds between two: longer than a hand trembles
NAME, NUMBER = "Bwfxkp", "0471884466"
ANSWERS: dict[str, str | tuple[str, ...]] = {
    "step-notice": (),
    "step-name": NAME,
    "step-reach_by": ("Bel mij",),
    "step-phone": NUMBER,
    "step-place": "9900",
    "step-about": ("Internet is te duur",),
    "step-followed_by_social_service": ("Nee",),
    "step-where": ("Bij mij thuis",),
    "step-moment": ("In de voormiddag",),
}
TITLE = (48, 66, 440, 150)  # where the beginning of every question stands
# The greeting is wider where nothing can be read aloud, as on a machine without sound: the languages are not.
NO_TITLE = {"attract": (48, 440, 1232, 710)}


class RealKiosk:
    """A kiosk in `folder`, with everything it could write to inside it. Use as a context manager.

    `broken` names a part that is broken on purpose (tests/ui/broken_kiosk.py).
    """

    def __init__(self, folder: Path, enrolled: bool = True, broken: str = "") -> None:
        self.folder = folder
        self.program = ["-m", "tests.ui.broken_kiosk", broken] if broken else ["-m", "kiosk"]
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
            [sys.executable, *self.program, "run", "--windowed", "1280x800"],
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

    def shows(self, tour: Tour, screen: str, box: tuple[int, int, int, int] | None = None) -> bool:
        """Say whether the display shows what the tour saw on `screen`, inside `box`; usually its title."""
        box = box or NO_TITLE.get(screen, TITLE)
        with Image.open(tour.out / tour.step(screen)["picture"]) as picture:
            wanted = picture.convert("RGB").crop(box)
        return ImageChops.difference(self.panel.picture().crop(box), wanted).getbbox() is None

    def wait_for_screen(self, tour: Tour, screen: str) -> None:
        try:
            self.panel.wait_for(lambda: self.shows(tour, screen), PATIENCE, pause=0.1)
        except TimeoutError:
            raise AssertionError(f"the display never showed {screen!r}") from None

    # --- touching

    def rest(self) -> None:
        """Let the hand rest until the program has done all there was to do, and sleeps between touches.

        By the clock alone a touch came too early on a busy machine: the program had shown its screen and had
        not come round to noting when, and took the touch for the tremor of the one before.
        """
        asleep = 0
        stat = Path(f"/proc/{self.process.pid}/stat")

        def sleeps() -> bool:
            nonlocal asleep
            asleep = asleep + 1 if stat.read_text().rpartition(")")[2].split()[0] == "S" else 0
            return asleep >= LOOKS

        when(sleeps, pause=BETWEEN)

    def touch(self, tour: Tour, screen: str, label: str) -> None:
        """Touch what says `label`, where the tour found it on `screen`."""
        self.rest()
        for name, x, y, width, height in tour.step(screen)["targets"]:
            if name.lower().split() == label.lower().split():
                self.panel.touch(x + width / 2, y + height / 2)
                return
        raise AssertionError(f"the tour found no {label!r} on {screen!r}")

    def answer_everything(self, tour: Tour) -> None:
        """Walk through the questions by touching the glass where the tour found the buttons."""
        self.touch(tour, "attract", "Nederlands")
        self.wait_for_screen(tour, "home")
        self.touch(tour, "home", "Hulp met internet")
        for screen, answer in ANSWERS.items():
            self.wait_for_screen(tour, screen)
            for label in answer:
                self.touch(tour, screen, label)
            # 'Verder' is grey until there is an answer, so the tour lists it only where one was given.
            # There is none where an answer goes on by itself.
            given = (f"{screen}-typed", f"{screen}-touched", screen)
            reached = {step["screen"]: step["targets"] for step in tour.steps}
            seen = next(name for name in given if name in reached)
            if any(target[0] == "Verder" for target in reached[seen]):
                self.touch(tour, seen, "Verder")

    def send(self, tour: Tour) -> None:
        """Touch the last button, on the review."""
        self.wait_for_screen(tour, "review")
        self.touch(tour, "review", "Verstuur")

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
