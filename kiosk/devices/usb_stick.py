"""Where is the USB stick? The mounted file systems of removable block devices, as the kernel lists them.

`KIOSK_STICK` names a folder instead, for demo and tests. Mounting is not ours: on a kiosk udev does it when
somebody plugs a stick in (deploy/raspi/).
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from kiosk.problems import Problem

MOUNTS, BLOCK = Path("/proc/self/mounts"), Path("/sys/class/block")


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


def _sticks(mounts: Path, block: Path) -> Iterator[Path]:
    """Yield the mount points of removable devices, the last one mounted first."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return
    for line in reversed(lines):
        device, place, *_ = line.split(" ")
        if device.startswith("/dev/") and _is_removable(block / Path(device).name):
            yield Path(_plain(place))


def _is_removable(entry: Path) -> bool:
    """Say whether a person can pull out this disk, or the disk of this partition."""
    try:
        real = entry.resolve(strict=True)
    except OSError:
        return False
    disk = real.parent if (real / "partition").exists() else real
    try:
        removable = (disk / "removable").read_text(encoding="ascii").strip() == "1"
    except OSError:
        return False
    # The card of a Raspberry Pi says it cannot be taken out; an SSD on USB that it starts from says so too.
    return removable and not _holds_the_system(disk)


def _holds_the_system(disk: Path) -> bool:
    """Some disks on USB call themselves removable while the system runs from them."""
    device = Path("/").stat().st_dev
    number = f"{os.major(device)}:{os.minor(device)}"
    for part in (disk, *disk.iterdir()):
        try:
            if (part / "dev").read_text(encoding="ascii").strip() == number:
                return True
        except OSError:
            continue
    return False


def _plain(place: str) -> str:
    """Return a mount point without the escapes of /proc/mounts: a space is written as \\040."""
    for code in ("040", "011", "012", "134"):
        place = place.replace(f"\\{code}", chr(int(code, 8)))
    return place
