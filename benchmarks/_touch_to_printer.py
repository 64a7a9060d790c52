"""The real kiosk on a screen, a printer that is another process: from the finger to a paper's first byte.

    python -m benchmarks._touch_to_printer walk    touches 'send' and 'again', prints the times as JSON
    python -m benchmarks._touch_to_printer listen  the printer: says its port, then when each paper began

Both look at the same clock of the kernel (CLOCK_MONOTONIC).
"""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from kiosk.ui.kivy_settings import prepare

VISITS, AGAIN, FLOOR = 3, 15, 30
PAPER_BEGINS = b"\x1b@"
READY = b"\x12"  # to a question about the roll or the cover


def listen() -> None:
    """Take one paper after the other; say the nanosecond in which its first byte was there."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        print(server.getsockname()[1], flush=True)
        while True:
            line, _ = server.accept()
            with line:
                while piece := line.recv(65_536):
                    if PAPER_BEGINS in piece:
                        print(time.monotonic_ns(), flush=True)
                    if piece.startswith(b"\x10\x04"):
                        line.sendall(READY)


class Listener:
    """The printer, seen from here."""

    def __enter__(self) -> Listener:
        command = [sys.executable, "-m", "benchmarks._touch_to_printer", "listen"]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self.port = int(self._line())
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()

    def first_byte(self) -> int:
        return int(self._line())

    def _line(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline()


def walk() -> None:
    """Walk, in this process."""
    prepare(1280, 800, windowed=True)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder, Listener() as printer:
        floor = [_bare(printer) for _ in range(FLOOR)]
        print(json.dumps({**_walked(Path(folder), printer), "floor": floor}))


def _bare(printer: Listener) -> float:
    """Return the ms a connection and one write take."""
    began = time.monotonic_ns()
    with socket.create_connection(("127.0.0.1", printer.port)) as line:
        line.sendall(PAPER_BEGINS)
        return (printer.first_byte() - began) / 1e6


def _walked(folder: Path, printer: Listener) -> dict[str, Any]:
    from kiosk.app.kiosk import Kiosk
    from kiosk.devices.printer.printer import open_printer
    from kiosk.site.load import load_site
    from kiosk.tour.guide import Guide
    from kiosk.tour.practice import enrol_for_practice
    from tests.ui.walks import walk_to_review

    site = load_site(None)
    enrol_for_practice(folder, site.file.organisation.id)
    kiosk = Kiosk(site, folder, open_printer(f"network://127.0.0.1:{printer.port}"))
    app = kiosk.window()
    app.start_stepwise()
    guide, touched, touch = Guide(app, folder), [0], app.touch

    def noted(widget: Any) -> None:
        touched[0] = time.monotonic_ns()
        touch(widget)

    app.touch = noted

    def timed(action: str) -> float:
        guide.touch(action)
        guide.wait(lambda: kiosk.visit.ticket.state in ("printed", "failed"), "no paper")
        return (printer.first_byte() - touched[0]) / 1e6

    told: dict[str, Any] = {"send": [], "again": []}
    for _ in range(VISITS):
        walk_to_review(guide, "An", "0471123456")
        told["send"].append(timed("send"))
        told["again"] += [timed("again") for _ in range(AGAIN // VISITS)]
        guide.touch("done")
        guide.touch("next")  # how it went is passed over
    kiosk.close()
    return told


if __name__ == "__main__":
    listen() if sys.argv[1] == "listen" else walk()
