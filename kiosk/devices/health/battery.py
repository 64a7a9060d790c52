"""How full is the battery of a tablet? A kiosk on its plug has none: then nothing is said about it.

The kernel gives each supply a folder in /sys/class/power_supply (sysfs-class-power of Linux): `type` says
what it is, `scope` is Device for the battery of a mouse or a pen, `capacity` is a percentage. Some drivers
give none, only what is in it and what goes in: energy (µWh) or charge (µAh).
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal, NamedTuple, Protocol

SUPPLIES = Path("/sys/class/power_supply")
LOW = 15  # percent: from here on a visit of half an hour may not end on it
_FILLS = {"Charging": True, "Full": True, "Discharging": False, "Not charging": False}


class Charge(NamedTuple):
    """Percent of a full battery, and whether it is being charged; None where nothing tells."""

    percent: int | None = None
    charging: bool | None = None

    @property
    def is_low(self) -> bool:
        """Say whether somebody has to do something about it."""
        return self.percent is not None and self.percent < LOW and not self.charging


NO_BATTERY = Charge()


class Battery(Protocol):
    """Something that can be asked how full it is."""

    def look(self) -> Charge: ...


class DeviceBattery:
    """The batteries of this machine under `supplies`; two of them count as one."""

    def __init__(self, supplies: Path = SUPPLIES) -> None:
        self._supplies = supplies

    def look(self) -> Charge:
        """Return how full it is, `NO_BATTERY` where there is none; never raises."""
        found = [folder for folder in sorted(self._supplies.glob("*")) if _is_ours(folder)]
        full = [percent for folder in found if (percent := _percent(folder)) is not None]
        if not full:
            return NO_BATTERY
        fills = [_FILLS[status] for folder in found if (status := _word(folder, "status")) in _FILLS]
        return Charge(sum(full) // len(full), any(fills) if fills else None)


def _is_ours(folder: Path) -> bool:
    """Say whether the machine runs on it, and it is in."""
    of_another = _word(folder, "scope") == "Device"
    return _word(folder, "type") == "Battery" and not of_another and _word(folder, "present") != "0"


def _percent(folder: Path) -> int | None:
    percent = _number(folder, "capacity")
    for of in ("energy", "charge"):
        now, full = _number(folder, f"{of}_now"), _number(folder, f"{of}_full")
        if percent is None and now is not None and full:
            percent = now * 100 // full
    return None if percent is None else min(max(percent, 0), 100)  # worn ones say 101


def _number(folder: Path, name: str) -> int | None:
    try:
        return int(_word(folder, name))
    except ValueError:
        return None


def _word(folder: Path, name: str) -> str:
    try:
        return (folder / name).read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""


class SimulatedBattery:
    """A battery as full as it is told."""

    def __init__(self, charge: Charge = NO_BATTERY) -> None:
        self.charge = charge

    def look(self) -> Charge:
        return self.charge


def battery_health(battery: Battery, carried: bool) -> tuple[Literal["ok", "warn"], str]:
    """Return in one line how full it is, and what to do; `carried`: the device is set up as a tablet."""
    now = battery.look()
    if now.percent is None:
        if carried:
            return (
                "warn",
                "this is a tablet, but nothing tells how full its battery is: charge it before a visit",
            )
        return "ok", "no battery: it runs on its plug"
    if now.is_low:
        return "warn", f"{now.percent} %: put it on its charger; what waits to be sent stays"
    return "ok", f"{now.percent} %, {'it charges' if now.charging else 'it does not charge'}"
