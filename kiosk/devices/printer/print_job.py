"""One paper on its way through the printer's worker, as the screen sees it."""

from __future__ import annotations

import threading
from typing import Literal

from PIL import Image

from kiosk.problems import Problem

State = Literal["queued", "printing", "printed", "failed"]


class Forgotten(Problem):
    """The paper was still waiting when the visit was wiped."""

    code = "printer-unreachable"


class Ticket:
    """One paper on its way. `problem` is set when the state is `failed`."""

    def __init__(self) -> None:
        self.state: State = "queued"
        self.problem: Problem | None = None
        self.picture: Image.Image | None = None  # as drawn, shown on the last screen until the wipe
        self._done = threading.Event()

    @property
    def done(self) -> bool:
        return self._done.is_set()

    def wait(self, seconds: float) -> bool:
        """Wait until the paper is printed or failed; for tests and commands, never for a screen."""
        return self._done.wait(seconds)
