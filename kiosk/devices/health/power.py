"""Does the Raspberry Pi get enough power? A weak adapter looks like a slow, then a broken device.

The firmware raises an alarm in hwmon `rpi_volt` when the supply falls below 4.63 V. The alarm falls again
with the load, so one look may miss it: a watch that saw it once says `low` until the next start.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal, Protocol

PowerState = Literal["ok", "low", "unknown"]
HWMON = Path("/sys/class/hwmon")


class Power(Protocol):
    """A supply that can be asked how it is."""

    def look(self) -> PowerState: ...


class DevicePower:
    """The supply of this machine; `unknown` on anything but a Raspberry Pi."""

    def __init__(self, hwmon: Path = HWMON) -> None:
        self._hwmon = hwmon
        self._was_low = False

    def look(self) -> PowerState:
        """Return the state, `low` for good once it was low; never raises."""
        now = self._now()
        self._was_low = self._was_low or now == "low"
        return "low" if self._was_low else now

    def _now(self) -> PowerState:
        for sensor in sorted(self._hwmon.glob("hwmon*")):
            try:
                if (sensor / "name").read_text(encoding="ascii").strip() != "rpi_volt":
                    continue
                alarm = (sensor / "in0_lcrit_alarm").read_text(encoding="ascii").strip()
            except OSError:
                continue
            return "low" if alarm != "0" else "ok"
        return "unknown"


class SimulatedPower:
    """A supply in the state it is given."""

    def __init__(self, state: PowerState = "ok") -> None:
        self.state: PowerState = state

    def look(self) -> PowerState:
        return self.state


def power_health(power: Power) -> tuple[Literal["ok", "warn"], str]:
    """Return in one line whether the supply is strong enough, and what to do."""
    state = power.look()
    if state == "low":
        return "warn", "the supply is too weak; use the official adapter and a short cable"
    return "ok", "enough" if state == "ok" else "cannot be measured on this machine"
