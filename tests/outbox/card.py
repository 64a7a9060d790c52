"""A memory card of one megabyte that can be filled and turned read-only.

A real file system where this machine lets us mount one; else the limit of the kernel on the size of files,
which fails writes in the same places.
"""

from __future__ import annotations

import os
import resource
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.outbox.refusals import DiskFull, DiskReadOnly, NotStored

SIZE = 1_000_000


class Card:
    """`path` is where it is mounted; `full` what a full one raises (a limit looks like a failing card)."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.mkdir()
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", path], capture_output=True
        )
        self.mounted = done.returncode == 0
        self.full: type[NotStored] = DiskFull if self.mounted else DiskReadOnly
        self._before = resource.getrlimit(resource.RLIMIT_FSIZE)
        if not self.mounted:
            self._limit(SIZE // 2)

    def fill(self, leaving: int) -> None:
        """Let something else take the rest but `leaving` bytes."""
        if self.mounted:
            room = os.statvfs(self.path)
            (self.path / "filler").write_bytes(bytes(room.f_bavail * room.f_frsize - leaving))

    def tidy(self) -> None:
        """Take away what `fill` put there."""
        (self.path / "filler").unlink(missing_ok=True)

    @contextmanager
    def read_only(self) -> Iterator[None]:
        """Let the card refuse every write for a while; a kiosk may have its files open meanwhile.

        The kernel turns a failing card read-only whoever uses it, and refuses to do so when we ask. Then the
        card is laid over itself, read-only: what is open stays so, what is opened from now on meets it.
        """
        undo = self._turn_read_only()
        try:
            yield
        finally:
            undo()

    def _turn_read_only(self) -> Callable[[], None]:
        if not self.mounted:
            self._limit(0)
            return lambda: self._limit(SIZE // 2)
        if self._mount("-o", "remount,ro", self.path) == 0:
            return lambda: self._done(self._mount("-o", "remount,rw", self.path))
        self._done(self._mount("--bind", self.path, self.path))
        self._done(self._mount("-o", "remount,ro,bind", self.path))
        return lambda: self._done(subprocess.run(["umount", "--lazy", self.path], check=False).returncode)

    @staticmethod
    def _mount(*words: object) -> int:
        return subprocess.run(["mount", *map(str, words)], capture_output=True, check=False).returncode

    @staticmethod
    def _done(code: int) -> None:
        assert code == 0, "this machine let us mount a card and does not let us change it"

    def take_out(self) -> None:
        """End of the test."""
        if self.mounted:
            subprocess.run(["umount", self.path], check=True)
        resource.setrlimit(resource.RLIMIT_FSIZE, self._before)

    def _limit(self, size: int) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, self._before[1]))
