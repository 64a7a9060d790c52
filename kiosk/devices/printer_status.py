"""What a printer says about itself. Silence means unknown, and unknown is never 'no' and never 'fine'.

python-escpos reads an empty answer as 'paper adequate' and silence of others as 'no paper'; neither is
true. Only a byte with the fixed bits of a DLE EOT answer (Epson: bit 0 and 7 clear, bit 1 and 4 set)
counts, so that noise on the line says nothing either.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ASK_PAPER = b"\x10\x04\x04"  # DLE EOT 4: the roll sensors; printers answer even while they print
_FIXED_BITS, _FIXED = 0b1001_0011, 0b0001_0010
_ROLL_END, _ROLL_NEAR_END = 0b0110_0000, 0b0000_1100

PaperState = Literal["ok", "low", "out", "unknown"]
Reach = Literal["ok", "unreachable", "none", "unknown"]


@dataclass(frozen=True, slots=True)
class PrinterStatus:
    """A hint for the heartbeat and the doctor, in the words of the heartbeat."""

    printer: Reach = "unknown"
    paper: PaperState = "unknown"


def paper_from(answer: bytes) -> PaperState:
    """Return what the last real status byte in `answer` says of the paper."""
    real = [byte for byte in answer if byte & _FIXED_BITS == _FIXED]
    if not real:
        return "unknown"
    if real[-1] & _ROLL_END == _ROLL_END:
        return "out"
    return "low" if real[-1] & _ROLL_NEAR_END else "ok"
