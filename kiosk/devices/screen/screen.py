"""A display to draw on: the one that is there, or a virtual one (Xvfb) for demo, tour and tests.

Call `ensure_display` before Kivy is imported: SDL chooses its driver then, and without one it falls back
to an invisible window of its own.
"""

from __future__ import annotations

import ctypes
import os
import select
import shutil
import signal
import subprocess
import time
from collections.abc import MutableMapping

from kiosk.problems import Problem

APT_LINE = "sudo apt-get install xvfb"
START_SECONDS = 60.0  # after that it hangs; a busy machine needs some
_PR_SET_PDEATHSIG = 1


class NoDisplay(Problem):
    """There is no screen and no virtual one could be started."""

    code = "no-display"


class Display:
    """A display that is in use. `virtual` ones end with `stop`; a real one is left alone."""

    def __init__(
        self, name: str, process: subprocess.Popen[bytes] | None, environ: MutableMapping[str, str]
    ) -> None:
        self.name = name
        self._process = process
        self._environ = environ

    @property
    def virtual(self) -> bool:
        return self._process is not None

    def stop(self) -> None:
        """End the virtual display and take its name out of the environment; twice is fine."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._environ.get("DISPLAY") == self.name:
            del self._environ["DISPLAY"]
        self._process = None

    def __enter__(self) -> Display:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


def ensure_display(size: str = "1280x800", environ: MutableMapping[str, str] | None = None) -> Display:
    """Return a display to draw on, starting Xvfb of `size` (WxH) when there is none.

    Sets DISPLAY in `environ` (default: this process) for a virtual one. Raises NoDisplay.
    """
    environ = os.environ if environ is None else environ
    if environ.get("SDL_VIDEODRIVER") == "kmsdrm":
        return Display("kmsdrm", None, environ)
    for variable in ("WAYLAND_DISPLAY", "DISPLAY"):
        if environ.get(variable):
            return Display(environ[variable], None, environ)
    xvfb = shutil.which("Xvfb", path=environ.get("PATH"))
    if xvfb is None:
        raise NoDisplay(f"no screen here and no Xvfb for a virtual one; type: {APT_LINE}")
    name, process = _start(xvfb, size)
    environ["DISPLAY"] = name
    environ.setdefault("SDL_VIDEODRIVER", "x11")
    return Display(name, process, environ)


def _start(xvfb: str, size: str) -> tuple[str, subprocess.Popen[bytes]]:
    """Start Xvfb and return the display it chose: with -displayfd two at once never take the same number."""
    reading, writing = os.pipe()
    try:
        process = subprocess.Popen(
            [xvfb, "-displayfd", str(writing), "-screen", "0", f"{size}x24", "-nolisten", "tcp", "-noreset"],
            pass_fds=(writing,),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            preexec_fn=_end_with_parent,
        )
        os.close(writing)
        writing = -1
        number = _told(reading, process)
    finally:
        os.close(reading)
        if writing >= 0:
            os.close(writing)
    if not number:
        process.kill()
        process.wait()
        raise NoDisplay(f"Xvfb did not start with a screen of {size}")
    return f":{number}", process


def _told(reading: int, process: subprocess.Popen[bytes]) -> str:
    """Return the display number Xvfb writes when it is ready; empty when it ends or takes too long."""
    told, until = b"", time.monotonic() + START_SECONDS
    while not told.endswith(b"\n") and time.monotonic() < until:
        if select.select([reading], [], [], 0.1)[0]:
            piece = os.read(reading, 16)
            if not piece:
                return ""
            told += piece
        elif process.poll() is not None:
            return ""
    return told.decode("ascii", "replace").strip()


def _end_with_parent() -> None:
    """Let the kernel end Xvfb when this process is killed: nobody is left to do it."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
