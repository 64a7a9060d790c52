"""What every way to a printer can do, and how long it may take.

python-escpos opens what it can open with a time limit; the rest is opened by ourselves. Bytes go out in
small pieces, each of which must be taken within `Limits.stall`; the whole paper has a limit of its own. A
time-out of a few seconds for a whole paper cut long receipts in half elsewhere; none at all lets one mute
printer hang the kiosk.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from kiosk.devices.printer.problems import PrinterStuck

PIECE = 2048  # bytes handed over at a time


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds. `connect` to find the printer, `answer` for a status byte, `stall` for one piece, `whole`."""

    connect: float = 5.0
    answer: float = 1.5
    stall: float = 25.0  # somebody closing the lid or putting in a roll
    whole: float = 150.0  # 100 KB at 9600 baud take 107 s


class Cable(Protocol):
    """One open way to a printer at a time; `open` comes first, `close` always last."""

    def open(self, limits: Limits) -> None:
        """Find the printer; raises PrinterUnreachable."""

    def ask(self, question: bytes) -> bytes:
        """Send a real-time question; return what came back in time, empty when nothing did.

        Raises PrinterHalf when the connection is broken.
        """

    def send(self, data: bytes, until: float) -> None:
        """Hand over a paper before the moment `until`; raises PrinterHalf, PrinterStuck."""

    def close(self) -> None:
        """Let go; never raises."""


def pieces(data: bytes, until: float) -> Iterator[bytes]:
    """Yield `data` in pieces; raises PrinterStuck as soon as the moment `until` (monotonic) is past."""
    for start in range(0, len(data), PIECE):
        if time.monotonic() > until:
            raise PrinterStuck("the paper took too long")
        yield data[start : start + PIECE]


def first_line(error: BaseException) -> str:
    """Return what an error says as one short line."""
    return " ".join(str(error).split())[:160] or type(error).__name__
