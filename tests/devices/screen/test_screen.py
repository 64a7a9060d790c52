"""A display is found, made, or its absence is said with the line that helps."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.devices.screen.screen import NoDisplay, ensure_display
from tests.waiting import when


def alive(display: str) -> bool:
    return Path(f"/tmp/.X11-unix/X{display.lstrip(':')}").exists()


def test_a_screen_that_is_there_is_used_and_left_alone() -> None:
    for environ in ({"DISPLAY": ":7"}, {"WAYLAND_DISPLAY": "wayland-0"}, {"SDL_VIDEODRIVER": "kmsdrm"}):
        before = dict(environ)
        display = ensure_display(environ=environ)
        display.stop()
        assert not display.virtual
        assert environ == before


def test_without_a_screen_a_virtual_one_comes_and_goes() -> None:
    environ = {"PATH": os.environ["PATH"]}
    with ensure_display("640x480", environ) as display:
        assert display.virtual
        assert environ["DISPLAY"] == display.name
        assert environ["SDL_VIDEODRIVER"] == "x11"
        assert alive(display.name)
        with ensure_display("640x480", {"PATH": os.environ["PATH"]}) as other:
            assert other.name != display.name
    assert "DISPLAY" not in environ
    assert not alive(display.name)
    display.stop()  # twice is fine


def test_no_xvfb_says_what_to_type(tmp_path) -> None:
    with pytest.raises(NoDisplay, match="sudo apt-get install xvfb"):
        ensure_display(environ={"PATH": str(tmp_path)})


def test_a_size_no_screen_can_have_is_refused(tmp_path) -> None:
    with pytest.raises(NoDisplay, match="sideways"):
        ensure_display("sideways", {"PATH": os.environ["PATH"]})


def test_a_killed_kiosk_leaves_no_virtual_screen_behind() -> None:
    code = (
        "import os; os.environ.pop('DISPLAY', None); os.environ.pop('WAYLAND_DISPLAY', None)\n"
        "os.environ.pop('SDL_VIDEODRIVER', None)\n"
        "from kiosk.devices.screen.screen import ensure_display\n"
        "print(ensure_display('320x240').name, flush=True)\n"
        "import time; time.sleep(600)\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as process:
        name = process.stdout.readline().strip()
        assert alive(name)
        process.kill()
    assert when(lambda: not alive(name))
