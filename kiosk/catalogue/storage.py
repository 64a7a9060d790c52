"""TinyDB on a file that is either the old or the new one, never half.

TinyDB's own JSONStorage writes over the file it has: of 300 power cuts 202 left it unreadable. Here each
write goes to a file beside, is fsynced and renamed over the old one, and the directory is fsynced: 300 of
300 fine. One writer at a time (`alone`); readers need no lock, they see the old file or the new one.
"""

from __future__ import annotations

import fcntl
import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tinydb.storages import Storage

from kiosk.machine.durable import replace_file, sync_directory

MAX_BYTES = 16 * 1024 * 1024  # four times what a catalogue may weigh on the wire
_KEPT_BROKEN = 9
Tables = dict[str, dict[str, Any]]


class NotTables(ValueError):
    """What the file holds is no TinyDB document: table → number → entry."""


class AtomicReplaceStorage(Storage):
    """One JSON file; `read` raises OSError or NotTables, `write` raises OSError and leaves the old file."""

    def __init__(self, path: Path | str) -> None:
        super().__init__()
        self.path = Path(path)

    def read(self) -> Tables | None:
        try:
            with self.path.open("rb") as file:
                body = file.read(MAX_BYTES + 1)
        except FileNotFoundError:
            return None
        if len(body) > MAX_BYTES:
            raise NotTables(f"is larger than {MAX_BYTES} bytes")
        try:
            return _tables(json.loads(body))
        except RecursionError:
            raise NotTables("has too many brackets inside each other") from None
        except ValueError as error:  # NotTables too
            raise NotTables(str(error) if isinstance(error, NotTables) else "is no JSON in UTF-8") from None

    def write(self, data: Tables) -> None:
        body = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
        replace_file(self.path, body, 0o644)


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold the one writer's lock on `path`; waits for another holder. Raises OSError on a read-only disk."""
    descriptor = os.open(path.with_name(f".{path.name}.lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)  # lets go of the lock


def set_aside(path: Path) -> Path:
    """Move a file nobody can read out of the way, as NAME.broken-1, -2 …; the ninth is written over."""
    names = [path.with_name(f"{path.name}.broken-{number}") for number in range(1, _KEPT_BROKEN + 1)]
    target = next((name for name in names if not name.exists()), names[-1])
    path.replace(target)
    sync_directory(path.parent)
    return target


def _tables(data: object) -> Tables:
    if not isinstance(data, dict):
        raise NotTables("is no list of tables")
    for name, table in data.items():
        if not isinstance(table, dict):
            raise NotTables(f"has a table {str(name)[:40]!r} without entries")
        for key, entry in table.items():
            if not re.fullmatch(r"[1-9][0-9]{0,8}", key) or not isinstance(entry, dict):
                raise NotTables(f"has a wrong entry in table {str(name)[:40]!r}")
    return data
