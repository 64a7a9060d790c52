"""The doctor names each thing of the machine that is not as the installer left it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.devices.health.system import system_health

ROOT = Path(__file__).resolve().parents[3]
NEW = "systemd 257 (257.13-1~deb13u1)\n+PAM +BPF_FRAMEWORK"
OLD = "systemd 252 (252.38-1~deb12u1)\n+PAM -BPF_FRAMEWORK"


@pytest.fixture
def kiosk(tmp_path: Path) -> tuple[Path, Path]:
    """A machine as the installer leaves it, made up: (its release, its root)."""
    program, root = tmp_path / "opt/kiosk/releases/1-abc", tmp_path / "root"
    shutil.copytree(ROOT / "deploy", program / "deploy")
    shutil.copytree(ROOT / "deploy/raspi/system", root)
    units = root / "etc/systemd/system"
    units.mkdir(parents=True)
    for name in (ROOT / "deploy/raspi/masked").read_text().splitlines():
        if not name.startswith("#"):
            (units / name).symlink_to("/dev/null")
    write(root / "proc/swaps", "Filename Type Size Used Priority\n")
    write(root / "sys/class/watchdog/watchdog0/state", "active\n")
    write(root / "sys/class/drm/card1-HDMI-A-1/status", "connected\n")
    write(root / "sys/fs/cgroup/cgroup.controllers", "cpuset cpu io memory pids\n")
    write(root / "etc/cloud/cloud-init.disabled", "")
    return program, root


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def test_a_kiosk_as_it_was_installed_needs_nothing(kiosk: tuple[Path, Path]) -> None:
    assert system_health(*kiosk, systemd=NEW) == ("ok", "as installed, release 1-abc")


def test_a_checkout_on_somebodys_desk_is_not_looked_at(tmp_path: Path) -> None:
    assert system_health(ROOT, tmp_path)[0] == "ok"


SPOILED: list[tuple[Callable[[Path], object], str, str]] = [
    (lambda root: (root / "etc/sysctl.d/80-kiosk.conf").unlink(), "broken", "/etc/sysctl.d/80-kiosk.conf"),
    (lambda root: write(root / "etc/systemd/journald.conf.d/80-kiosk.conf", "x"), "broken", "journald"),
    (
        lambda root: (root / "etc/systemd/system/autovt@.service").unlink(),
        "broken",
        "autovt@.service may start",
    ),
    (lambda root: write(root / "proc/swaps", "F\n/dev/mmcblk0p3 partition 1 0 -2\n"), "broken", "mmcblk0p3"),
    (lambda root: write(root / "var/swap", ""), "broken", "/var/swap"),
    (lambda root: (root / "etc/cloud/cloud-init.disabled").unlink(), "broken", "cloud-init"),
    (lambda root: write(root / "var/log/journal/x", ""), "warn", "/var/log/journal"),
    (lambda root: write(root / "sys/class/watchdog/watchdog0/state", "inactive\n"), "warn", "watchdog"),
    (lambda root: shutil.rmtree(root / "sys/class/watchdog"), "warn", "pulls the plug"),
    (lambda root: write(root / "sys/class/drm/card1-HDMI-A-1/status", "disconnected\n"), "warn", "no panel"),
    (lambda root: write(root / "sys/class/rtc/rtc0/charging_voltage", "0\n"), "warn", "rtc_bbat_vchg"),
    (lambda root: write(root / "sys/fs/cgroup/cgroup.controllers", "cpu io\n"), "warn", "MemorySwapMax"),
]


@pytest.mark.parametrize(("spoil", "state", "named"), SPOILED)
def test_each_thing_that_was_changed_is_named(
    kiosk: tuple[Path, Path], spoil: Callable[[Path], object], state: str, named: str
) -> None:
    spoil(kiosk[1])
    found = system_health(*kiosk, systemd=NEW)
    assert found[0] == state
    assert named in found[1]


def test_compressed_memory_is_no_copy_on_the_card(kiosk: tuple[Path, Path]) -> None:
    write(kiosk[1] / "proc/swaps", "Filename\n/dev/zram0 partition 1 0 100\n")
    assert system_health(*kiosk, systemd=NEW)[0] == "ok"


def test_a_directive_that_debian_12_takes_and_does_not_keep_is_named(kiosk: tuple[Path, Path]) -> None:
    state, said = system_health(*kiosk, systemd=OLD)
    assert state == "warn"
    assert "SocketBindDeny" in said
