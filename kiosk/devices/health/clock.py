"""The clock of this device, which may lie: a Raspberry Pi before the 5 has none with a battery.

A record carries the wall time together with boot and milliseconds since boot, so that central can set it
right later; this room says what the clock says and whether anybody set it.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal, Protocol

from kiosk.machine.time_server import clock_was_set
from kiosk.words.days import BELGIUM, in_belgium

BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
BUILT_AFTER = datetime(
    2026, 1, 1, tzinfo=UTC
)  # no kiosk of ours ran before; a clock that says so was never set
BUILT_BEFORE = datetime(
    2076, 1, 1, tzinfo=UTC
)  # none will run so long; seen: 2106, where 32 bits of seconds end


@dataclass(frozen=True, slots=True)
class Reading:
    """One look at the clock. `monotonic_ms` counts from boot, sleep included."""

    wall: datetime  # Belgian time, whatever the zone of the machine
    monotonic_ms: int
    boot_id: str
    synced: bool

    @property
    def plausible(self) -> bool:
        """Say whether the wall time can be true at all."""
        return BUILT_AFTER < self.wall < BUILT_BEFORE


class Clock(Protocol):
    """Something that can be asked what time it is."""

    def read(self) -> Reading: ...


class DeviceClock:
    """The clock of the machine."""

    def __init__(self, synced: Path | None = None, boot_id: Path = BOOT_ID) -> None:
        """`synced`: a file that is there once the clock was set; left out: whatever tells on this machine."""
        self._synced = synced
        self._boot_id = boot_id

    def read(self) -> Reading:
        """Read the clock; never raises."""
        try:
            boot_id = self._boot_id.read_text(encoding="ascii").strip()
        except OSError:
            boot_id = "unknown"
        milliseconds = time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000
        synced = self._synced.exists() if self._synced else clock_was_set()
        return Reading(datetime.now(BELGIUM), milliseconds, boot_id, synced)


class SimulatedClock:
    """A clock that stands still until told otherwise."""

    def __init__(self, wall: datetime, boot_id: str = "simulated", synced: bool = True) -> None:
        self._reading = Reading(wall, 0, boot_id, synced)

    def read(self) -> Reading:
        return self._reading

    def pass_time(self, seconds: float) -> None:
        """Let time go by."""
        before = self._reading
        wall = before.wall + timedelta(seconds=seconds)
        elapsed = before.monotonic_ms + round(seconds * 1000)
        self._reading = Reading(wall, elapsed, before.boot_id, before.synced)


def clock_health(clock: Clock) -> tuple[Literal["ok", "warn", "broken"], str]:
    """Return in one line what the clock says in Belgium, who set it, and whether the machine agrees."""
    reading = clock.read()
    shown = f"{in_belgium(reading.wall):%Y-%m-%d %H:%M}"
    if not reading.plausible:
        return "broken", f"{shown} cannot be true; set it with: sudo timedatectl set-time 'YYYY-MM-DD HH:MM'"
    # A hint: people are told Belgian time all the same.
    machine = reading.wall.astimezone(None)  # its own zone: that is the question
    hint = f"; the machine counts in {machine.tzname()}, type: sudo timedatectl set-timezone Europe/Brussels"
    if machine.utcoffset() == in_belgium(reading.wall).utcoffset():
        hint = ""
    if not reading.synced:
        return "warn", f"{shown}, not set by a time server since the start{hint}"
    return "ok", f"{shown}, set by a time server{hint}"
