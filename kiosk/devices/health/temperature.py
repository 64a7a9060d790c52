"""How warm is the machine, and does it go slower because of that?

The kernel gives the temperature of each sensor in /sys/class/thermal. A Raspberry Pi goes slower from 80 °C
on (a 3B+ from 60) and its firmware says so, in a file of the kernel or by `vcgencmd get_throttled`: bit 1
is a speed that is held down, bit 2 a speed that is throttled, bit 3 the soft limit of temperature; bit 0, too
weak a supply, holds the speed down too (raspberrypi.com/documentation/computers/os.html, get_throttled).
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Literal, NamedTuple, Protocol

HOT = 80  # °C: from here on a Raspberry Pi slows down
BELIEVABLE = range(1, 126)  # °C: a sensor that is not there reads 0, or below all winters
ASK_SECONDS = 2.0
_TOO_WEAK, _HELD, _THROTTLED, _SOFT_LIMIT = 1, 2, 4, 8


class Warmth(NamedTuple):
    """Degrees Celsius, and whether it goes slower to cool down; None where nothing tells."""

    celsius: int | None = None
    slowed: bool | None = None

    @property
    def is_hot(self) -> bool:
        return bool(self.slowed) or (self.celsius is not None and self.celsius >= HOT)


UNKNOWN = Warmth()


class Heat(Protocol):
    """Something that can be asked how warm it is."""

    def look(self) -> Warmth: ...


class DeviceHeat:
    """The sensors of this machine under `sys`; `asks`: the program of the firmware, '' for none."""

    def __init__(self, sys: Path = Path("/sys"), asks: str | None = None) -> None:
        self._sys = sys
        self._asks = shutil.which("vcgencmd") or "" if asks is None else asks

    def look(self) -> Warmth:
        """Read the warmest sensor; never raises."""
        found = [self._degrees(path) for path in self._sys.glob("class/thermal/thermal_zone*/temp")]
        return Warmth(max((one for one in found if one in BELIEVABLE), default=None), self._slowed())

    def _degrees(self, path: Path) -> int:
        try:
            return round(int(path.read_text(encoding="ascii")) / 1000)
        except (OSError, ValueError):
            return 0

    def _slowed(self) -> bool | None:
        bits = self._bits()
        if bits is None:
            return None
        held = bits & (_HELD | _THROTTLED) and not bits & _TOO_WEAK
        return bool(held or bits & _SOFT_LIMIT)

    def _bits(self) -> int | None:
        """Return the word of the firmware about now: 'throttled=0x50000', or the number alone."""
        try:
            for path in self._sys.glob("devices/platform/soc*/*firmware/get_throttled"):
                return int(path.read_text(encoding="ascii"), 16)
            if not self._asks:
                return None
            command = [self._asks, "get_throttled"]
            said = subprocess.run(command, capture_output=True, timeout=ASK_SECONDS, check=True).stdout
            return int(said.decode("ascii").partition("=")[2], 16)
        except (OSError, ValueError, subprocess.SubprocessError):
            return None


class SimulatedHeat:
    """A machine as warm as it is told."""

    def __init__(self, warmth: Warmth | None = None) -> None:
        self.warmth = warmth or UNKNOWN

    def look(self) -> Warmth:
        return self.warmth


def heat_health(heat: Heat) -> tuple[Literal["ok", "warn"], str]:
    """Return in one line how warm it is, and what to do."""
    now = heat.look()
    told = "the temperature" if now.celsius is None else f"{now.celsius} °C"
    if now.is_hot:
        slower = " and goes slower to cool down" if now.slowed else ""
        return "warn", f"too hot: {told}{slower}; keep it out of the sun, leave the openings free"
    return "ok", f"{told} cannot be measured on this machine" if now.celsius is None else told
