"""Did a time server set this clock since the machine started, by way of timesyncd, chrony or ntpd?

timesyncd leaves a file; chrony does not (systemd#14061). All of them tell the kernel (adjtimex(2); chrony
where its settings say `rtcsync`, as Debian's do). But a service that may not set the clock may not ask the
kernel either (ProtectClock=), and the kernel forgets it after nine hours without a network. So
kiosk-clock.service (`python -m kiosk.machine.time_server`) waits for the kernel's word and keeps it in a
file until the next start.
"""

from __future__ import annotations

import ctypes
import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path

KEPT = "synchronized"
FILES = (Path("/run/systemd/timesync/synchronized"), Path("/run/kiosk-clock") / KEPT)
LOOK_SECONDS = 5.0
_UNSYNC, _ERROR = 0x0040, 5  # STA_UNSYNC, TIME_ERROR of <sys/timex.h>


class _Timex(ctypes.Structure):
    """The beginning of `struct timex`, and room for the rest of it."""

    _fields_ = (
        ("modes", ctypes.c_uint),
        *((name, ctypes.c_long) for name in ("offset", "freq", "maxerror", "esterror")),
        ("status", ctypes.c_int),
        ("rest", ctypes.c_byte * 256),
    )


def kernel_was_told() -> bool:
    """Say whether the kernel counts its clock as synchronised now; False where it may not be asked."""
    asked = _Timex(modes=0)  # 0: only look
    state = int(ctypes.CDLL(None).adjtimex(ctypes.byref(asked)))
    return 0 <= state < _ERROR and not asked.status & _UNSYNC


def clock_was_set(files: Sequence[Path] = FILES, kernel: Callable[[], bool] = kernel_was_told) -> bool:
    """Say whether a time server set the clock since the start. Never raises."""
    return any(file.exists() for file in files) or kernel()


def wait_and_keep(
    folder: Path,
    kernel: Callable[[], bool] = kernel_was_told,
    pause: Callable[[float], None] = time.sleep,
) -> None:
    """Wait until the kernel says so, then leave the file in `folder`."""
    while not kernel():
        pause(LOOK_SECONDS)
    (folder / KEPT).touch()


if __name__ == "__main__":
    wait_and_keep(Path(os.environ.get("RUNTIME_DIRECTORY") or FILES[-1].parent))
