"""Where is the USB stick? The mounted file systems of disks that a person can pull out.

Such a disk says that it is removable, or hangs on USB: many new sticks call themselves fixed disks. The disk
that the system runs from is never one, whatever it says.

`KIOSK_STICK` names a folder instead, for demo and tests. Mounting is not ours: on a kiosk udev does it when
somebody plugs a stick in. deploy/raspi/mount-stick asks here: `python -m kiosk.devices.usb_stick DEVICE`.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from kiosk.problems import Problem

MOUNTS, BLOCK = Path("/proc/self/mounts"), Path("/sys/class/block")
# Where the system keeps its own files: a disk mounted there is not plugged in by a volunteer.
SYSTEM = ("/", "/boot", "/boot/firmware", "/boot/efi", "/usr", "/var", "/var/lib", "/home", "/opt", "/srv")


class NoStick(Problem):
    """There is no stick, or nothing can be written to it."""

    code = "no-stick"


def find_stick(environ: Mapping[str, str] | None = None, mounts: Path = MOUNTS, block: Path = BLOCK) -> Path:
    """Return where a stick that can be written is mounted. Raises NoStick."""
    named = (os.environ if environ is None else environ).get("KIOSK_STICK")
    found = [Path(named)] if named else list(_sticks(mounts, block))
    for place in found:
        if place.is_dir() and os.access(place, os.W_OK | os.X_OK):
            return place
    raise NoStick("the stick cannot be written" if found else "")


def is_stick(device: str, mounts: Path = MOUNTS, block: Path = BLOCK) -> bool:
    """Say whether `device`, such as /dev/sda1, is on a disk that somebody plugged in."""
    return _is_stick(block / Path(device).name, _of_the_system(_mounted(mounts)))


def _sticks(mounts: Path, block: Path) -> Iterator[Path]:
    """Yield where sticks are mounted, the last one mounted first."""
    mounted = _mounted(mounts)
    system = _of_the_system(mounted)
    for device, place in reversed(mounted):
        if _is_stick(block / Path(device).name, system):
            yield Path(place)


def _mounted(mounts: Path) -> list[tuple[str, str]]:
    """Return (device, place) of every file system on a disk."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return []
    pairs = [(device, _plain(place)) for device, place, *_ in (line.split(" ") for line in lines)]
    return [(device, place) for device, place in pairs if device.startswith("/dev/")]


def _of_the_system(mounted: list[tuple[str, str]]) -> set[str]:
    """Return the names of the devices that hold the system's own files."""
    return {Path(device).name for device, place in mounted if place in SYSTEM}


def _is_stick(entry: Path, system: set[str]) -> bool:
    """Say whether a person can pull out the disk of this device while the system runs on."""
    try:
        real = entry.resolve(strict=True)
    except OSError:
        return False
    disk = real.parent if (real / "partition").exists() else real
    # The card of a Raspberry Pi says it cannot be taken out, and it hangs on no USB.
    return (_says_removable(disk) or _hangs_on_usb(disk)) and not _holds_the_system(disk, system)


def _says_removable(disk: Path) -> bool:
    try:
        return (disk / "removable").read_text(encoding="ascii").strip() == "1"
    except OSError:
        return False


def _hangs_on_usb(disk: Path) -> bool:
    """Say whether USB stands above this disk in the tree of the kernel: a device, or usb1, usb2 …"""
    return any(
        re.fullmatch(r"usb\d+", above.name) or (above / "subsystem").resolve().name == "usb"
        for above in disk.parents
    )


def _holds_the_system(disk: Path, system: set[str]) -> bool:
    """Say whether the system runs from this disk, directly or through what is built on it (LUKS, LVM)."""
    root = Path("/").stat().st_dev
    number = f"{os.major(root)}:{os.minor(root)}"
    for part in (disk, *(one for one in disk.iterdir() if (one / "dev").exists())):
        if part.name in system or any(_number(one) == number for one in (part, *_built_on(part))):
            return True
    return False


def _built_on(part: Path, depth: int = 4) -> Iterator[Path]:
    """Yield the devices that are made of this one."""
    holders = part / "holders"
    for one in holders.iterdir() if depth and holders.is_dir() else ():
        yield one
        yield from _built_on(one.resolve(), depth - 1)


def _number(part: Path) -> str:
    try:
        return (part / "dev").read_text(encoding="ascii").strip()
    except OSError:
        return ""


def _plain(place: str) -> str:
    """Return a mount point without the escapes of /proc/mounts: a space is written as \\040, # as \\043."""
    for code in ("040", "011", "012", "043", "134"):
        place = place.replace(f"\\{code}", chr(int(code, 8)))
    return place


if __name__ == "__main__":
    sys.exit(0 if is_stick(sys.argv[1]) else 1)
