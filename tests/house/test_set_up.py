"""A newcomer with a bare machine: what set-up says, what it pins, and that it leaves nothing behind."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

from tests.house.places import BIN, ROOT, files, named
from tests.waiting import HANG, when

PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)==(\S+)", re.MULTILINE)
NAME = re.compile(r"^[A-Za-z0-9._-]+")


def pins(lock: str) -> dict[str, str]:
    """Return package → version of a lock file."""
    return dict(PIN.findall((ROOT / "requirements" / lock).read_text(encoding="utf-8")))


def hashes(lock: str) -> dict[str, int]:
    """Return package → number of hashes of a lock file."""
    blocks = re.split(r"\n(?=[a-z0-9])", (ROOT / "requirements" / lock).read_text(encoding="utf-8"))
    return {found[1]: block.count("--hash=sha256:") for block in blocks if (found := PIN.match(block))}


def pyproject() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def normal(requirement: str) -> str:
    """Return the name of a requirement as lock files spell it."""
    found = NAME.match(requirement)
    assert found
    return re.sub(r"[-_.]+", "-", found[0]).lower()


def machine_without(tmp_path: Path, **programs: str) -> dict[str, str]:
    """Return an environment in which the programs named are replaced by small shell scripts."""
    for name, body in programs.items():
        program = tmp_path / name.replace("_", "-")
        program.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        program.chmod(0o755)
    return {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}", "PYTHON": str(BIN / "python")}


def test_every_script_is_sound_shell() -> None:
    scripts = [
        path
        for path in files("deploy", ".ci")
        if path.read_bytes().startswith((b"#!/usr/bin/env bash", b"#!/bin/sh"))
    ]
    assert len(scripts) > 5
    for script in scripts:
        done = subprocess.run(["bash", "-n", script], capture_output=True, text=True, timeout=HANG)
        assert done.returncode == 0, done.stderr
        assert os.access(script, os.X_OK), f"{named(script)} cannot be run"


def test_somebody_who_may_not_install_is_told_what_to_type(tmp_path: Path) -> None:
    env = machine_without(tmp_path, dpkg_query="exit 1") | {"SETUP_APT": "no"}
    done = subprocess.run(
        [ROOT / "deploy/setup.sh", "--tests"], env=env, capture_output=True, text=True, timeout=HANG
    )
    assert done.returncode == 1
    command = next(line for line in done.stderr.splitlines() if "apt-get install" in line)
    assert command.strip().startswith("sudo apt-get update && sudo apt-get install")
    assert {"xvfb", "libgl1", "chromium", "postgresql"} <= set(command.split())


def test_the_demo_asks_for_less_than_the_tests(tmp_path: Path) -> None:
    env = machine_without(tmp_path, dpkg_query="exit 1")
    done = subprocess.run(
        [ROOT / "deploy/setup.sh", "--check"], env=env, capture_output=True, text=True, timeout=HANG
    )
    assert done.returncode == 1
    assert "xvfb" in done.stdout
    assert "chromium" not in done.stdout


def test_an_old_python_is_refused_in_one_line(tmp_path: Path) -> None:
    env = machine_without(tmp_path, oldpython='[ "$1" = -V ] && echo Python 3.9.2; exit 1')
    env["PYTHON"] = "oldpython"
    done = subprocess.run([ROOT / "deploy/setup.sh"], env=env, capture_output=True, text=True, timeout=HANG)
    assert done.returncode == 1
    assert "Python 3.9.2" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_set_up_is_used_wrongly_only_with_a_hint() -> None:
    done = subprocess.run([ROOT / "deploy/setup.sh", "--tset"], capture_output=True, text=True, timeout=HANG)
    assert done.returncode == 2
    assert "usage" in done.stderr


def test_two_machines_get_the_same_packages() -> None:
    for lock in ("lock.txt", "device.txt", "central.txt"):
        text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
        assert "://" not in text, f"{lock} names an index"
        assert all(hashes(lock).values()), f"{lock} holds a package without a hash"
    asked = pyproject()
    everything = asked["dependencies"] + [
        name for extra in asked["optional-dependencies"].values() for name in extra
    ]
    assert {normal(name) for name in everything} <= set(pins("lock.txt")), "run: make lock"


def test_a_kiosk_runs_the_versions_that_were_tested_and_no_more() -> None:
    device = pins("device.txt")
    assert device.items() <= pins("lock.txt").items()
    assert {"kivy", "requests", "tinydb", "qrcode", "python-escpos"} <= set(device)
    assert not {"django", "pytest", "playwright", "gunicorn"} & set(device)


@pytest.mark.parametrize(
    "package", ["kivy", "cryptography", "pydantic-core", "opening-hours-py", "pillow", "python-bidi"]
)
def test_packages_with_compiled_parts_are_pinned_for_other_processors_too(package: str) -> None:
    # One hash would be this machine's wheel alone; a Raspberry Pi needs its own.
    assert hashes("device.txt")[package] > 10


def test_the_hooks_before_a_commit_fetch_nothing() -> None:
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    assert {repo["repo"] for repo in config["repos"]} == {"local"}
    assert {hook["language"] for repo in config["repos"] for hook in repo["hooks"]} == {"system"}


def test_a_virtual_screen_is_taken_away_also_after_a_failure(tmp_path: Path) -> None:
    told = tmp_path / "screen"
    script = f'echo "$DISPLAY" > {told}; exit 7'
    done = subprocess.run([ROOT / "deploy/with-display.sh", "320x240", "bash", "-c", script], timeout=HANG)
    assert done.returncode == 7
    number = told.read_text().strip().removeprefix(":")
    socket = Path(f"/tmp/.X11-unix/X{number}")
    assert when(lambda: not socket.exists())


def started_by(script: str, program: str) -> list[str]:
    """Return what of this name a script started, by process id."""
    found = subprocess.run(["pgrep", "-P", script, "-x", program], capture_output=True, text=True)
    return found.stdout.split()


def ended(loops: list[str]) -> bool:
    return not [loop for loop in loops if Path("/proc", loop).exists()]


def test_loops_that_keep_the_machine_busy_end_with_what_they_run_beside(tmp_path: Path) -> None:
    told = tmp_path / "started"
    beside = f'pgrep -P "$PPID" > {told}; exit 7'
    done = subprocess.run([ROOT / "deploy/busy.sh", "2", "bash", "-c", beside], timeout=HANG)
    assert done.returncode == 7
    loops = told.read_text().split()
    assert len(loops) == 3, "two loops, and the command itself"
    assert ended(loops)


def test_loops_end_also_when_what_started_them_is_killed() -> None:
    with subprocess.Popen([ROOT / "deploy/busy.sh", "2", "sleep", "600"]) as script:
        assert when(lambda: started_by(str(script.pid), "sleep"))
        [beside] = started_by(str(script.pid), "sleep")
        loops = started_by(str(script.pid), "bash")
        script.kill()
    os.kill(int(beside), signal.SIGTERM)
    assert len(loops) == 2
    assert when(lambda: ended(loops))


@pytest.mark.parametrize("loops", ["0", "many", ""])
def test_so_many_loops_are_none_is_said(loops: str) -> None:
    done = subprocess.run([ROOT / "deploy/busy.sh", loops, "true"], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (2, "") and done.stderr.startswith("usage: ")
