"""The clock of this device, which may lie: a Raspberry Pi before the 5 has none with a battery."""

from __future__ import annotations

import os
import re
import time
from datetime import datetime
from pathlib import Path
from uuid import UUID

from kiosk.machine.time_server import clock_was_set
from kiosk.wire.record import Made
from kiosk.words.days import BELGIUM

BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


def read_clock() -> Made:
    """Return wall time, whether it is synchronised, the boot and the milliseconds since it.

    From boot and milliseconds central derives the true time of a record made while the clock was wrong.
    """
    return Made(
        wall=datetime.now(BELGIUM),
        clock_synced=clock_was_set(),
        boot_id=boot_id(),
        monotonic_ms=time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000,
    )


def trusted_now() -> datetime | None:
    """Return the time, or None when this device cannot know it."""
    return datetime.now(BELGIUM) if clock_was_set() else None


def boot_id() -> str:
    """Return the kernel's id of this boot, or "unknown".

    Sync sees nothing of /proc but processes (ProcSubset=pid); its unit hands it the id, without the dashes.
    """
    handed = os.environ.get("KIOSK_BOOT_ID", "")
    if re.fullmatch(r"[0-9a-f]{32}", handed):
        return str(UUID(handed))
    try:
        return BOOT_ID.read_text().strip()
    except OSError:
        return "unknown"
