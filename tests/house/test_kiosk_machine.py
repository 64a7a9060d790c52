"""What the installer does to the machine itself: its wall, its graphics card, what comes of a freeze."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.places import ROOT
from tests.waiting import HANG

RASPI = ROOT / "deploy" / "raspi"
SYSTEM = RASPI / "system"
RULES = sorted((SYSTEM / "etc/udev/rules.d").glob("*.rules"))
KIOSK, SYNC, SOMEBODY = 61001, 61002, 61003  # numbers of user kiosk, group kiosk-sync, another user


def shell(script: Path, *words: str | Path, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [script, *words], env={**os.environ, **env}, capture_output=True, text=True, timeout=HANG
    )


# --- what may reach the network


def own_network() -> bool:
    """Say whether this machine lets us make a network, a cable and a wall."""
    tried = "ip link add d0 type veth peer name d1 && nft add table inet x"
    return (
        subprocess.run(["unshare", "--net", "sh", "-c", tried], capture_output=True, check=False).returncode
        == 0
    )


@pytest.mark.skipif(not own_network(), reason="only root makes a network of its own, with nftables")
def test_sync_alone_reaches_the_world_and_the_screen_its_printer(tmp_path: Path) -> None:
    text = (RASPI / "kiosk.nft").read_text(encoding="utf-8")
    text = (
        text.replace('skuid "kiosk"', f"skuid {KIOSK}")
        .replace('"kiosk-sync"', str(SYNC))
        .replace('"_apt"', "61004")
    )
    more = tmp_path / "printer.nft"
    more.write_text(
        f"add rule inet kiosk extra_out meta skuid {KIOSK} ip daddr 192.0.2.10 tcp dport 9100 accept\n"
    )
    (tmp_path / "wall.nft").write_text(
        text.replace("/etc/kiosk/wall.d", str(tmp_path)).replace("*.nft", more.name)
    )
    behind = [sys.executable, ROOT / "tests/house/behind_the_wall.py"]
    numbers = [str(KIOSK), str(SYNC), str(SOMEBODY)]
    command = ["unshare", "--net", *behind, tmp_path / "wall.nft", *numbers]
    done = subprocess.run(command, capture_output=True, text=True, timeout=HANG)
    assert done.returncode == 0, done.stderr
    may = json.loads(done.stdout)
    assert [name for name, yes in may.items() if yes] == [
        "sync",
        "sync asks for a name",
        "security updates",
        "the printer",
    ]


def test_the_wall_stands_before_any_network_is_up() -> None:
    unit = (RASPI / "kiosk-wall.service").read_text(encoding="utf-8").splitlines()
    assert "DefaultDependencies=no" in unit
    assert any(line.startswith("Before=network-pre.target") for line in unit)


# --- what may be plugged in


def test_every_rule_is_one_that_udev_understands() -> None:
    part = re.compile(
        r'([A-Z]+(\{[\w./-]+\})?)\s*(==|!=|\+=|=)\s*"[^"]*"'
        r'|(GOTO|LABEL)="\w+"|IMPORT\{builtin\}="\w+"|TEST=="\w+"'
    )
    for file in RULES:
        labels, jumps = set(), set()
        for line in file.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                assert all(part.fullmatch(word) for word in line.split(", ")), f"{file.name}: {line}"
                labels |= set(re.findall(r'LABEL="(\w+)"', line))
                jumps |= set(re.findall(r'GOTO="(\w+)"', line))
        assert jumps <= labels, file.name
    version = shutil.which("udevadm") and subprocess.check_output(["udevadm", "--version"], text=True)
    if version and int(version) >= 254:
        done = subprocess.run(["udevadm", "verify", *RULES], capture_output=True, text=True, timeout=HANG)
        assert done.returncode == 0, done.stderr


def test_a_network_card_or_a_keyboard_on_usb_gets_nowhere() -> None:
    allowed = (SYSTEM / "etc/udev/rules.d/59-kiosk-allowed.rules").read_text(encoding="utf-8")
    classes = re.search(r'bInterfaceClass\}=="((?:\w\w\|)+\w\w)", GOTO', allowed)
    assert classes
    assert {"07", "08", "03"} <= set(classes[1].split("|"))
    assert not {"e0", "0e", "ef", "fe"} & set(classes[1].split("|")), "radio, camera, mixed, firmware"
    assert 'ENV{LIBINPUT_IGNORE_DEVICE}="1"' in allowed
    silent = (SYSTEM / "etc/udev/rules.d/62-kiosk-silent.rules").read_text(encoding="utf-8")
    assert 'ENV{KIOSK_SCANNER}!="1"' in silent
    assert 'ATTR{inhibited}="1"' in silent


# --- the screen


def card(sys_folder: Path, number: int, driver: str, **connectors: str) -> None:
    """Make a graphics card as the kernel shows it in /sys."""
    device = sys_folder / "devices" / driver
    device.mkdir(parents=True)
    (sys_folder / "drivers" / driver).mkdir(parents=True)
    (device / "driver").symlink_to(sys_folder / "drivers" / driver)
    drm = sys_folder / "class/drm"
    (drm / f"card{number}").mkdir(parents=True)
    (drm / f"card{number}" / "device").symlink_to(device)
    for name, state in connectors.items():
        folder = drm / f"card{number}-{name.replace('_', '-')}"
        folder.mkdir()
        (folder / "status").write_text(state + "\n")


@pytest.mark.parametrize(
    ("hdmi", "dsi", "chosen"),
    [
        ("connected", "disconnected", "vc4"),
        ("disconnected", "connected", "drm-rp1-dsi"),
        ("disconnected", "disconnected", "vc4"),
    ],
)
def test_on_a_pi_5_the_card_with_the_panel_is_taken_whatever_its_number(
    tmp_path: Path, hdmi: str, dsi: str, chosen: str
) -> None:
    card(tmp_path, 0, "v3d")
    card(tmp_path, 1, "vc4-drm", HDMI_A_1=hdmi)
    card(tmp_path, 2, "drm-rp1-dsi", DSI_1=dsi)
    done = shell(RASPI / "choose-card", tmp_path, tmp_path / "conf/20.conf")
    assert done.returncode == 0, done.stderr
    text = (tmp_path / "conf/20.conf").read_text()
    assert f'MatchDriver "{chosen}"' in text
    assert 'Option "PrimaryGPU" "true"' in text
    assert "Rotate" not in text
    assert "DontVTSwitch" in (tmp_path / "conf/10-kiosk.conf").read_text()


def test_on_a_machine_without_a_card_of_its_own_nothing_is_forced(tmp_path: Path) -> None:
    assert shell(RASPI / "choose-card", tmp_path, tmp_path / "20.conf").returncode == 0
    assert "OutputClass" not in (tmp_path / "20.conf").read_text()


def test_a_panel_that_hangs_on_its_side_is_touched_where_it_shows(tmp_path: Path) -> None:
    card(tmp_path, 1, "vc4-drm", HDMI_A_1="connected")
    shell(RASPI / "choose-card", tmp_path, tmp_path / "20.conf", KIOSK_ROTATE="left")
    text = (tmp_path / "20.conf").read_text()
    assert 'Identifier "HDMI-A-1"\n    Option "Rotate" "left"' in text
    assert '"TransformationMatrix" "0 -1 1 1 0 0 0 0 1"' in text
    wrong = shell(RASPI / "choose-card", tmp_path, tmp_path / "20.conf", KIOSK_ROTATE="links")
    assert wrong.returncode == 0, "the screen comes up all the same"
    assert "left, right, inverted or normal" in wrong.stderr


# --- standing still


def freeze(folder: Path, uptime: int, result: str = "watchdog") -> str:
    """Let the screen end at so many seconds after the start; return what was asked of systemctl."""
    systemctl = folder / "bin/systemctl"
    systemctl.parent.mkdir(exist_ok=True)
    systemctl.write_text('#!/bin/sh\necho "$*"\n')
    systemctl.chmod(0o755)
    (folder / "uptime").write_text(f"{uptime}.25 1.00\n")
    env = {
        "PATH": f"{systemctl.parent}:{os.environ['PATH']}",
        "SERVICE_RESULT": result,
        "UPTIME": str(folder / "uptime"),
    }
    done = shell(RASPI / "count-freeze", folder / "kept", "screen", **env)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_third_freeze_in_an_hour_starts_the_machine_anew(tmp_path: Path) -> None:
    assert [freeze(tmp_path, at) for at in (5000, 6000, 8000)] == ["", "", "--no-block reboot"]


def test_three_freezes_in_a_whole_evening_do_not(tmp_path: Path) -> None:
    assert [freeze(tmp_path, at) for at in (5000, 7500, 10000)] == ["", "", ""]


def test_a_restart_that_a_volunteer_asked_for_is_no_freeze(tmp_path: Path) -> None:
    assert [freeze(tmp_path, at, "exit-code") for at in (50, 60, 70, 80)] == [""] * 4


def test_a_kiosk_that_always_freezes_does_not_only_ever_start(tmp_path: Path) -> None:
    asked = [[freeze(tmp_path, at) for at in (60, 90, 120)][-1]]
    (tmp_path / "kept/screen").unlink()  # another boot: its freezes are its own
    asked += [[freeze(tmp_path, at) for at in (60, 90, 120)][-1]]
    (tmp_path / "kept/screen").unlink()
    asked += [[freeze(tmp_path, at) for at in (60, 90, 120)][-1]]
    assert asked == ["--no-block reboot", "--no-block reboot", ""]


@pytest.mark.parametrize("unit", ["kiosk-screen.service", "kiosk-sync.service"])
def test_systemd_waits_for_word_of_both_and_counts_their_freezes(unit: str) -> None:
    lines = (RASPI / unit).read_text(encoding="utf-8").splitlines()
    assert {"Type=notify", "WatchdogSignal=SIGKILL", "Restart=always"} <= set(lines)
    assert any(line.startswith("WatchdogSec=") for line in lines)
    assert any(line.startswith("MemoryMax=") for line in lines)
    assert any(
        line.startswith("ExecStopPost=+/opt/kiosk/current/deploy/raspi/count-freeze") for line in lines
    )
