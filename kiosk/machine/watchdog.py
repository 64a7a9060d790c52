"""Word to systemd that a loop still goes round (sd_notify(3)): without it the service is started anew.

Fed from the loop that must not stand still, never from a thread beside it: that would go on while the screen
is frozen. Nothing is said where nobody listens (`make demo`, a shell).
"""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Mapping
from contextlib import suppress
from time import monotonic

_OFTEN = 3  # so many times within the patience of systemd


class Watchdog:
    """The socket of systemd, and when it was last fed."""

    def __init__(
        self, environ: Mapping[str, str] | None = None, clock: Callable[[], float] = monotonic
    ) -> None:
        environ = os.environ if environ is None else environ
        self._address = environ.get("NOTIFY_SOCKET", "")
        self._clock = clock
        self.every = _patience(environ) / _OFTEN  # seconds between two feeds; 0: nobody waits for them
        self._next = float("-inf")

    def ready(self) -> None:
        """The first screen is drawn, or the first look was taken: from now on systemd counts."""
        self._say(b"READY=1")

    def feed(self) -> None:
        """Say that the loop goes round; cheap enough for every round of it."""
        now = self._clock()
        if self.every and now >= self._next:
            self._next = now + self.every
            self._say(b"WATCHDOG=1")

    def _say(self, word: bytes) -> None:
        if not self._address:
            return
        address = "\0" + self._address[1:] if self._address.startswith("@") else self._address
        # Whatever is wrong there, the kiosk goes on: systemd will notice that nothing was said.
        with suppress(OSError), _datagram() as line:
            line.sendto(word, address)


def _datagram() -> socket.socket:
    """Return a Unix datagram socket, also where the service may open none itself (kiosk-sync.service)."""
    try:
        return socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC)
    except OSError:
        kept, other = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
        other.close()
        return kept


def _patience(environ: Mapping[str, str]) -> float:
    """Return the WatchdogSec= of this very process in seconds; 0 where there is none."""
    try:
        pid = int(environ.get("WATCHDOG_PID") or os.getpid())
        seconds = int(environ.get("WATCHDOG_USEC", "0")) / 1_000_000
    except ValueError:
        return 0.0
    return seconds if pid == os.getpid() else 0.0
