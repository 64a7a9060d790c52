"""What can go wrong between a paper and the printer."""

from __future__ import annotations

from kiosk.problems import Problem


class PrinterProblem(Problem):
    """A paper that did not come out; `code` says why."""


class PrinterUnreachable(PrinterProblem):
    """Nobody answers at the printer's address: switched off, cable out, another address."""

    code = "printer-unreachable"


class PrinterNoPaper(PrinterProblem):
    """The printer itself says, with a real status byte, that the roll is empty."""

    code = "printer-no-paper"


class PrinterOpen(PrinterProblem):
    """The printer itself says, with a real status byte, that its cover is open."""

    code = "printer-open"


class PrinterOffline(PrinterProblem):
    """The printer itself says that it stopped: an error light, the feed button, a blocked knife."""

    code = "printer-offline"


class PrinterHalf(PrinterProblem):
    """The connection broke while the paper was being sent."""

    code = "printer-half"


class PrinterStuck(PrinterProblem):
    """The printer stopped taking bytes, or took too long over one paper."""

    code = "printer-stuck"


class PrinterSetting(PrinterProblem):
    """The address, width or profile in the settings cannot be right."""

    code = "printer-setting"
