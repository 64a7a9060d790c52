"""The queue of sealed records: waiting → sending → delivered (only a receipt stays) or quarantined.

Exactly-once in effect: an id is made once with its record; central keeps it for ever with the hash of the
sealed bytes, so that sending twice is harmless and sending other bytes under the same id is noticed.

The same id may come in twice here as well (a script tries again): a *fingerprint*, SHA-256 of its canonical
JSON without `made`, tells whether it is the same. It cannot be tried out: the content holds the 128
random bits of the token. What holds none has the hash of its sealed bytes: nothing hands that in twice.
"""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol
from uuid import UUID

from kiosk.outbox import database, on_stick, rows
from kiosk.outbox.device_state import DeviceState, Requests
from kiosk.outbox.refusals import DiskFull, OtherContent, QueueBroken, Retired
from kiosk.wire.batch import Envelope
from kiosk.wire.document import canonical_json
from kiosk.wire.record import Made

ROOM = 4_000_000  # bytes (a quarter of a small card) that records leave free
SPARE_PAGES = 8
LONGEST_WAIT = 4000.0  # seconds, over any back-off; a next_try further off was written by a clock that lied
KNOWN = """SELECT (SELECT fingerprint FROM records WHERE id = ?1),
                  (SELECT fingerprint FROM receipts WHERE id = ?1),
                  (SELECT value FROM device_state WHERE key = 'retired')"""


class Sealable(Protocol):
    """What goes to central in an envelope of its own: a record, or the news of a stand session."""

    @property
    def id(self) -> UUID: ...

    @property
    def made(self) -> Made: ...

    def model_dump(self, *, mode: str, by_alias: bool) -> dict[str, Any]: ...


class Seals(Protocol):
    """Something that seals a record for central; see kiosk.outbox.enrolment.Sealer."""

    def seal(self, plain: bytes, record_id: UUID) -> bytes: ...


@dataclass(frozen=True)
class Queued:
    """What `add` did. `new` is False when the same record was there already, `delivered` when it has gone."""

    id: UUID
    new: bool
    delivered: bool = False


@dataclass(frozen=True)
class QueueStatus:
    """What waits, since when, and what was refused and why."""

    waiting: int
    sending: int
    quarantined: tuple[tuple[str, str], ...]  # (id, problem code)
    delivered: int
    oldest_waiting: datetime | None
    last_contact: datetime | None
    retired: str | None = None
    on_stick: int = 0  # how many of those waiting and being sent lie on a stick too

    @property
    def not_received(self) -> int:
        """How many central has not signed for and not refused."""
        return self.waiting + self.sending

    @property
    def only_here(self) -> int:
        """How many would be gone with this device."""
        return self.not_received - self.on_stick


