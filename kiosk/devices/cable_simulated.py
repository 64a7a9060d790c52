"""The simulated printer without a network: what is sent to it lands in a folder as bytes and picture."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, get_args

from kiosk.devices.escpos_reader import NotEscpos, read_papers
from kiosk.devices.paper_file import save_paper
from kiosk.devices.printer_cable import Limits, pieces
from kiosk.devices.printer_problems import PrinterHalf, PrinterSetting, PrinterStuck, PrinterUnreachable

SimulatedFault = Literal["none", "off", "no-paper", "low-paper", "roll-ends", "mute", "stuck", "drop-mid"]
PAPER_OK, PAPER_LOW, PAPER_OUT = b"\x12", b"\x1e", b"\x7e"  # answers to DLE EOT 4


class SimulatedCable:
    """Behaves like a printer with the named fault; every paper is drawn from its bytes."""

    def __init__(self, folder: Path, dots: int, fault: str = "none") -> None:
        if fault not in get_args(SimulatedFault):
            raise PrinterSetting(f"unknown fault {fault!r}; known are: {', '.join(get_args(SimulatedFault))}")
        self.folder = folder
        self.fault = fault
        self._dots = dots
        self._taken = False

    def open(self, limits: Limits) -> None:
        self._taken = False
        if self.fault == "off":
            raise PrinterUnreachable("the simulated printer is switched off")

    def ask(self, question: bytes) -> bytes:
        if self.fault in ("mute", "stuck"):
            return b""
        if self.fault == "roll-ends" and self._taken:
            return PAPER_OUT
        return {"no-paper": PAPER_OUT, "low-paper": PAPER_LOW}.get(self.fault, PAPER_OK)

    def send(self, data: bytes, until: float) -> None:
        if self.fault == "stuck":
            raise PrinterStuck("the simulated printer is stuck")
        if self.fault == "drop-mid":
            raise PrinterHalf("the simulated printer stopped half way")
        if self.fault == "no-paper":
            return
        whole = b"".join(pieces(data, until))
        self._taken = True
        if self.fault == "roll-ends":
            return
        try:
            papers = read_papers(whole, self._dots)
        except NotEscpos as error:
            raise PrinterHalf(f"the simulated printer does not understand this: {error}") from None
        for paper in papers:
            save_paper(self.folder, whole, paper)

    def close(self) -> None:
        return None
