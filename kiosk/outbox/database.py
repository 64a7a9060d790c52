"""kiosk.db: one SQLite file for queue, receipts, state of the device and requests between processes.

journal_mode=DELETE and synchronous=EXTRA, asserted at every open. EXTRA lost nothing in 300 power cuts on
ext4; Python's default (DELETE, FULL) undid the last commit in 93 of 300, because the removal of the journal
is not synced. WAL has a rare corruption with two connections in the SQLite 3.40 of bookworm, and we have
two processes.

Nothing in this file can be read without central's private key but times, counts and ids: a record is
sealed in memory before its first byte is written here, because no deletion takes a byte off a card again.
So secure_delete is FAST, which overwrites only where a page is written anyway: Debian's ON wrote fifty pages
of zeros over the sealed bytes of every batch that was delivered, for a third of the time of handing over.
Wiping turns it ON.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from kiosk.outbox import migration
from kiosk.outbox.durable import disk_problem
from kiosk.outbox.refusals import DiskFull, DiskReadOnly, NotStored, QueueBroken, QueueBusy, QueueNewer

VERSION = 3
NAME = "kiosk.db"
BUSY_SECONDS = 10.0

SCHEMA = (
    """CREATE TABLE records (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,  -- the order of this device; clocks lie
        id TEXT NOT NULL UNIQUE,
        sha256 TEXT NOT NULL,                   -- of the sealed bytes
        fingerprint TEXT NOT NULL,              -- of the content, see kiosk.outbox.queue
        state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sending', 'quarantined')),
        problem TEXT,
        made_wall TEXT NOT NULL,
        made_synced INTEGER NOT NULL,
        made_boot TEXT NOT NULL,
        made_monotonic INTEGER NOT NULL,
        tries INTEGER NOT NULL DEFAULT 0,
        next_try REAL NOT NULL DEFAULT 0,       -- Unix seconds; 0 = at once
        stand TEXT NOT NULL DEFAULT '',         -- the stand session it was made in
        kind TEXT NOT NULL DEFAULT 'record'     -- 'stand': the session's own news, not somebody's request
    )""",
    *migration.SEALED,
    "CREATE INDEX records_not_waiting ON records (state) WHERE state <> 'waiting'",
    """CREATE TABLE receipts (
        id TEXT PRIMARY KEY,
        sha256 TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        delivered_at TEXT NOT NULL,
        answer_signature TEXT NOT NULL,
        stand TEXT NOT NULL DEFAULT '',
        kind TEXT NOT NULL DEFAULT 'record'
    )""",
    *migration.STAND_INDEXES,
    """CREATE TABLE device_state (
        key TEXT PRIMARY KEY,
        value TEXT NOT NULL,
        writer TEXT NOT NULL CHECK (writer IN ('screen', 'sync')),
        at TEXT NOT NULL
    )""",
    "CREATE TABLE requests (what TEXT PRIMARY KEY, asked_at TEXT NOT NULL)",
    *migration.KEPT,
    f"PRAGMA user_version = {VERSION}",
)


def connect(path: Path) -> sqlite3.Connection:
    """Open (or make) the database at `path`. Raises DiskFull, DiskReadOnly, QueueNewer, QueueBroken.

    A file that is newer or broken is left as it is.
    """
    with named_problems():
        _make_private(path)
        connection = sqlite3.connect(
            path, isolation_level=None, timeout=BUSY_SECONDS, check_same_thread=False
        )
        try:
            _prepare(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def _make_private(path: Path) -> None:
    if path.exists():
        return
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
    except OSError as error:
        raise disk_problem(error, path.name) from None


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > VERSION:
        raise QueueNewer(
            f"the queue is of version {version}, this program knows {VERSION}: update the program"
        )
    mode = connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0]
    connection.execute("PRAGMA synchronous = EXTRA")
    synchronous = connection.execute("PRAGMA synchronous").fetchone()[0]
    if (mode, synchronous) != ("delete", 3):
        raise QueueBroken(f"the queue cannot be kept safe here (journal {mode}, synchronous {synchronous})")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA secure_delete = FAST")
    connection.execute("PRAGMA cache_size = -4000")  # KiB; what is taken is still there when it is settled
    connection.execute("PRAGMA trusted_schema = OFF")
    if version == 0:
        with transaction(connection):
            # Another process may have made the tables between our look and our lock.
            if connection.execute("PRAGMA user_version").fetchone()[0] == 0:
                for statement in SCHEMA:
                    connection.execute(statement)
    elif version < VERSION:
        try:
            migration.keep_copy(path, version)
        except OSError as error:
            raise disk_problem(error, migration.copy_of(path, version).name) from None
        with transaction(connection):
            migration.migrate(connection)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """One BEGIN IMMEDIATE … COMMIT; durable when it ends without an exception, else nothing happened.

    Inside another one it is a part of that: both are durable, or neither, when the outer one ends. The caller
    holds the lock of the connection, so an open transaction is always one's own.
    """
    if connection.in_transaction:
        yield connection
        return
    with named_problems():
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                with closing(connection.cursor()) as cursor:
                    cursor.execute("ROLLBACK")
            raise


@contextmanager
def named_problems() -> Iterator[None]:
    """Turn errors of SQLite into the named problems of the queue."""
    try:
        yield
    except (sqlite3.ProgrammingError, sqlite3.InterfaceError):
        raise  # a mistake of ours, not of the card
    except sqlite3.Error as error:
        raise problem_of(error) from None
    except UnicodeDecodeError:  # a failing card changed a letter of our own words
        raise QueueBroken("the queue cannot be read (no UTF-8); its file is left as it is") from None


def problem_of(error: sqlite3.Error) -> NotStored:
    """Return the named problem behind an error of SQLite, by its primary result code."""
    code = getattr(error, "sqlite_errorcode", 0)
    primary = code & 0xFF
    name = getattr(error, "sqlite_errorname", "") or type(error).__name__
    if primary == sqlite3.SQLITE_FULL:
        return DiskFull("no room left: the record is not stored")
    if primary in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN):
        return DiskReadOnly("the queue cannot be written (the card or its directory is read-only)")
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return QueueBusy("another process held the queue for too long: try again")
    if primary == sqlite3.SQLITE_IOERR and code not in (
        sqlite3.SQLITE_IOERR_READ,
        sqlite3.SQLITE_IOERR_SHORT_READ,
    ):
        return DiskReadOnly(f"the card refuses to write ({name})")
    return QueueBroken(f"the queue cannot be read ({name}); its file is left as it is")
