"""A page as PDF/UA, made in a process of its own: the pages of staff stay as quick and as small as they were.

Loading what draws a PDF takes half a second and 40 MB (docs/decisions.md); afterwards that is given back.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import ClassVar, Final

from kiosk.machine.folders import assets_dir
from kiosk.wire.problems import Problem

PATIENCE: Final = 60  # seconds; it takes one or two
_PRESS = Path(__file__).with_name("press.py")


class NoPaper(Problem):
    """The PDF could not be made."""

    code: ClassVar[str] = "unexpected"


def as_pdf(*pages: str) -> bytes:
    """Return a page of HTML, with its lang and title, as PDF/UA: of several the first that fits on one sheet.

    Raises NoPaper.
    """
    press = Press()
    press.take(*pages)
    return press.pdf()


class Press:
    """The process that draws: it begins to load while the pages are still being made. Raises NoPaper."""

    def __init__(self) -> None:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("CENTRAL_")}
        command = [sys.executable, "-P", str(_PRESS), str(assets_dir())]
        pipe = subprocess.PIPE
        try:
            self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, env=kept)
        except OSError as error:
            raise _no_paper(type(error).__name__) from None

    def __enter__(self) -> Press:
        return self

    def __exit__(self, *_: object) -> None:
        """Whoever could not make the pages leaves nothing behind."""
        if self._process.poll() is None:
            self._process.kill()
            self._process.communicate()

    def take(self, *pages: str) -> None:
        """Let it draw; whoever waits for it can do something else meanwhile."""
        assert self._process.stdin
        with suppress(BrokenPipeError):  # it stopped: `pdf` says why
            self._process.stdin.write("\0".join(pages).encode())
            self._process.stdin.close()
        self._process.stdin = None

    def pdf(self) -> bytes:
        """Return what it drew."""
        try:
            drawn, wrong = self._process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired as error:
            self.__exit__()
            raise _no_paper(type(error).__name__) from None
        if self._process.returncode or not drawn.startswith(b"%PDF"):
            last = wrong.decode(errors="replace").strip().splitlines()[-1:] or ["nothing was said"]
            raise _no_paper(last[0][:200])
        return drawn


def _no_paper(why: str) -> NoPaper:
    return NoPaper(f"the PDF could not be made: {why}")
