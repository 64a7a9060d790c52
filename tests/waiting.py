"""Waiting for what comes, on any machine: no test goes by how fast this one is.

What a test waits for comes when it comes. The limit only bounds a hang: nobody who waits for something that
comes ever reaches it, however busy the machine is.
"""

from __future__ import annotations

import time
from collections.abc import Callable

HANG = 180.0  # seconds after which nothing comes any more


def when(true: Callable[[], object], within: float = HANG, pause: float = 0.005) -> bool:
    """Wait until something holds; False when it never did, which is after `within` seconds."""
    until = time.monotonic() + within
    while not (holds := true()) and time.monotonic() < until:
        time.sleep(pause)
    return bool(holds)
