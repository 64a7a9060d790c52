"""Who may know whom. The rules stand in .importlinter; here they are run, and shown to bite."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.cli import COMMANDS

ROOT = Path(__file__).resolve().parent.parent.parent


def check_rooms(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the import rules over the copy of the house in `folder`."""
    program = (
        "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
    )
    return subprocess.run(
        [sys.executable, "-c", program, "--no-cache", "--config", str(ROOT / ".importlinter")],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        timeout=120,
    )


@pytest.fixture(scope="module")
def copy_of_the_house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("house")
    for room in ("kiosk", "central"):
        shutil.copytree(
            ROOT / room, folder / room, ignore=shutil.ignore_patterns("__pycache__", "*.png", "static")
        )
    return folder


def test_every_room_imports_only_the_rooms_it_is_built_on() -> None:
    done = check_rooms(ROOT)
    assert done.returncode == 0, done.stdout[done.stdout.find("Contracts") :] + done.stderr


@pytest.mark.parametrize(
    ("room", "forbidden"),
    [
        ("kiosk/eligibility", "import kivy"),
        ("kiosk/direction", "import kivy"),
        ("kiosk/journeys", "import sqlite3"),
        ("kiosk/receipts", "from kiosk import state"),
        ("kiosk/wire", "import requests"),
        ("kiosk/outbox", "import kiosk.ui"),
        ("kiosk/site", "import kiosk.outbox"),
        ("kiosk/catalogue", "import kiosk.devices"),
        ("kiosk/eligibility", "import kiosk.visit"),
        ("central", "import kiosk.site"),
        ("kiosk/devices", "import central"),
    ],
)
def test_a_room_that_reaches_too_far_is_caught(copy_of_the_house: Path, room: str, forbidden: str) -> None:
    intruder = copy_of_the_house / room / "intruder.py"
    intruder.write_text(forbidden + "\n", encoding="utf-8")
    try:
        done = check_rooms(copy_of_the_house)
    finally:
        intruder.unlink()
    assert done.returncode == 1, f"{forbidden!r} in {room} went unseen"
    assert "intruder" in done.stdout


def test_a_new_room_must_be_given_its_place(copy_of_the_house: Path) -> None:
    room = copy_of_the_house / "kiosk" / "attic"
    room.mkdir()
    (room / "__init__.py").touch()
    try:
        done = check_rooms(copy_of_the_house)
    finally:
        shutil.rmtree(room)
    assert done.returncode == 1
    assert "attic" in done.stdout


def test_every_command_of_the_kiosk_has_its_module() -> None:
    missing = [name for name in COMMANDS if not (ROOT / "kiosk" / "commands" / f"{name}.py").is_file()]
    assert not missing


def test_the_screen_loads_nothing_to_speak_with_a_network() -> None:
    """It has none: sync is a program of its own. Loaded all the same it took 6 MB."""
    loaded = "import sys, kiosk.app; print(sorted({'requests', 'urllib3'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