class Outbox:
    """The queue in one database file; safe to use from several threads and processes."""

    def __init__(self, path: Path) -> None:
        """Open the queue. Raises a NotStored, see kiosk.outbox.database.connect."""
        self.path = path
        self._connection = database.connect(path)
        self._inode = path.stat().st_ino
        self._lock = threading.RLock()
        self.state = DeviceState(self._connection, self._lock)
        self.requests = Requests(self._connection, self._lock)

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """One durable change of the queue, for kiosk.outbox.handover and for wiping."""
        with self._lock, database.transaction(self._connection) as db:
            yield db

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Several looks at the queue as it is at one moment."""
        with self._lock, database.named_problems():
            self._connection.execute("BEGIN")
            try:
                yield self._connection
            finally:
                self._connection.execute("COMMIT")

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    def moved(self) -> bool:
        """Say whether the file this queue was opened from is no longer the one at its path."""
        try:
            return self.path.stat().st_ino != self._inode
        except FileNotFoundError:
            return True

    def __enter__(self) -> Outbox:
        return self

    def __exit__(self, *_exc: object) -> None:
        self.close()

    # --- taking records in

    def add(self, record: Sealable, sealer: Seals) -> Queued:
        """Seal `record` and store it; durable when this returns. Raises a NotStored when it is not stored.

        The same record again changes nothing; another content under the same id raises OtherContent.
        """
        content = record.model_dump(mode="json", by_alias=True)  # what central will read
        sealed = sealer.seal(canonical_json(content), record.id)
        fingerprint = (
            fingerprint_of(content)
            if content.get("token") or content.get("salt")
            else sha256(sealed).hexdigest()
        )
        stand, kind = content.get("stand") or "", content.get("kind", "record")
        with self.transaction() as db:
            queued, delivered, retired = db.execute(KNOWN, (str(record.id),)).fetchone()
            if queued or delivered:
                if fingerprint not in (queued, delivered):
                    raise OtherContent(
                        f"record {record.id} exists already with another content: nothing changed"
                    )
                return Queued(record.id, new=False, delivered=not queued)
            if retired:
                raise Retired("this device is out of service and takes no new records")
            self._leave_room(db)
            rows.store(db, record.id, sealed, fingerprint, record.made, stand, kind)
        return Queued(record.id, new=True)

    def _leave_room(self, db: sqlite3.Connection) -> None:
        """Raise DiskFull a little early: handing over needs room for its journal too."""
        card = os.statvfs(self.path.parent)
        if card.f_bavail * card.f_frsize >= min(ROOM, card.f_blocks * card.f_frsize // 4):
            return
        db.execute("DELETE FROM kept")  # delivered already: room for the living first
        # Delivered records leave room inside the file: then it need not grow.
        if db.execute("PRAGMA freelist_count").fetchone()[0] < SPARE_PAGES:
            raise DiskFull("no room left: the record is not stored")

    # --- looking

    def unsent(self, refused: bool = False) -> list[Envelope]:
        """Return what was not delivered, oldest first, untouched; `refused`: what was refused as well."""
        unsent = (
            "SELECT seq, id, sealed FROM records LEFT JOIN sealed_bytes USING (seq)"
            " WHERE state <> 'quarantined' OR ?1 ORDER BY seq"
        )
        with self._lock, database.named_problems():
            found = self._connection.execute(unsent, (refused,))
            return [rows.envelope(row) for row in found]

    def due(self) -> bool:
        """Say whether a record could be sent now."""
        now = time.time()
        with self._lock, database.named_problems():
            found = self._connection.execute(
                "SELECT EXISTS (SELECT 1 FROM records WHERE state = 'waiting'"
                " AND (next_try <= ?1 OR next_try > ?1 + ?2))",
                (now, LONGEST_WAIT),
            )
            return bool(found.fetchone()[0])

    def status(self) -> QueueStatus:
        """Return what waits and what was refused, read in one go."""
        with self.reading() as db:
            total = db.execute("SELECT count(*) FROM records").fetchone()[0]
            sending = db.execute("SELECT count(*) FROM records WHERE state = 'sending'").fetchone()[0]
            refused = db.execute(
                "SELECT id, coalesce(problem, '') FROM records WHERE state = 'quarantined' ORDER BY seq"
            ).fetchall()
            delivered = db.execute("SELECT count(*) FROM receipts").fetchone()[0]
            written = db.execute(
                "SELECT count(*) FROM records WHERE state <> 'quarantined' AND seq <= ?",
                (on_stick.through(self.state),),
            ).fetchone()[0]
            oldest = db.execute(
                "SELECT made_wall FROM records WHERE state <> 'quarantined' ORDER BY seq LIMIT 1"
            ).fetchone()
        contact = self.state.get("last-contact")
        return QueueStatus(
            waiting=total - sending - len(refused),
            sending=sending,
            quarantined=tuple((row[0], row[1]) for row in refused),
            delivered=delivered,
            oldest_waiting=_moment(oldest[0]) if oldest else None,
            last_contact=_moment(contact) if contact else None,
            retired=self.state.get("retired"),
            on_stick=written,
        )


def open_outbox(state_dir: Path) -> Outbox:
    """Open the queue of a device. Raises a NotStored, see kiosk.outbox.database.connect."""
    return Outbox(state_dir / database.NAME)


def fingerprint_of(content: Mapping[str, object]) -> str:
    """Return the hash that tells whether two records with one id say the same; `content` as on the wire."""
    said = {key: value for key, value in content.items() if key != "made"}
    return sha256(canonical_json(said)).hexdigest()


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except (TypeError, ValueError):
        raise QueueBroken("a time in the queue cannot be read; its file is left as it is") from None
