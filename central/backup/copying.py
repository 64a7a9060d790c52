"""Taking a copy of the running database, and putting one back beside it to see that it is whole."""

from __future__ import annotations

import os
import secrets
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils import timezone

from central.backup.locked import CHUNK, BackupBroken, lock, unlock
from central.service.state import replace_file, write_private
from kiosk.machine.durable import sync_directory
from kiosk.wire.problems import Problem
from kiosk.wire.sealing import new_sealing_key
from kiosk.wire.signing import BadSignature, from_base64url, to_base64url

SQLITE, PG_DUMP = 1, 2
LAST = "backup.made"  # in CENTRAL_STATE: when, for 'central check'
COUNTED = ("cases_case", "intake_inboxenvelope", "intake_device")


class BackupFailed(Problem):
    """No backup was made, or none put back; nothing was left half done."""

    code = "bad-input"


def make_key(private: Path, public: Path) -> None:
    """Write a fresh key pair. The private half belongs on a stick in a safe, never on this machine."""
    secret, open_half = new_sealing_key()
    write_private(private, to_base64url(secret).encode() + b"\n")
    write_private(public, to_base64url(open_half).encode() + b"\n")


def read_key(path: Path) -> bytes:
    """Return the raw key in a file of `make_key`. Raises BackupFailed."""
    try:
        key = from_base64url(path.read_text().strip())
    except (OSError, UnicodeDecodeError, BadSignature):
        key = b""
    if len(key) != 32:
        raise BackupFailed(f"{path} holds no backup key: make one with 'central backup key'")
    return key


def make_backup(out: Path, public_key: bytes) -> int:
    """Write the whole database to a new file, encrypted; return its size in bytes."""
    with _beside(out) as file:
        if connection.vendor == "sqlite":
            with _sqlite_copy() as copy:
                lock(_pieces(copy), SQLITE, public_key, file)
        else:
            lock(_pg_dump(), PG_DUMP, public_key, file)
    replace_file(Path(settings.STATE) / LAST, f"{timezone.now().isoformat()}\n".encode())
    return out.stat().st_size


def last_backup(state: Path) -> datetime | None:
    """Return when the last backup of this service was made, None before the first one."""
    try:
        return datetime.fromisoformat((state / LAST).read_text().strip())
    except (FileNotFoundError, ValueError):
        return None


def restore(backup: Path, private_key: bytes, out: Path) -> dict[str, int] | None:
    """Open a backup into a new file. Raises BackupBroken, BackupFailed; then there is no such file.

    Of an SQLite database, it is checked and what is in it is counted; None for a dump of PostgreSQL, which
    `pg_restore` reads.
    """
    try:
        locked = backup.open("rb")
    except OSError as error:
        raise BackupFailed(f"{backup} cannot be read: {error.strerror}") from None
    with locked, _beside(out) as file:
        kind, pieces = unlock(locked, private_key)
        for piece in pieces:
            file.write(piece)
        file.flush()
        return _counts(Path(file.name)) if kind == SQLITE else None


@contextmanager
def _beside(out: Path) -> Iterator[Any]:
    """Give a private file beside `out` that takes its name at the end, whole and durable, or never."""
    if out.exists():
        raise BackupFailed(f"{out} is there already: choose another file")
    fresh = out.with_name(f".{out.name}.{secrets.token_hex(4)}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as raw:
            yield _Named(raw, str(fresh))
            raw.flush()
            os.fsync(raw.fileno())
        fresh.replace(out)
    finally:
        fresh.unlink(missing_ok=True)
    sync_directory(out.parent)


class _Named:
    """An open file that knows its path: os.fdopen gives it the number of its descriptor as a name."""

    def __init__(self, raw: Any, name: str) -> None:
        self.write, self.flush, self.name = raw.write, raw.flush, name


@contextmanager
def _sqlite_copy() -> Iterator[Path]:
    """Give a copy of the database as it is at one moment; the service goes on writing meanwhile.

    It stands in CENTRAL_STATE for some seconds, where the database itself stands, and for the same user.
    """
    copy = Path(settings.STATE) / f".backup-{secrets.token_hex(4)}"
    copy.touch(mode=0o600)
    try:
        connection.ensure_connection()
        with closing(sqlite3.connect(copy)) as target:
            connection.connection.backup(target)
        yield copy
    finally:
        copy.unlink(missing_ok=True)


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield from iter(lambda: file.read(CHUNK), b"")


def _pg_dump() -> Iterator[bytes]:
    """Yield a dump of PostgreSQL in its own format, from where and how this service itself connects.

    The password goes by the environment, unseen.
    """
    from psycopg.conninfo import make_conninfo

    told = connection.settings_dict
    names = {"host": "HOST", "port": "PORT", "user": "USER", "dbname": "NAME"}
    where = {name: str(told[key]) for name, key in names.items() if told.get(key)}
    environment = os.environ | ({"PGPASSWORD": told["PASSWORD"]} if told.get("PASSWORD") else {})
    target = make_conninfo(**where, **told["OPTIONS"])
    command = ["pg_dump", "--format=custom", "--no-owner", "--dbname", target]
    try:
        dump = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE)
    except FileNotFoundError:
        raise BackupFailed("pg_dump is not here: install postgresql-client") from None
    assert dump.stdout is not None
    with dump:
        yield from iter(partial(dump.stdout.read, CHUNK), b"")
    if dump.returncode:
        raise BackupFailed("pg_dump did not finish; see what it said above")


def _counts(database: Path) -> dict[str, int]:
    try:
        with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as db:
            if db.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
                raise BackupBroken("the database in this backup is damaged")
            counted = "SELECT count(*) FROM {}"
            return {table: db.execute(counted.format(table)).fetchone()[0] for table in COUNTED}
    except sqlite3.Error:
        raise BackupBroken("what is in this backup is no database of this service") from None
