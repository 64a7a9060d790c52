"""Who may know whom. The rules stand in .importlinter; here they are run, and shown to bite."""

from __future__ import annotations

import os
import re
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
        ("kiosk/receipts", "from kiosk import machine"),
        ("kiosk/wire", "import requests"),
        ("kiosk/outbox", "import kiosk.ui"),
        ("kiosk/ui/screens", "import kiosk.ui.window"),
        ("kiosk/ui", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import kiosk.ui.window"),
        ("kiosk/devices/printer", "import kiosk.devices.settings.settings"),
        ("kiosk/devices/speech", "import kiosk.devices.printer.printer"),
        ("kiosk/devices/screen", "import kiosk.devices.health.power"),
        ("kiosk/devices/paper", "import kiosk.devices.printer.models"),
        ("kiosk/site", "import kiosk.outbox"),
        ("kiosk/catalogue", "import kiosk.devices"),
        ("kiosk/eligibility", "import kiosk.visit"),
        ("central/written", "import kiosk.site"),
        ("central/pages", "import central.accounts"),
        ("central/intake", "import central.cases"),
        ("central/cases", "import central.sign_ups"),
        ("central/catalogue", "import central.sign_ups"),
        ("central/sign_ups", "import central.phone"),
        ("central/accounts", "import central.commands"),
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
    assert "intruder -> " in done.stdout


@pytest.mark.parametrize("program", ["kiosk", "central"])
def test_a_new_room_must_be_given_its_place(copy_of_the_house: Path, program: str) -> None:
    room = copy_of_the_house / program / "attic"
    room.mkdir()
    (room / "__init__.py").touch()
    try:
        done = check_rooms(copy_of_the_house)
    finally:
        shutil.rmtree(room)
    assert done.returncode == 1
    assert "attic" in done.stdout


def test_no_migration_needs_the_code_of_a_room() -> None:
    """The code goes on; a migration must still do next year what it did today."""
    needs = re.compile(r"^\s*(?:from|import) (?:central|kiosk)\b.*$", re.M)
    found = {path: needs.findall(path.read_text()) for path in ROOT.glob("central/*/migrations/*.py")}
    assert found
    assert {path.name: lines for path, lines in found.items() if lines} == {}


def test_every_command_of_the_kiosk_has_its_module() -> None:
    missing = [name for name in COMMANDS if not (ROOT / "kiosk" / "commands" / f"{name}.py").is_file()]
    assert not missing


@pytest.mark.parametrize(
    ("file", "forbidden"),
    [
        ("kiosk/app/printing.py", "import kiosk.app.out_of_service"),
        ("kiosk/app/keeping.py", "import kiosk.app.drawable"),
        ("kiosk/app/door.py", "import kiosk.app.kiosk"),
        ("kiosk/app/out_of_service.py", "import kiosk.app.door"),
        ("kiosk/devices/usb_stick.py", "import kiosk.devices.settings.file"),
    ],
)
def test_a_file_that_reaches_up_in_its_room_is_caught(
    copy_of_the_house: Path, file: str, forbidden: str
) -> None:
    path = copy_of_the_house / file
    before = path.read_text(encoding="utf-8")
    path.write_text(f"{before}\n{forbidden}\n", encoding="utf-8")
    try:
        done = check_rooms(copy_of_the_house)
    finally:
        path.write_text(before, encoding="utf-8")
    assert done.returncode == 1, f"{forbidden!r} in {file} went unseen"
    assert f"{file.removesuffix('.py').replace('/', '.')} -> {forbidden.split()[-1]}" in done.stdout


@pytest.mark.parametrize("room", ["kiosk/app", "kiosk/devices"])
def test_a_new_file_of_a_room_with_floors_must_be_given_its_place(copy_of_the_house: Path, room: str) -> None:
    attic = copy_of_the_house / room / "attic.py"
    attic.touch()
    try:
        done = check_rooms(copy_of_the_house)
    finally:
        attic.unlink()
    assert done.returncode == 1
    assert "attic" in done.stdout


def test_the_screen_loads_nothing_to_speak_with_a_network() -> None:
    """It has none: sync is a program of its own. Loaded all the same it took 6 MB."""
    loaded = "import sys, kiosk.app.kiosk; print(sorted({'requests', 'urllib3'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
