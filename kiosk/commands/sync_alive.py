"""The way to central of a process that systemd watches: each call shows that the loop still goes round.

One call takes as long as its deadline at most, so a long hand-over is many signs of life.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from kiosk.outbox.reply import Reply
from kiosk.outbox.transport import Transport


class WatchedTransport(Transport):
    """A Transport that says `alive` before each call."""

    def __init__(self, url: str, ca_file: Path, deadline: float, alive: Callable[[], None]) -> None:
        super().__init__(url, ca_file, deadline)
        self._alive = alive

    def send(self, method: str, path: str, body: bytes, headers: Mapping[str, str], most: int) -> Reply:
        """See Transport.send."""
        self._alive()
        return super().send(method, path, body, headers, most)
