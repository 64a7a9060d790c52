"""`kiosk run`: the touchscreen app. One on a device at a time."""

from __future__ import annotations

import argparse
import fcntl
import gc
import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.app.door import Door, prepare_screen
from kiosk.devices.screen.screen import ensure_display
from kiosk.machine.folders import state_dir
from kiosk.machine.watchdog import Watchdog
from kiosk.problems import Problem

if TYPE_CHECKING:
    from kiosk.app.kiosk import Kiosk
    from kiosk.devices.printer.printer import Printer
    from kiosk.site.load import Site

PANEL = (1280, 800)
RESTART = 75  # exit code: a volunteer asked for a restart; systemd starts it anew after any (EX_TEMPFAIL)


class AlreadyRunning(Problem):
    """Another `kiosk run` has the screen of this device."""

    code = "already-running"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--site", type=Path, metavar="DIR", help="site folder (default: that of this device)")
    parser.add_argument("--windowed", type=size, metavar="WxH", help="a window of this size, with a pointer")


def size(text: str) -> tuple[int, int]:
    """Read `1280x800`; argparse turns the ValueError into exit 2."""
    found = re.fullmatch(r"(\d{3,4})x(\d{3,4})", text)
    if not found or not (480 <= int(found[1]) <= 4096 and 480 <= int(found[2]) <= 4096):
        raise argparse.ArgumentTypeError(f"{text!r} is not a size such as 1280x800 (480 to 4096 pixels)")
    return int(found[1]), int(found[2])


def run(args: argparse.Namespace) -> int:
    """Show the kiosk until it is ended; RESTART when a volunteer wants it started anew.

    Raises Problem for a bad site, a second kiosk, no display.
    """
    gc.disable()  # until it is ready: all that comes now stays; to look it through takes a tenth of the start
    state = state_dir()
    width, height = args.windowed or PANEL
    door = Door(state, args.site, (width, height))
    if not door.fits:
        _settings(args.site, state)  # what is wrong with them is said before any window opens
    with the_only_one(state), ensure_display(f"{width}x{height}"):
        prepare_screen(width, height, windowed=args.windowed is not None)
        door.show()
        site, printer = _settings(args.site, state)
        from kiosk.app.going_round import go_round
        from kiosk.app.kiosk import Kiosk
        from kiosk.app.night import Night
        from kiosk.devices.settings.settings import scanner_settings, standing, tablet
        from kiosk.devices.speech.open import open_voice

        scanner, here = scanner_settings(state).open(), standing(state).at
        carried, voice = tablet(state).carried, open_voice(state, site)
        kiosk = Kiosk(site, state, printer, None, voice, scanner, here, carried)
        try:
            app = kiosk.window()
            kiosk.sleep_between_touches()
            watchdog = Watchdog()
            go_round(app, watchdog, Night(kiosk.visit, kiosk.clocks).look)
            kiosk.watch_health()
            signal.signal(signal.SIGTERM, lambda *_: app.stop())
            app.bind(on_start=lambda _: _opened(door, watchdog))
            app.bind(on_standing=lambda _: _leave_picture(door, kiosk))
            app.run()
        finally:
            kiosk.close()
    return RESTART if app.restarting else 0


def _settings(folder: Path | None, state: Path) -> tuple[Site, Printer]:
    """Return the site and the printer of this device. Raises Problem naming what is wrong."""
    from kiosk.devices.settings.settings import printer_settings
    from kiosk.site.load import load_site

    return load_site(folder), printer_settings(state).open()


def _leave_picture(door: Door, kiosk: Kiosk) -> None:
    """Keep the first screen for the next start; of a tablet it would tell how full the battery was."""
    if kiosk.works and not kiosk.carried:
        door.remember()
    else:
        door.forget()


def _opened(door: Door, watchdog: Watchdog) -> None:
    door.take_down()
    gc.enable()
    watchdog.ready()
    print("kiosk: ready", flush=True)  # `make demo` waits for this line


@contextmanager
def the_only_one(state: Path) -> Iterator[None]:
    """Hold the lock of the screen; the system lets go of it however this process ends.

    Raises AlreadyRunning.
    """
    with (state / "run.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyRunning("another kiosk window is open on this device; close it first") from None
        yield
