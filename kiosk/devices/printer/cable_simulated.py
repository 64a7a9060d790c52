"""The simulated printer without a network: what is sent to it lands in a folder as bytes and picture."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, get_args

from kiosk.devices.paper.file import save_paper
from kiosk.devices.printer.cable import Limits, pieces
from kiosk.devices.printer.escpos_reader import NotEscpos, read_papers
from kiosk.devices.printer.problems import PrinterHalf, PrinterSetting, PrinterStuck, PrinterUnreachable

SimulatedFault = Literal[
    "none", "off", "no-paper", "low-paper", "roll-ends", "cover-open", "cover-opens", "offline", "mute",
    "slow", "stuck", "drop-mid", "busy",
]  # fmt: skip
FAULTS: tuple[str, ...] = get_args(SimulatedFault)
PAPER_OK, PAPER_LOW, PAPER_OUT = b"\x12", b"\x1e", b"\x7e"  # answers to DLE EOT 4
READY, COVER_OPEN, STOPPED = b"\x12", b"\x16", b"\x52"  # answers to DLE EOT 2


def answer_to(number: int, fault: str, begun: bool) -> bytes:
    """Return what a printer with this fault answers to DLE EOT `number`; `begun`: a paper is on its way."""
    if number == 2:
        open_now = fault == "cover-open" or (fault == "cover-opens" and begun)
        return COVER_OPEN if open_now else STOPPED if fault == "offline" else READY
    if fault == "no-paper" or (fault == "roll-ends" and begun):
        return PAPER_OUT
    return PAPER_LOW if fault == "low-paper" else PAPER_OK


class SimulatedCable:
    """Behaves like a printer with the named fault; every paper is drawn from its bytes."""

    def __init__(self, folder: Path, dots: int, fault: str = "none") -> None:
        if fault not in FAULTS:
            raise PrinterSetting(f"unknown fault {fault!r}; known are: {', '.join(FAULTS)}")
        self.folder = folder
        self.fault = fault
        self._dots = dots
        self._taken = False

    def open(self, limits: Limits) -> None:
        self._taken = False
        if self.fault == "off":
            raise PrinterUnreachable("the simulated printer is switched off")

    def ask(self, question: bytes) -> bytes:
        if self.fault in ("mute", "stuck", "busy"):
            return b""
        return answer_to(question[-1], self.fault, self._taken)

    def send(self, data: bytes, until: float) -> None:
        if self.fault == "stuck":
            raise PrinterStuck("the simulated printer is stuck")
        if self.fault == "drop-mid":
            raise PrinterHalf("the simulated printer stopped half way")
        if self.fault == "no-paper":
            return
        whole = b"".join(pieces(data, until))
        self._taken = True
        if self.fault in ("roll-ends", "cover-opens"):
            return
        try:
            papers = read_papers(whole, self._dots)
        except NotEscpos as error:
            raise PrinterHalf(f"the simulated printer does not understand this: {error}") from None
        for paper in papers:
            save_paper(self.folder, whole, paper)

    def close(self) -> None:
        return None
