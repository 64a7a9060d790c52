"""Files that are either old or new, never half: write beside, fsync, rename, fsync the directory."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path

from kiosk.outbox.refusals import DiskFull, DiskReadOnly


def write_durably(path: Path, content: bytes, mode: int = 0o600) -> None:
    """Put `content` at `path` in one step that survives a power cut. Raises DiskFull, DiskReadOnly."""
    beside = path.with_name(f".{path.name}.new")
    try:
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, mode)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
        sync_directory(path.parent)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise disk_problem(error, path.name) from None


def sync_directory(directory: Path) -> None:
    """Make renames and deletes in `directory` durable; a file system that cannot (some sticks) is let be."""
    descriptor = os.open(directory, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno != errno.EINVAL:
            raise
    finally:
        os.close(descriptor)


def disk_problem(error: OSError, name: str) -> DiskFull | DiskReadOnly:
    """Return the named problem behind an OSError of a write."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return DiskFull(f"no room left to write {name}")
    return DiskReadOnly(f"{name} cannot be written ({os.strerror(error.errno or errno.EIO)})")
