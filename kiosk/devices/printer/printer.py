"""One receipt printer: give it a picture, it comes out on paper or says by name why not.

Addresses:
    network://HOST[:PORT]                 port 9100
    usb://VID:PID                         hexadecimal, as `lsusb` shows them
    serial:///dev/ttyUSB0?baud=19200      also &flow=dsrdtr, xonxoff or none
    file:///dev/usb/lp0
    cups://QUEUE
    simulated:FOLDER[?fault=no-paper]     writes NAME.bin and NAME.png; a relative folder lies in the state
    none                                  this kiosk has no printer
"""

from __future__ import annotations

import time
from pathlib import Path

from PIL import Image

from kiosk.devices.paper.measures import DOTS, PaperWidth
from kiosk.devices.printer.address import read_address
from kiosk.devices.printer.cable import Cable, Limits
from kiosk.devices.printer.escpos_bytes import escpos_bytes, profile_dots
from kiosk.devices.printer.models import PrinterModel
from kiosk.devices.printer.problems import (
    PrinterHalf,
    PrinterNoPaper,
    PrinterOffline,
    PrinterOpen,
    PrinterProblem,
    PrinterSetting,
    PrinterUnreachable,
)
from kiosk.devices.printer.status import ASK_PAPER, ASK_WHY_OFFLINE, PrinterStatus, paper_from, reach_from
from kiosk.machine.folders import state_dir


class Printer:
    """A printer at one address. Not for two threads at once: `PrintWorker` owns it."""

    def __init__(
        self,
        cable: Cable | None,
        width: PaperWidth,
        profile: str = "",
        limits: Limits | None = None,
        model: PrinterModel | None = None,
    ) -> None:
        self.width = width
        self.dots = model.dots if model else dots_of(width, profile)
        self._profile = profile
        self._model = model
        self._cable = cable
        self._limits = limits or Limits()

    @property
    def is_there(self) -> bool:
        """Say whether this device has a printer at all."""
        return self._cable is not None

    def print(self, picture: Image.Image) -> PrinterStatus:
        """Print one picture and cut; returns what the printer says of its paper afterwards.

        Blocks for at most `Limits.whole` seconds and some. Status never stops a paper, except a real byte
        that says the roll is empty, the cover open or the printer stopped. Raises PrinterUnreachable,
        PrinterNoPaper, PrinterOpen, PrinterOffline, PrinterHalf, PrinterStuck, PrinterSetting.
        """
        cable = self._reach()
        data = escpos_bytes(picture, self.width, self._profile, self._model)
        until = time.monotonic() + self._limits.whole
        try:
            cable.open(self._limits)
            before = self._before(cable)
            _refuse(before)
            cable.send(data, until)
            # A printer that answered before is asked again: the roll may have ended half way, and success was
            # reported elsewhere while nothing came out. One that was silent is not waited for twice.
            after = self._told(cable) if before.paper != "unknown" else before
            _refuse(after, "while the paper was being printed")
        finally:
            cable.close()
        return after

    def status(self) -> PrinterStatus:
        """Ask how the printer is doing; never raises, takes a few seconds when nobody answers."""
        if self._cable is None:
            return PrinterStatus("none", "unknown")
        try:
            self._cable.open(self._limits)
            return self._before(self._cable)
        except PrinterProblem:
            return PrinterStatus("unreachable", "unknown")
        finally:
            self._cable.close()

    def _told(self, cable: Cable) -> PrinterStatus:
        """Return what the printer says; a second question only where the first one was answered.

        The answers look alike: one that comes late must not be taken for the answer to the next question.
        """
        if self._model is not None and not self._model.answers:
            return PrinterStatus("ok", "unknown")
        paper = paper_from(cable.ask(ASK_PAPER))
        if paper in ("unknown", "out"):  # without paper it stands still, and that is why
            return PrinterStatus("ok", paper)
        return PrinterStatus(reach_from(cable.ask(ASK_WHY_OFFLINE)), paper)

    def _before(self, cable: Cable) -> PrinterStatus:
        try:
            return self._told(cable)
        except PrinterHalf as broken:  # nothing is half done yet
            raise PrinterUnreachable(str(broken)) from None

    def _reach(self) -> Cable:
        if self._cable is None:
            raise PrinterUnreachable("this kiosk has no printer; set one in device.toml")
        return self._cable


def _refuse(told: PrinterStatus, when: str = "") -> None:
    """Raise what the printer itself says is wrong; an empty roll first, it makes a printer stop too."""
    if told.paper == "out":
        raise PrinterNoPaper(f"the roll ended {when}" if when else "")
    if told.printer == "open":
        raise PrinterOpen(f"the cover was opened {when}" if when else "")
    if told.printer == "offline":
        raise PrinterOffline(f"the printer stopped {when}" if when else "")


def open_printer(
    address: str,
    width: PaperWidth = 80,
    profile: str = "",
    limits: Limits | None = None,
    model: PrinterModel | None = None,
) -> Printer:
    """Return the printer at `address`, without talking to it yet. Raises PrinterSetting."""
    if width not in DOTS:
        raise PrinterSetting(f"paper of {width} mm is not known; use 80 or 58")
    if address in ("", "none"):
        return Printer(None, width, profile, limits, model)
    dots = model.dots if model else dots_of(width, profile)
    return Printer(_cable(address, dots), width, profile, limits, model)


def dots_of(width: PaperWidth, profile: str = "") -> int:
    """Return how many dots a paper is wide: what the profile says, else 576 or 384. Raises PrinterSetting."""
    return (profile_dots(profile) if profile else None) or DOTS[width]


def _cable(address: str, dots: int) -> Cable:
    said = read_address(address)
    match said.kind:
        case "network":
            from kiosk.devices.printer.cable_network import NetworkCable

            return NetworkCable(said.place, said.port)
        case "usb":
            from kiosk.devices.printer.cable_local import EscposCable
            from kiosk.devices.printer.escpos_library import Usb

            return EscposCable(Usb(*said.usb))
        case "serial":
            from kiosk.devices.printer.cable_local import EscposCable
            from kiosk.devices.printer.escpos_library import Serial

            dsrdtr, xonxoff = said.flow == "dsrdtr", said.flow == "xonxoff"
            return EscposCable(Serial(str(said.path), baudrate=said.baud, dsrdtr=dsrdtr, xonxoff=xonxoff))
        case "file":
            from kiosk.devices.printer.cable_local import FileCable

            return FileCable(said.path)
        case "cups":
            from kiosk.devices.printer.cable_queue import QueueCable

            return QueueCable(said.place)
    from kiosk.devices.printer.cable_simulated import SimulatedCable

    return SimulatedCable(_folder(said.path), dots, said.options.get("fault", "none"))


def _folder(path: Path) -> Path:
    """Return where simulated papers lie: a relative folder lies in the state."""
    path = path if path.parts else Path("papers")
    return path if path.is_absolute() else state_dir() / path
