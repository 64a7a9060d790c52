"""The rules that give a receipt printer a steady name: every line is one udev understands."""

from __future__ import annotations

import re
import subprocess

from tests.house.places import ROOT

RULES = ROOT / "deploy" / "raspi" / "system/etc/udev/rules.d/60-kiosk-printer.rules"
# udev(7): what may be matched, what may be set.
MATCH = re.compile(r'(SUBSYSTEMS?|KERNEL|ENV\{\w+\}|ATTR\{\w+\})=="[^"]+"')
ASSIGN = re.compile(r'(GROUP|MODE)="[^"]+"|SYMLINK\+="[^"]+"')


def rules() -> list[list[str]]:
    lines = RULES.read_text(encoding="utf-8").splitlines()
    return [line.split(", ") for line in lines if line and not line.startswith("#")]


def test_every_part_of_every_rule_matches_or_sets_something() -> None:
    assert len(rules()) == 4
    for parts in rules():
        assert all(MATCH.fullmatch(part) or ASSIGN.fullmatch(part) for part in parts), parts
        kinds = [bool(MATCH.fullmatch(part)) for part in parts]
        assert kinds == sorted(kinds, reverse=True), "matches come before what is set"
        assert any(part.startswith("SUBSYSTEM==") for part in parts)


def test_nobody_outside_the_group_reaches_a_printer() -> None:
    for parts in rules():
        assert 'MODE="0660"' in parts
        assert 'GROUP="lp"' in parts or 'GROUP="dialout"' in parts


def test_the_screen_may_use_what_the_rules_hand_out() -> None:
    unit = (ROOT / "deploy" / "raspi" / "kiosk-screen.service").read_text(encoding="utf-8")
    assert "SupplementaryGroups=lp dialout" in unit
    for devices in ("char-usb rw", "char-usb_device rw", "char-ttyUSB rw", "char-ttyACM rw"):
        assert f"DeviceAllow={devices}" in unit


def test_the_installer_puts_the_rules_in_their_place() -> None:
    done = subprocess.run(
        ["bash", "-c", "source deploy/raspi/machine.sh && system_files"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "etc/udev/rules.d/60-kiosk-printer.rules" in done.stdout.split()
