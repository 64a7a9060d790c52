"""Durable writes whose failures are told in words a volunteer understands."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from kiosk.machine.durable import replace_file
from kiosk.outbox.refusals import DiskFull, DiskReadOnly


def write_durably(path: Path, content: bytes, mode: int = 0o600) -> None:
    """Put `content` at `path` in one step that survives a power cut. Raises DiskFull, DiskReadOnly."""
    try:
        replace_file(path, content, mode)
    except OSError as error:
        raise disk_problem(error, path.name) from None


def disk_problem(error: OSError, name: str) -> DiskFull | DiskReadOnly:
    """Return the named problem behind an OSError of a write."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return DiskFull(f"no room left to write {name}")
    return DiskReadOnly(f"{name} cannot be written ({os.strerror(error.errno or errno.EIO)})")
