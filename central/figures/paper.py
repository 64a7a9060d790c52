"""A page as PDF/UA, made in a process of its own: the pages of staff stay as quick and as small as they were.

Loading what draws a PDF takes half a second and 40 MB (docs/decisions.md); afterwards that is given back.
"""

from __future__ import annotations

import os
import subprocess
import sys
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
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CENTRAL_")}
    try:
        done = subprocess.run(
            [sys.executable, "-P", str(_PRESS), str(assets_dir())],
            input="\0".join(pages).encode(),
            capture_output=True,
            timeout=PATIENCE,
            env=kept,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NoPaper(f"the PDF could not be made ({type(error).__name__})") from None
    if done.returncode or not done.stdout.startswith(b"%PDF"):
        last = done.stderr.decode(errors="replace").strip().splitlines()[-1:] or ["nothing was said"]
        raise NoPaper(f"the PDF could not be made: {last[0][:200]}")
    return done.stdout
