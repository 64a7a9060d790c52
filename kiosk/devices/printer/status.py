"""What a printer says about itself. Silence means unknown, and unknown is never 'no' and never 'fine'.

python-escpos reads an empty answer as 'paper adequate' and silence of others as 'no paper'; neither is
true. Only a byte with the fixed bits of a DLE EOT answer (Epson: bit 0 and 7 clear, bit 1 and 4 set)
counts, so that noise on the line says nothing either.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ASK_PAPER = b"\x10\x04\x04"  # DLE EOT 4: the roll sensors; printers answer even while they print
ASK_WHY_OFFLINE = b"\x10\x04\x02"  # DLE EOT 2: the cover, an error, the end of the roll
_FIXED_BITS, _FIXED = 0b1001_0011, 0b0001_0010
_ROLL_END, _ROLL_NEAR_END = 0b0110_0000, 0b0000_1100
_COVER_OPEN, _STOPPED = 0b0000_0100, 0b0110_1000  # stopped: by an error, the feed button, the end of the roll

PaperState = Literal["ok", "low", "out", "unknown"]
Reach = Literal["ok", "unreachable", "open", "offline", "none", "unknown"]


@dataclass(frozen=True, slots=True)
class PrinterStatus:
    """A hint for the heartbeat and the doctor, in the words of the heartbeat."""

    printer: Reach = "unknown"
    paper: PaperState = "unknown"


def reach_from(answer: bytes) -> Reach:
    """Return what the last real byte in an answer to ASK_WHY_OFFLINE says; silence says nothing bad."""
    real = _real(answer)
    if not real:
        return "ok"
    if real[-1] & _COVER_OPEN:
        return "open"
    return "offline" if real[-1] & _STOPPED else "ok"


def _real(answer: bytes) -> list[int]:
    return [byte for byte in answer if byte & _FIXED_BITS == _FIXED]


def paper_from(answer: bytes) -> PaperState:
    """Return what the last real status byte in `answer` says of the paper."""
    real = _real(answer)
    if not real:
        return "unknown"
    if real[-1] & _ROLL_END == _ROLL_END:
        return "out"
    return "low" if real[-1] & _ROLL_NEAR_END else "ok"
