"""Printers behind a print queue of the system (CUPS)."""

from __future__ import annotations

import shutil
import subprocess
import time

from kiosk.devices.printer.cable import Limits
from kiosk.devices.printer.problems import PrinterStuck, PrinterUnreachable


class QueueCable:
    """A print queue of CUPS, through `lp`, which can be given a time limit; pycups cannot."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._limits = Limits()

    def open(self, limits: Limits) -> None:
        self._limits = limits
        if shutil.which("lp") is None:
            raise PrinterUnreachable("no CUPS here; type: sudo apt-get install cups-client")
        if shutil.which("lpstat"):
            known = self._run(["lpstat", "-p", self._name], b"", limits.connect)
            if known.returncode:
                raise PrinterUnreachable(f"CUPS knows no printer called {self._name!r}")

    def ask(self, question: bytes) -> bytes:
        return b""  # a queue carries nothing back

    def send(self, data: bytes, until: float) -> None:
        wait = max(0.1, until - time.monotonic())
        if self._run(["lp", "-d", self._name, "-o", "raw"], data, wait).returncode:
            raise PrinterUnreachable(f"CUPS did not take the paper for {self._name!r}")

    def close(self) -> None:
        return None

    def _run(self, command: list[str], data: bytes, wait: float) -> subprocess.CompletedProcess[bytes]:
        try:
            return subprocess.run(command, input=data, capture_output=True, timeout=wait)
        except subprocess.TimeoutExpired:
            raise PrinterStuck("CUPS does not answer") from None
        except OSError as error:
            raise PrinterUnreachable(f"{command[0]}: {error.strerror}") from None
