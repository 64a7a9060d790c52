"""A queue made by an older program: brought up to date in one transaction, with the old file kept beside it.

Version 2: records and receipts know the stand they were made in, and whether they are somebody's request or
the stand's own news; what was delivered may be kept for some days (kiosk.outbox.kept).

Version 3: the sealed bytes lie apart from what is said about them. Taking records in hand changes the latter
only, and used to write every sealed byte once more: twice 200 KB of wear on the card for a batch.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from kiosk.machine.durable import sync_directory

# All a count of a stand needs, so that no sealed bytes are read for it.
STAND_INDEXES = (
    "CREATE INDEX records_of_stand ON records (stand, kind, state, problem) WHERE stand <> ''",
    "CREATE INDEX receipts_of_stand ON receipts (stand, kind, delivered_at) WHERE stand <> ''",
)
KEPT = (
    """CREATE TABLE kept (
        seq INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        sha256 TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        made_wall TEXT NOT NULL,
        made_synced INTEGER NOT NULL,
        made_boot TEXT NOT NULL,
        made_monotonic INTEGER NOT NULL,
        stand TEXT NOT NULL,
        kind TEXT NOT NULL,
        delivered REAL NOT NULL,             -- Unix seconds
        sealed BLOB NOT NULL
    )""",
)
TO_VERSION_2 = (
    *(
        statement
        for table in ("records", "receipts")
        for statement in (
            f"ALTER TABLE {table} ADD COLUMN stand TEXT NOT NULL DEFAULT ''",
            f"ALTER TABLE {table} ADD COLUMN kind TEXT NOT NULL DEFAULT 'record'",
        )
    ),
    *STAND_INDEXES,
    *KEPT,
    "PRAGMA user_version = 2",
)
SEALED = (
    """CREATE TABLE sealed_bytes (
        seq INTEGER PRIMARY KEY,  -- of the record they are
        sealed BLOB NOT NULL
    )""",
)
TO_VERSION_3 = (
    *SEALED,
    "INSERT INTO sealed_bytes SELECT seq, sealed FROM records",
    "ALTER TABLE records DROP COLUMN sealed",
    "PRAGMA user_version = 3",
)
STEPS = {1: TO_VERSION_2, 2: TO_VERSION_3}


def copy_of(path: Path, version: int) -> Path:
    """Return where the copy of a queue of `version` is kept. What is in it is sealed as well."""
    return path.with_name(f"{path.name}.v{version}")


def keep_copy(path: Path, version: int) -> None:
    """Keep the file as it is, durably, unless another process was first. Raises OSError, sqlite3.Error.

    SQLite copies it: opening and closing the file ourselves would drop the locks it holds in this process.
    """
    beside = path.with_name(f".{path.name}.v{version}.{os.getpid()}")
    try:
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(beside)) as copy:
            beside.chmod(0o600)
            source.backup(copy)
            if copy.execute("PRAGMA user_version").fetchone()[0] != version:
                return
        descriptor = os.open(beside, os.O_RDONLY | os.O_CLOEXEC)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        beside.replace(copy_of(path, version))
        sync_directory(path.parent)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def migrate(connection: sqlite3.Connection) -> None:
    """Take every step that is left, inside the caller's transaction."""
    while (step := STEPS.get(connection.execute("PRAGMA user_version").fetchone()[0])) is not None:
        for statement in step:
            connection.execute(statement)
