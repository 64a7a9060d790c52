"""Is there something to draw on? For `kiosk doctor`: nothing is shown, so the kiosk goes on undisturbed."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from kiosk.devices.screen.screen import APT_LINE

ASK_SECONDS = 10.0
LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
}  # that SDL loads by itself, and their packages
CARDS = Path("/dev/dri")
_OPEN = (
    "import ctypes, sys; x = ctypes.CDLL('libX11.so.6'); x.XOpenDisplay.restype = ctypes.c_void_p;"
    "sys.exit(0 if x.XOpenDisplay(sys.argv[1].encode()) else 1)"
)


def screen_health(
    environ: Mapping[str, str], cards: Path = CARDS
) -> tuple[Literal["ok", "warn", "broken"], str]:
    """Return in one line what `kiosk run` would draw on."""
    if environ.get("SDL_VIDEODRIVER") == "kmsdrm":
        usable = [card for card in cards.glob("card*") if os.access(card, os.R_OK | os.W_OK)]
        if usable:
            return "ok", f"KMSDRM on {usable[0]}"
        return (
            "broken",
            f"no graphics card in {cards} may be used; user kiosk must be in groups video and render",
        )
    for library, package in LIBRARIES.items():
        if not _loads(library):
            return "broken", f"{library} is not installed; type: sudo apt-get install {package}"
    name = environ.get("DISPLAY", "")
    if name:
        if _answers(name):
            return "ok", f"the X server on {name}"
        look = "does not answer, or lets this user not in; look at: journalctl -u kiosk-display"
        return "broken", f"the X server on {name} {look}"
    if environ.get("WAYLAND_DISPLAY"):
        return "warn", "Wayland without DISPLAY: kiosk run draws by X11"
    if shutil.which("Xvfb", path=environ.get("PATH")) is None:
        return "broken", f"no screen here and no Xvfb for a virtual one; type: {APT_LINE}"
    return "warn", "no screen here (DISPLAY is not set): kiosk run would draw on a virtual one"


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _answers(name: str) -> bool:
    """Ask in a process of its own: a server that hangs may not hang the doctor."""
    try:
        return (
            subprocess.run([sys.executable, "-c", _OPEN, name], timeout=ASK_SECONDS, check=False).returncode
            == 0
        )
    except subprocess.TimeoutExpired:
        return False
