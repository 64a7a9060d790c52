"""The services of a Raspberry Pi: sound, boxed in, and installed only where they can run."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from kiosk.machine.time_server import FILES, KEPT
from tests.house.places import ROOT
from tests.waiting import HANG

RASPI = ROOT / "deploy" / "raspi"
UNITS = (
    "kiosk-display.service", "kiosk-screen.service", "kiosk-sync.service", "kiosk-clock.service",
    "kiosk-off.path", "kiosk-off.service", "kiosk-wall.service", "kiosk-boot.service",
    "kiosk-settle.service", "kiosk-update.service", "kiosk-update.timer",
)  # fmt: skip
# Exposure in tenths, as systemd-analyze counts it (0 sealed, 100 open). The screen keeps devices and a
# printer's address, so it stays above the 0.6 of a process without network; the display is root.
EXPOSURE = {
    "kiosk-screen": (13, 13),
    "kiosk-sync": (11, 11),
    "kiosk-display": (22, 22),
    "kiosk-clock": (7, 7),
}
CENTRAL = {
    **dict.fromkeys(("central-web", "central-devices", "central-failed@"), (11, 11)),
    **dict.fromkeys(("central-work", "central-backup", "central-check", "central-metrics"), (9, 9)),
}
COUNTED = EXPOSURE | CENTRAL  # under systemd 252 (Debian 12) and 257 (Debian 13), which count differently


@pytest.fixture(scope="module")
def units(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the units whose programs exist, so that only true complaints remain."""
    folder = tmp_path_factory.mktemp("units")
    for unit in UNITS:
        text = (RASPI / unit).read_text(encoding="utf-8")
        text = re.sub(r"^(Exec\w+=)\S+", r"\g<1>/bin/true", text, flags=re.MULTILINE)
        text = text.replace("Documentation=file:/opt/kiosk/current", f"Documentation=file:{ROOT}")
        (folder / unit).write_text(text, encoding="utf-8")
    return folder


def directives(unit: str) -> list[str]:
    lines = (RASPI / unit).read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if "=" in line and not line.startswith("#")]


def analyze(units: Path, *command: str | Path) -> subprocess.CompletedProcess[str]:
    """Ask systemd-analyze as an ordinary person, also where systemd is installed but does not run."""
    env = {**os.environ, "SYSTEMD_UNIT_PATH": f"{units}:", "XDG_RUNTIME_DIR": str(units)}
    return subprocess.run(
        ["systemd-analyze", "--user", "--no-pager", *command],
        env=env,
        capture_output=True,
        text=True,
        timeout=HANG,
    )


def test_systemd_understands_every_line(units: Path) -> None:
    done = analyze(units, "verify", "--man=no", *[units / unit for unit in UNITS])
    assert done.returncode == 0, done.stderr
    assert not [line for line in done.stderr.splitlines() if "kiosk-" in line]


def test_systemd_names_a_line_it_does_not_understand(units: Path) -> None:
    wrong = units / "kiosk-wrong.service"
    wrong.write_text("[Service]\nExecStart=/bin/true\nProtectSistem=strict\n", encoding="utf-8")
    assert "ProtectSistem" in analyze(units, "verify", "--man=no", wrong).stderr


def test_a_volunteer_at_the_desk_can_switch_the_machine_off() -> None:
    [asked] = [line for line in directives("kiosk-screen.service") if "KIOSK_SWITCH_OFF=" in line]
    [waits] = [line for line in directives("kiosk-off.path") if line.startswith("PathExists=")]
    assert asked.rpartition("=")[2] == waits.partition("=")[2], "the file the screen leaves is waited for"
    assert "RuntimeDirectory=kiosk-screen" in directives("kiosk-screen.service")
    assert waits.partition("=")[2].startswith("/run/kiosk-screen/"), "and goes with the screen process"
    assert any(
        line.startswith("ExecStart=") and "poweroff" in line for line in directives("kiosk-off.service")
    )


def test_the_machine_is_switched_off_by_the_path_alone() -> None:
    assert not any(line.startswith("WantedBy=") for line in directives("kiosk-off.service"))
    script = (RASPI / "install.sh").read_text(encoding="utf-8")
    [units] = re.findall(r'^UNITS="(.*)"$', script, flags=re.MULTILINE)
    assert "kiosk-off.path" in units.split()
    assert "kiosk-off.service" not in units.split(), "enabled or restarted it would switch off at once"


