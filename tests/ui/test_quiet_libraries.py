"""Nobody reads the debug lines of a library, so nobody composes them; and no log is written on the card."""

from __future__ import annotations

import logging
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from kiosk.machine.folders import ROOT
from tests.tour.tours import without_screen
from tests.ui.rig import Rig

ASK = """
import logging
{first}
import PIL.Image
composes = [name for name in ("PIL.PngImagePlugin", "escpos", "urllib3", "kivy", "kiosk") if
            logging.getLogger(name).isEnabledFor(logging.DEBUG)]
assert not composes, composes
assert logging.getLogger("kiosk.app.kiosk").isEnabledFor(logging.WARNING), "what went wrong is told"
"""


@pytest.mark.parametrize(
    "first",
    [
        "import kiosk.ui.widgets.touchable",
        "import kiosk.tour.rounds",
        "from kiosk.app.door import prepare_screen; prepare_screen(640, 480, windowed=True); import kivy.app",
    ],
)
def test_whichever_part_of_the_screen_comes_first_kivy_does_not_make_libraries_talk(
    tmp_path: Path, first: str
) -> None:
    env = without_screen() | {"HOME": str(tmp_path), "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-c", ASK.format(first=first)]
    done = subprocess.run(command, env=env, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert (done.returncode, done.stderr) == (0, "")
    assert not [*(tmp_path / ".kivy").rglob("*.txt")], "a log on the card"


@pytest.mark.screen
def test_on_a_running_screen_a_picture_costs_no_line_in_a_log(
    kiosk: Rig, caplog: pytest.LogCaptureFixture
) -> None:
    assert not logging.getLogger("PIL.PngImagePlugin").isEnabledFor(logging.DEBUG)
    with Image.open(next((ROOT / "assets").rglob("*.png"))) as picture:
        picture.load()
    assert not [record for record in caplog.records if record.name.startswith("PIL")]
