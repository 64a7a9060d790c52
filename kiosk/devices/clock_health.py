"""How the clock of this device is, for `kiosk doctor`."""

from __future__ import annotations

from typing import Literal

from kiosk.devices.clock import Clock
from kiosk.words.days import in_belgium


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
