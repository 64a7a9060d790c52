"""One settings file, one meaning: for the services, for `sudo kiosk`, and after install.sh wrote it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.devices.settings.advice import advice
from kiosk.devices.settings.file import read_settings_file
from tests.devices.settings.test_file import SYSTEMD, of_systemd
from tests.house.places import ROOT

RASPI = ROOT / "deploy" / "raspi"
ADDRESSES = [
    "usb://04b8:0e15",
    "serial:///dev/kiosk-printer-serial?baud=19200&flow=none",
    "network://192.0.2.10:9100",
    "queue://user:p/w$1@host/a printer",
    'file:///tmp/a "b" \\c `d` #e ;f',
    "it's",
]


def program(path: Path, body: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A pretended kiosk: the real command, with its folders in `tmp_path`."""
    text = (RASPI / "kiosk-command").read_text(encoding="utf-8")
    text = text.replace("/opt/kiosk", str(tmp_path / "opt")).replace("/etc/kiosk", str(tmp_path))
    program(tmp_path / "bin" / "kiosk", text.partition("\n")[2])
    program(tmp_path / "bin" / "id", "echo 0")
    program(tmp_path / "bin" / "runuser", 'while [ "$1" != -- ]; do shift; done; shift; exec "$@"')
    program(tmp_path / "opt/current/.venv/bin/python", f'PYTHONPATH="{ROOT}" exec "{sys.executable}" "$@"')
    program(tmp_path / "opt/current/.venv/bin/kiosk", 'env | grep -E "^(KIOSK_|flow)"; echo "asked: $*"')
    return tmp_path


def sudo_kiosk(machine: Path, *words: str) -> list[str]:
    env = {"PATH": f"{machine / 'bin'}:{os.environ['PATH']}"}
    done = subprocess.run(
        [machine / "bin" / "kiosk", *words], env=env, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_a_serial_printer_that_prints_is_the_one_the_installer_sees_too(machine: Path) -> None:
    address = "serial:///dev/kiosk-printer-serial?baud=19200&flow=none"
    (machine / "kiosk.env").write_text(f"# x\nKIOSK_PRINTER={address}\n", encoding="utf-8")
    told = sudo_kiosk(machine, "doctor", "two words", "&")
    assert f"KIOSK_PRINTER={address}" in told
    assert not [line for line in told if line.startswith("flow")]
    assert told[-1] == "asked: doctor two words &"


def test_a_remark_behind_a_value_is_seen_by_the_doctor_as_by_the_services(machine: Path) -> None:
    (machine / "kiosk.env").write_text("KIOSK_PLACE=centrum   # where\n", encoding="utf-8")
    assert "KIOSK_PLACE=centrum   # where" in sudo_kiosk(machine, "doctor")


def test_the_settings_win_as_they_do_for_the_services(machine: Path) -> None:
    (machine / "kiosk.env").write_text("KIOSK_STATE=/mnt/state\n", encoding="utf-8")
    assert "KIOSK_STATE=/mnt/state" in sudo_kiosk(machine, "doctor")


def test_a_kiosk_without_a_settings_file_can_still_be_looked_at(machine: Path) -> None:
    assert "KIOSK_STATE=/var/lib/kiosk" in sudo_kiosk(machine, "doctor")


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("before", ["", "#KIOSK_PRINTER=old\nKIOSK_PRINTER = older\nKIOSK_PRINTER_MODEL=x"])
def test_what_install_writes_is_read_back_whole(tmp_path: Path, address: str, before: str) -> None:
    script = (RASPI / "install.sh").read_text(encoding="utf-8")
    found = re.search(r"^set_line\(\) \{\n.*?^\}\n", script, re.MULTILINE | re.DOTALL)
    assert found
    file = tmp_path / "kiosk.env"
    file.write_text(before, encoding="utf-8")
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", f'{found[0]}\nset_line KIOSK_PRINTER "$1"', "install", address],
        env={**os.environ, "SETTINGS": str(file)},
        timeout=60,
        check=False,
    )
    assert done.returncode == 0
    told = read_settings_file(file)
    assert [one.value for one in told.settings if one.name == "KIOSK_PRINTER"] == [address]
    assert ("KIOSK_PRINTER_MODEL" in told.values) == bool(before), "only the line that was meant goes"
    assert list(advice(told)) == []
    if SYSTEMD:
        assert f"KIOSK_PRINTER={address}".encode() in (of_systemd(file.read_bytes()) or [])


def test_no_example_of_the_docs_puts_a_remark_behind_a_setting() -> None:
    for page in (*(ROOT / "docs").glob("*.md"), RASPI / "kiosk.env"):
        for line in page.read_text(encoding="utf-8").splitlines():
            assert not re.match(r"\s*#?KIOSK_\w+=.*\s#", line), f"{page.name}: {line}"