@pytest.mark.parametrize("unit", COUNTED)
def test_a_service_that_holds_what_people_say_is_boxed_in(units: Path, unit: str) -> None:
    newer = int(analyze(units, "--version").stdout.split()[1]) >= 257
    where = units if unit in EXPOSURE else ROOT / "deploy" / "central"
    done = analyze(
        units, "security", "--offline=yes", f"--threshold={COUNTED[unit][newer]}", where / f"{unit}.service"
    )
    assert done.returncode == 0, done.stdout[-400:] + done.stderr


@pytest.mark.parametrize("unit", ["kiosk-screen.service", "kiosk-sync.service"])
def test_no_copy_of_a_persons_words_is_made_by_the_system(unit: str) -> None:
    wanted = {
        "LimitCORE=0",
        "MemorySwapMax=0",
        "UMask=0077",
        "NoNewPrivileges=yes",
    }
    assert wanted <= set(directives(unit))


def test_the_screen_reaches_no_network_and_always_shows() -> None:
    screen = directives("kiosk-screen.service")
    assert "IPAddressDeny=any" in screen
    assert not [line for line in screen if line.startswith("IPAddressAllow")]
    assert any("SDL_VIDEODRIVER=x11" in line for line in screen)


def test_the_process_with_the_network_cannot_reach_the_screen() -> None:
    sync, screen = directives("kiosk-sync.service"), directives("kiosk-screen.service")
    assert "RestrictAddressFamilies=AF_INET AF_INET6" in sync
    # nftables lets this group out; the same user without it stays inside.
    assert "Group=kiosk-sync" in sync
    assert "Group=kiosk" in screen
    assert not [line for line in screen if "kiosk-sync" in line]
    assert "PrivateDevices=yes" in directives("kiosk-sync.service")


def test_word_that_the_clock_was_set_is_asked_where_it_may_be_and_read_where_the_others_look() -> None:
    unit = directives("kiosk-clock.service")
    assert "SystemCallFilter=adjtimex clock_adjtime" in unit
    assert not [line for line in unit if line.startswith("ProtectClock")]
    assert {"CapabilityBoundingSet=", "PrivateNetwork=yes"} <= set(unit)
    (folder,) = (line.partition("=")[2] for line in unit if line.startswith("RuntimeDirectory="))
    assert Path("/run") / folder / KEPT in FILES
    assert {"RuntimeDirectoryPreserve=yes", "RuntimeDirectoryMode=0755"} <= set(unit)


def install_check(
    tmp_path: Path, architecture: str, release: str = "bookworm"
) -> subprocess.CompletedProcess[str]:
    """Run the installer in its dry mode on a pretended machine."""
    dpkg = tmp_path / "dpkg"
    dpkg.write_text(f"#!/bin/sh\necho {architecture}\n", encoding="utf-8")
    dpkg.chmod(0o755)
    os_release = tmp_path / "os-release"
    os_release.write_text(f"VERSION_CODENAME={release}\n", encoding="utf-8")
    env = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}", "OS_RELEASE": str(os_release)}
    return subprocess.run(
        [RASPI / "install.sh", "--check"], env=env, capture_output=True, text=True, timeout=HANG
    )


def test_a_32_bit_card_is_refused_with_what_to_write_instead(tmp_path: Path) -> None:
    done = install_check(tmp_path, "armhf")
    assert done.returncode == 1
    assert "Raspberry Pi OS Lite (64-bit)" in done.stderr


def test_another_release_is_refused_before_anything_is_tried(tmp_path: Path) -> None:
    done = install_check(tmp_path, "arm64", release="bullseye")
    assert done.returncode == 1
    assert "would" not in done.stdout


@pytest.mark.parametrize("release", ["bookworm", "trixie"])
def test_an_installer_can_see_first_what_would_happen(tmp_path: Path, release: str) -> None:
    done = install_check(tmp_path, "arm64", release)
    assert done.returncode == 0, done.stderr
    for unit in UNITS:
        # On a machine that is a kiosk already it would do nothing about it.
        assert f"/etc/systemd/system/{unit}" in done.stdout or Path("/etc/systemd/system", unit).exists()
    assert done.stdout.rstrip().endswith("nothing was changed")
