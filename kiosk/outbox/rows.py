"""A sealed record as rows of the queue: what is said of it in `records`, its bytes in `sealed_bytes`."""

from __future__ import annotations

import sqlite3
from hashlib import sha256
from uuid import UUID

from kiosk.outbox.refusals import QueueBroken
from kiosk.wire.batch import Envelope
from kiosk.wire.record import Made


def store(
    db: sqlite3.Connection,
    record_id: UUID,
    sealed: bytes,
    fingerprint: str,
    made: Made,
    stand: str = "",
    kind: str = "record",
) -> None:
    """Put one sealed record in, inside the caller's transaction."""
    number = db.execute(
        "INSERT INTO records (id, sha256, fingerprint, made_wall, made_synced, made_boot, made_monotonic,"
        " stand, kind) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            str(record_id),
            sha256(sealed).hexdigest(),
            fingerprint,
            made.wall.isoformat(),
            made.clock_synced,
            made.boot_id,
            made.monotonic_ms,
            stand,
            kind,
        ),
    ).lastrowid
    db.execute("INSERT INTO sealed_bytes VALUES (?, ?)", (number, sealed))


def envelope(row: tuple[int, str, bytes]) -> Envelope:
    """Return the envelope of a row (seq, id, sealed). Raises QueueBroken for one a failing card changed."""
    seq, record_id, sealed = row
    try:
        return Envelope.around(UUID(record_id), seq, sealed)
    except (TypeError, ValueError, AttributeError):
        raise QueueBroken(f"record {seq} of the queue cannot be read; its file is left as it is") from None
