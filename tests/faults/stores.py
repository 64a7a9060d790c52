"""The outbox of the kiosk, and stores known to lose records, behind the same three actions.

`put` and `drop` return only when they believe that what they did lasts; `read` says what a device finds
after it comes up again, and raises when it finds nothing it can read.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from tinydb import TinyDB, where

from kiosk.outbox.enrolment import Sealer
from kiosk.outbox.handover import Handover
from kiosk.outbox.queue import open_outbox
from kiosk.wire.batch import FILL_BODY, Action
from kiosk.wire.enrolment import SealingKey
from kiosk.wire.ids import new_device_id, new_record_id
from kiosk.wire.sealing import new_sealing_key
from tests.faults.table import Row
from tests.outbox.device import a_record


class Store(Protocol):
    """What the power is cut on."""

    def put(self) -> str:
        """Keep a new record and return its id."""

    def drop(self) -> str:
        """Let the oldest record go and return its id."""

    def read(self) -> dict[str, bool]:
        """Return for each record there is whether it is whole."""

    def close(self) -> None: ...


class TheOutbox:
    """The queue of the kiosk: sealed records go in and leave when central has said `stored`."""

    def __init__(self, folder: Path) -> None:
        self._outbox = open_outbox(folder)
        now = datetime.now(UTC)
        key = SealingKey.around(new_sealing_key()[1], now, now + timedelta(days=1))
        self._sealer = Sealer(new_device_id(), key)

    def put(self) -> str:
        return str(self._outbox.add(a_record(), self._sealer).id)

    def drop(self) -> str:
        handover = Handover(self._outbox)
        [taken] = handover.claim(1, FILL_BODY, time.time())
        handover.settle([Action(taken.id, "delivered")], "signature", 0)
        return str(taken.id)

    def read(self) -> dict[str, bool]:
        with self._outbox.transaction() as db:
            rows = db.execute(
                "SELECT id, sha256, sealed FROM records LEFT JOIN sealed_bytes USING (seq)"
            ).fetchall()
        return {record_id: sha256(sealed).hexdigest() == hashed for record_id, hashed, sealed in rows}

    def close(self) -> None:
        self._outbox.close()


class PlainSqlite:
    """SQLite with settings that look as if they were safe."""

    def __init__(self, folder: Path, journal: str, synchronous: str) -> None:
        self._db = sqlite3.connect(folder / "plain.db", isolation_level=None)
        self._db.execute(f"PRAGMA journal_mode = {journal}")
        self._db.execute(f"PRAGMA synchronous = {synchronous}")
        self._db.execute("CREATE TABLE IF NOT EXISTS records (id TEXT UNIQUE, body BLOB, hash TEXT)")

    def put(self) -> str:
        record_id, body = str(new_record_id()), a_body()
        self._db.execute(
            "INSERT INTO records VALUES (?, ?, ?)", (record_id, body, sha256(body.encode()).hexdigest())
        )
        return record_id

    def drop(self) -> str:
        oldest = self._db.execute("SELECT id FROM records ORDER BY rowid LIMIT 1").fetchone()[0]
        self._db.execute("DELETE FROM records WHERE id = ?", (oldest,))
        return str(oldest)

    def read(self) -> dict[str, bool]:
        rows = self._db.execute("SELECT id, body, hash FROM records").fetchall()
        return {record_id: sha256(body.encode()).hexdigest() == hashed for record_id, body, hashed in rows}

    def close(self) -> None:
        self._db.close()


class TinyStore:
    """TinyDB on the storage it comes with."""

    def __init__(self, folder: Path) -> None:
        self._db = TinyDB(folder / "tiny.json")

    def put(self) -> str:
        record_id, body = str(new_record_id()), a_body()
        self._db.insert({"id": record_id, "body": body, "hash": sha256(body.encode()).hexdigest()})
        return record_id

    def drop(self) -> str:
        oldest = str(self._db.all()[0]["id"])
        self._db.remove(where("id") == oldest)
        return oldest

    def read(self) -> dict[str, bool]:
        return {one["id"]: sha256(one["body"].encode()).hexdigest() == one["hash"] for one in self._db.all()}

    def close(self) -> None:
        self._db.close()


def a_body() -> str:
    """Return as much text as a record holds, never the same."""
    return str(new_record_id()) * 40


STORES: dict[str, Callable[[Path], Store]] = {
    "outbox": TheOutbox,
    "wal-normal": partial(PlainSqlite, journal="WAL", synchronous="NORMAL"),
    "delete-full": partial(PlainSqlite, journal="DELETE", synchronous="FULL"),
    "tinydb": TinyStore,
}
NAMES = {
    "outbox": "the outbox",
    "wal-normal": "SQLite, WAL and NORMAL",
    "delete-full": "SQLite, DELETE and FULL (Python's default)",
    "tinydb": "TinyDB's own JSONStorage",
}


def read_again(store: str, folder: Path) -> dict[str, bool] | None:
    """Open a store as a device that comes up again does, and read it; None when it cannot."""
    try:
        opened = STORES[store](folder)
    except Exception:
        return None
    try:
        return opened.read()
    except Exception:
        return None
    finally:
        opened.close()


def rows_of_all(
    what: str, of: str, n: int, few: int, harm: Callable[[str, int], Mapping[str, int]]
) -> list[Row]:
    """Do `harm` to the outbox `n` times and to each control `few` times; a row each."""
    rows = []
    for store, name in NAMES.items():
        times = n if store == "outbox" else few
        rows.append(Row(f"{what}: {name}", times, of, dict(harm(store, times)), store != "outbox"))
    return rows
