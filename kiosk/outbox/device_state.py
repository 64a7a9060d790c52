"""What the two processes of a kiosk tell each other, in the database they share.

`device_state` has one writer per row: the screen process (printer, paper, power, stand …) or the sync
process (last contact, catalogue …). `requests` are things the screen asks of sync: send now, fetch now.
"""

from __future__ import annotations

import sqlite3
import threading
from contextlib import suppress
from datetime import UTC, datetime
from typing import Literal

from kiosk.outbox import database
from kiosk.outbox.refusals import NotStored

Writer = Literal["screen", "sync"]
# A volunteer touched 'send now': sync goes whatever it waits for. A record that is stored needs no word: sync
# sees it within half a second, and goes unless central asked for patience.
SEND_NOW = "send-now"


class NotYourRow(Exception):
    """A process tried to write a row of device_state that belongs to the other one."""


class DeviceState:
    """Small facts by key, each written by one process and read by both."""

    def __init__(self, connection: sqlite3.Connection, lock: threading.RLock) -> None:
        self._connection = connection
        self._lock = lock

    def get(self, key: str) -> str | None:
        """Return the value of `key`, None when nobody wrote it."""
        with self._lock, database.named_problems():
            row = self._connection.execute("SELECT value FROM device_state WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def all(self) -> dict[str, str]:
        """Return every row as key → value."""
        with self._lock, database.named_problems():
            return dict(self._connection.execute("SELECT key, value FROM device_state").fetchall())

    def set(self, key: str, value: str, writer: Writer) -> None:
        """Write `key` as `writer`. Raises NotYourRow (the other process owns it) or a NotStored."""
        at = datetime.now(UTC).isoformat(timespec="seconds")
        with self._lock, database.transaction(self._connection) as db:
            owner = db.execute("SELECT writer FROM device_state WHERE key = ?", (key,)).fetchone()
            if owner and owner[0] != writer:
                raise NotYourRow(f"{key!r} belongs to the {owner[0]} process")
            db.execute("INSERT OR REPLACE INTO device_state VALUES (?, ?, ?, ?)", (key, value, writer, at))

    def clear(self, *keys: str) -> None:
        """Forget these rows, whoever wrote them."""
        with self._lock, database.transaction(self._connection) as db:
            db.executemany("DELETE FROM device_state WHERE key = ?", [(key,) for key in keys])

    def count_up(self, key: str, at_least: int = 0) -> int:
        """Return the next number of the counter `key`, durable before it is used: it never comes twice."""
        at = datetime.now(UTC).isoformat(timespec="seconds")
        with self._lock, database.transaction(self._connection) as db:
            row = db.execute("SELECT value FROM device_state WHERE key = ?", (key,)).fetchone()
            number = max(int(row[0]) + 1 if row else 1, at_least)
            db.execute("INSERT OR REPLACE INTO device_state VALUES (?, ?, 'sync', ?)", (key, str(number), at))
        return number


class Requests:
    """Things one process asks of the other."""

    def __init__(self, connection: sqlite3.Connection, lock: threading.RLock) -> None:
        self._connection = connection
        self._lock = lock

    def ask(self, what: str) -> None:
        """Leave a request such as SEND_NOW; asking twice is asking once.

        It is a hint and raises no NotStored: a card that takes no writes is said where that loses something.
        """
        at = datetime.now(UTC).isoformat(timespec="seconds")
        with (
            suppress(NotStored),
            self._lock,
            database.transaction(self._connection) as db,
        ):
            db.execute("INSERT OR REPLACE INTO requests VALUES (?, ?)", (what, at))

    def take(self, what: str) -> bool:
        """Say whether `what` was asked, and take the request away. No request, no write."""
        with self._lock, database.named_problems():
            if not self._connection.execute("SELECT 1 FROM requests WHERE what = ?", (what,)).fetchone():
                return False
        with self._lock, database.transaction(self._connection) as db:
            return db.execute("DELETE FROM requests WHERE what = ?", (what,)).rowcount > 0
