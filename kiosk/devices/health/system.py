"""The machine itself, for `kiosk doctor`: is it as installed, and does it keep what the units ask?

Looked at one by one: our files under /etc, masked units, swap, journal, watchdog, panel, the battery of the
clock, cloud-init, and directives that this systemd or this kernel takes without a word and does not keep.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from kiosk.machine.folders import ROOT

State = Literal["ok", "warn", "broken"]
AGAIN = "type: sudo /opt/kiosk/current/deploy/raspi/install.sh"
ASK_SECONDS = 10.0


class Odd(NamedTuple):
    """Something that is not as it should be, and what to do."""

    state: State
    said: str


def system_health(
    program: Path = ROOT, root: Path = Path("/"), systemd: str | None = None
) -> tuple[State, str]:
    """Look at the machine under `root`; `systemd`: what `systemctl --version` says, left out: it is asked."""
    if program.parent.name != "releases":
        return "ok", "not installed as a kiosk; the machine is not looked at"
    systemd = _asked("systemctl", "--version") if systemd is None else systemd
    odd = [
        *_files(program, root),
        *_masks(program, root),
        *_swap(root),
        *_journal(root),
        *_watchdog(root),
        *_panel(root),
        *_battery(root),
        *_cloud(root),
        *_running(root),
        *_not_kept(root, systemd),
    ]
    if any(one.state == "broken" for one in odd):
        return "broken", "; ".join(one.said for one in odd if one.state == "broken")
    if odd:
        return "warn", "; ".join(one.said for one in odd)
    return "ok", f"as installed, release {program.name}{_back(program)}"


def _back(program: Path) -> str:
    previous = program.parent.parent / "previous"
    return f"; to go back to: {previous.resolve().name}" if previous.exists() else ""


def _files(program: Path, root: Path) -> Iterator[Odd]:
    shipped = program / "deploy/raspi/system"
    for file in sorted(path for path in shipped.rglob("*") if path.is_file()):
        here = root / file.relative_to(shipped)
        try:
            same = here.read_bytes() == file.read_bytes()
        except OSError:
            same = False
        if not same:
            yield Odd("broken", f"/{file.relative_to(shipped)} is not as installed; {AGAIN}")


def _masks(program: Path, root: Path) -> Iterator[Odd]:
    names = (program / "deploy/raspi/masked").read_text(encoding="utf-8").splitlines()
    open_ones = [
        name
        for name in names
        if not name.startswith("#") and _link(root / "etc/systemd/system" / name) != "/dev/null"
    ]
    if open_ones:
        yield Odd("broken", f"{', '.join(open_ones)} may start; {AGAIN}")


def _link(path: Path) -> str:
    try:
        return str(path.readlink())
    except OSError:
        return ""


def _swap(root: Path) -> Iterator[Odd]:
    """Compressed memory is no copy of what people typed on the card; a file or a partition is."""
    lines = _read(root / "proc/swaps").splitlines()[1:]
    on_card = [line.split()[0] for line in lines if line.strip() and not line.startswith("/dev/zram")]
    if (root / "var/swap").exists():
        on_card.append("/var/swap")
    if on_card:
        yield Odd(
            "broken",
            f"words of people may lie on the card, swap is on {', '.join(on_card)}; restart, or {AGAIN}",
        )


def _journal(root: Path) -> Iterator[Odd]:
    if (root / "var/log/journal").exists():
        yield Odd("warn", "an old journal lies on the card; type: sudo rm -r /var/log/journal")


def _watchdog(root: Path) -> Iterator[Odd]:
    found = root / "sys/class/watchdog/watchdog0"
    if not found.exists():
        yield Odd("warn", "no hardware watchdog: a machine that hangs waits for somebody who pulls the plug")
    elif _read(found / "state").strip() == "inactive":
        yield Odd("warn", "the hardware watchdog is not fed; restart the machine")


def _panel(root: Path) -> Iterator[Odd]:
    states = [_read(path).strip() for path in sorted((root / "sys/class/drm").glob("card*-*/status"))]
    if states and "connected" not in states:
        yield Odd("warn", "no panel is connected or switched on")


def _battery(root: Path) -> Iterator[Odd]:
    """A Raspberry Pi 5 has a clock with room for a battery, which is charged only where it is asked for."""
    if _read(root / "sys/class/rtc/rtc0/charging_voltage").strip() == "0":
        yield Odd(
            "warn",
            "the battery of the clock is not charged; with a rechargeable one, write"
            " dtparam=rtc_bbat_vchg=3000000 in /boot/firmware/config.txt",
        )


def _cloud(root: Path) -> Iterator[Odd]:
    if (root / "etc/cloud").is_dir() and not (root / "etc/cloud/cloud-init.disabled").exists():
        yield Odd("broken", f"cloud-init runs what stands on the boot partition as root; {AGAIN}")


def _running(root: Path) -> Iterator[Odd]:
    if not (root / "run/systemd/system").exists():
        return
    if _asked("systemctl", "is-active", "kiosk-wall.service").strip() != "active":
        yield Odd("broken", "everything may reach the network; look at: systemctl status kiosk-wall")


def _not_kept(root: Path, systemd: str) -> Iterator[Odd]:
    """What our units ask and nobody here keeps; it is never the only thing that protects somebody."""
    if "-BPF_FRAMEWORK" in systemd:
        yield Odd(
            "warn", "this systemd does not keep SocketBindDeny= (Debian 13 does); the wall lets nobody in"
        )
    controllers = root / "sys/fs/cgroup/cgroup.controllers"
    if controllers.exists() and "memory" not in _read(controllers).split():
        yield Odd(
            "warn",
            "this kernel keeps no MemoryMax= and MemorySwapMax= (cgroup_disable=memory); swap is off",
        )


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _asked(*command: str) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=ASK_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout
