"""The window is all that those in it know of it, and they use no more of it (kiosk.ui.stage).

A type checker sees both. Kivy tells it nothing, so that it would believe anything of a class built on Kivy's:
here it reads an empty one in its place.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.places import ROOT

PROMISE = re.compile(r"^class (\w+)\(.*\bProtocol\):$", re.MULTILINE)
READ = ("kiosk/ui/stage.py", "kiosk/ui/hearing.py", "kiosk/ui/widgets/one_screen.py")


def promises() -> list[str]:
    """Return the names of what the window and those in it promise each other."""
    return [name for file in READ for name in PROMISE.findall((ROOT / file).read_text(encoding="utf-8"))]


def broken(house: Path) -> list[str]:
    """Return what a type checker says of these promises in the copy of the house in `house`."""
    stages = [name for name in promises() if name.endswith("Stage")]
    kivy = house / "typed" / "kivy"
    kivy.mkdir(parents=True, exist_ok=True)
    (kivy / "app.pyi").write_text("class App: ...\n", encoding="utf-8")
    (house / "typed" / "window_on_stage.py").write_text(
        "from kiosk.ui import stage\nfrom kiosk.ui.window import KioskApp\n\n\n"
        "def is_all(window: KioskApp) -> None:\n"
        + "".join(f"    as_{name}: stage.{name} = window\n" for name in stages),
        encoding="utf-8",
    )
    options = ("--config-file=", "--ignore-missing-imports", "--python-version=3.11", "--cache-dir=cache")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", *options, "-p", "kiosk.ui", "-m", "window_on_stage"],
        cwd=house,
        env={**os.environ, "MYPYPATH": f"{house / 'typed'}:{house}"},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert re.search(r"checked \d\d+ source files", done.stdout), done.stdout[-2000:] + done.stderr
    named = re.compile(rf': error: .*"({"|".join(promises())})"')
    return [line for line in done.stdout.splitlines() if named.search(line)]


@pytest.fixture(scope="module")
def copy_of_the_house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("house")
    shutil.copytree(
        ROOT / "kiosk",
        folder / "kiosk",
        ignore=lambda at, names: [
            name for name in names if Path(name).suffix not in ("", ".py") or name == "__pycache__"
        ],
    )
    return folder


def test_the_window_is_all_that_those_in_it_know_of_it(copy_of_the_house: Path) -> None:
    assert len(promises()) > 9
    assert broken(copy_of_the_house) == []


@pytest.mark.parametrize(
    ("file", "was", "becomes", "said"),
    [
        ("window.py", "def paper_picture(self) -> Texture | None", "def picture(self) -> None", "DoneStage"),
        ("window.py", "def render(self) -> None", "def render(self, anew: bool) -> None", "ScanStage"),
        (
            "said.py",
            "def t(self, key: str, /, **values: object) -> str",
            "def t(self) -> str",
            "WarningStage",
        ),
        ("screens/done.py", "self.app.paper_picture()", "self.app.restart()", "DoneStage"),
        ("screens/notice.py", "self.app.parts", "self.app.screens", "ScreenStage"),
        ("scans.py", "self.app.render()", "self.app.stop()", "ScanStage"),
        ("hearing.py", "self.aloud.content()", "self.aloud.spots()", "Speaks"),
        ("aloud.py", "def filled(self, kind: str)", "def filled(self)", "Speaks"),
        ("usb_keyboard.py", "screen.erase()", "screen.erased()", "Shown"),
    ],
)
def test_a_broken_promise_is_seen(
    copy_of_the_house: Path, file: str, was: str, becomes: str, said: str
) -> None:
    path = copy_of_the_house / "kiosk" / "ui" / file
    before = path.read_text(encoding="utf-8")
    assert was in before
    path.write_text(before.replace(was, becomes), encoding="utf-8")
    try:
        complaints = broken(copy_of_the_house)
    finally:
        path.write_text(before, encoding="utf-8")
    assert any(f'"{said}"' in line for line in complaints), complaints
