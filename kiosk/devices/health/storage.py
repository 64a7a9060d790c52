"""Is the memory card still to be trusted? Worn SD cards are the most common death of a Raspberry Pi.

A card that went bad often still reads fine and turns read-only, or takes writes and loses them. So the
only honest question is a write that is read back past the kernel's cache. ext4 counts the errors it met;
those are told too, because they come days before the end.
"""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

PROBE_BYTES = 4096
LOW_MB = 200  # about a year of records, and room for the system's own log

StorageState = Literal["ok", "full", "read-only", "broken", "unknown"]
_STATE_OF: dict[int, StorageState] = {errno.ENOSPC: "full", errno.EDQUOT: "full", errno.EROFS: "read-only"}


@dataclass(frozen=True, slots=True)
class StorageHealth:
    """How the card is, in the words of the heartbeat. `errors` is ext4's count; None where there is none."""

    state: StorageState
    free_mb: int | None = None
    errors: int | None = None
    detail: str = ""


class Storage(Protocol):
    """A place to keep things that can be asked how it is."""

    def look(self) -> StorageHealth: ...


class DeviceStorage:
    """The file system under one folder."""

    def __init__(self, folder: Path, sys: Path = Path("/sys")) -> None:
        self._folder = folder
        self._sys = sys

    def look(self) -> StorageHealth:
        """Write, read back and count; never raises. Costs one small write: not more than once an hour."""
        free_mb, errors = self._free_mb(), self._ext4_errors()
        state: StorageState
        try:
            state, detail = (
                ("ok", "") if self._probe() else ("broken", "what was written came back different")
            )
        except OSError as error:
            state, detail = _STATE_OF.get(error.errno or 0, "broken"), error.strerror or type(error).__name__
        if state == "ok" and free_mb is not None and free_mb < LOW_MB:
            state, detail = "full", f"only {free_mb} MB left"
        return StorageHealth(state, free_mb, errors, detail)

    def _probe(self) -> bool:
        path = self._folder / f".probe-{os.getpid()}-{secrets.token_hex(4)}"
        written = secrets.token_bytes(PROBE_BYTES)
        file = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_CLOEXEC, 0o600)
        try:
            os.write(file, written)
            os.fsync(file)
            os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)  # read from the card, not from memory
            return os.pread(file, PROBE_BYTES, 0) == written
        finally:
            os.close(file)
            path.unlink(missing_ok=True)

    def _free_mb(self) -> int | None:
        try:
            return shutil.disk_usage(self._folder).free // 1_000_000
        except OSError:
            return None

    def _ext4_errors(self) -> int | None:
        """Return /sys/fs/ext4/DEVICE/errors_count of the file system under the folder."""
        try:
            device = self._folder.stat().st_dev
            block = self._sys / "dev" / "block" / f"{os.major(device)}:{os.minor(device)}"
            counter = self._sys / "fs" / "ext4" / block.resolve().name / "errors_count"
            return int(counter.read_text(encoding="ascii"))
        except (OSError, ValueError):
            return None


class SimulatedStorage:
    """A card with the health it is given."""

    def __init__(self, health: StorageHealth | None = None) -> None:
        self.health = health or StorageHealth("ok", free_mb=10_000, errors=0)

    def look(self) -> StorageHealth:
        return self.health
