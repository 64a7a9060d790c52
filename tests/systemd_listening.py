"""What systemd is to a service with a watchdog: a socket that it says its word to, and a patience."""

from __future__ import annotations

import socket
from pathlib import Path

from tests.waiting import HANG

PATIENCE = 0.9  # seconds; of our units it is 15 and 180
SILENT = 3 * PATIENCE  # so long nothing must come: a loop that goes round would have spoken nine times


class Systemd:
    """The socket that a service says its word to."""

    def __init__(self, path: Path) -> None:
        self._line = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._line.bind(str(path))
        self.environ = {"NOTIFY_SOCKET": str(path), "WATCHDOG_USEC": str(round(PATIENCE * 1_000_000))}

    def hears(self, word: bytes) -> None:
        """Wait for this word."""
        self._line.settimeout(HANG)
        while self._line.recv(100) != word:
            pass

    def hears_nothing(self) -> bool:
        """Say whether it stays silent from now on, for longer than systemd waits."""
        self._line.setblocking(False)
        try:
            while self._line.recv(100):
                pass  # what was said before
        except BlockingIOError:
            pass
        self._line.settimeout(SILENT)
        try:
            return not self._line.recv(100)
        except TimeoutError:
            return True
