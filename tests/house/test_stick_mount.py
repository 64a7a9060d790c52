"""How a stick is mounted on a kiosk: with what its file system knows; never the system's disk."""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.house.places import ROOT

RASPI = ROOT / "deploy" / "raspi"
SYSTEMD = [str(path) for path in Path("/usr/lib").glob("*/systemd/libsystemd-shared-*.so")]


def mounted(folder: Path, kind: str, stick: bool = True, in_fstab: bool = False) -> str:
    """Run the script for a file system of this kind; return what systemd-mount was asked."""
    (folder / "deploy" / "raspi").mkdir(parents=True)
    script = shutil.copy(RASPI / "mount-stick", folder / "deploy" / "raspi")
    programs = {
        folder / ".venv" / "bin" / "python": f"exit {0 if stick else 1}",
        folder / "bin" / "systemd-mount": 'echo "$*"',
        folder / "bin" / "findmnt": f"exit {0 if in_fstab else 1}",
    }
    for program, body in programs.items():
        program.parent.mkdir(parents=True, exist_ok=True)
        program.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        program.chmod(0o755)
    env = {"PATH": f"{folder / 'bin'}:{os.environ['PATH']}", "ID_FS_TYPE": kind}
    done = subprocess.run([script, "/dev/sda1"], env=env, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_person_with_a_small_stick_may_pull_it_out_at_once(tmp_path: Path) -> None:
    asked = mounted(tmp_path, "vfat")
    assert "--owner=kiosk --options=nosuid,nodev,noexec,flush /dev/sda1 /media/kiosk-stick" in asked


def test_a_person_with_a_stick_of_64_gb_as_it_is_sold_can_use_it(tmp_path: Path) -> None:
    asked = mounted(tmp_path, "exfat")
    assert "--owner=kiosk --options=nosuid,nodev,noexec /dev/sda1 /media/kiosk-stick" in asked
    assert "flush" not in asked


@pytest.mark.parametrize("kind", ["ntfs", "ext4", ""])
def test_another_file_system_is_mounted_without_what_it_may_not_know(tmp_path: Path, kind: str) -> None:
    asked = mounted(tmp_path, kind)
    assert "--options=nosuid,nodev,noexec /dev/sda1" in asked
    assert "owner" not in asked


def test_the_disk_of_the_system_and_one_that_fstab_knows_are_let_be(tmp_path: Path) -> None:
    assert mounted(tmp_path / "system", "vfat", stick=False) == ""
    assert mounted(tmp_path / "fstab", "vfat", in_fstab=True) == ""


@pytest.mark.skipif(not SYSTEMD, reason="systemd is not on this machine")
@pytest.mark.parametrize("kind", [b"vfat", b"exfat"])
def test_systemd_can_give_both_kinds_of_stick_to_user_kiosk(kind: bytes) -> None:
    knows = ctypes.CDLL(SYSTEMD[0]).fstype_can_uid_gid
    knows.restype = ctypes.c_bool
    assert knows(kind)


def test_the_rule_calls_the_script_for_every_disk_on_usb_also_one_that_calls_itself_fixed() -> None:
    rules = (RASPI / "system/etc/udev/rules.d/99-kiosk-stick.rules").read_text(encoding="utf-8").splitlines()
    (rule,) = (line for line in rules if line and not line.startswith("#"))
    assert 'SUBSYSTEMS=="usb"' in rule
    assert not re.search(r"removable|ID_BUS", rule)
    assert 'RUN+="/opt/kiosk/current/deploy/raspi/mount-stick $devnode"' in rule
    assert re.search(
        r'^PARTS="kiosk .*deploy', (RASPI / "release.sh").read_text(encoding="utf-8"), re.MULTILINE
    )
