"""Handing records over, and only by one sender at a time: the holder of sync.lock.

with one_sender(state_dir):
    handover = Handover(outbox)
    handover.put_back_orphans()      # their sender died between taking them and hearing the answer
    taken = handover.claim(…)        # waiting → sending; a try counts before it is made
    …
    handover.settle(…) or handover.release(…)
"""

from __future__ import annotations

import fcntl
import json
import os
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from kiosk.outbox import kept, on_stick, rows
from kiosk.outbox.durable import disk_problem
from kiosk.outbox.queue import LONGEST_WAIT, Outbox
from kiosk.outbox.refusals import AlreadySending, DiskFull, NotStored
from kiosk.wire.batch import Action, Envelope, Move

LOCK = "sync.lock"
ENVELOPE_EXTRA = 200  # bytes of JSON around the sealed bytes of one envelope, rounded up
BATCH_EXTRA = 400  # … and around the envelopes of a batch


@contextmanager
def one_sender(state_dir: Path, wait_seconds: float = 0) -> Iterator[None]:
    """Hold sync.lock. Raises AlreadySending when another process holds it for longer than `wait_seconds`.

    The kernel lets go of the lock when its holder dies, however it dies.
    """
    try:
        descriptor = os.open(state_dir / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise disk_problem(error, LOCK) from None
    try:
        give_up = time.monotonic() + wait_seconds
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() >= give_up:
                    raise AlreadySending("another sync is at work on this device") from None
                time.sleep(0.1)
        yield
    finally:
        os.close(descriptor)


class Handover:
    """The moves of records between waiting, sending, delivered and quarantined."""

    def __init__(self, outbox: Outbox) -> None:
        self._outbox = outbox

    def put_back_orphans(self) -> int:
        """Return records to waiting whose sender died; the number of them."""
        with self._outbox.transaction() as db:
            return db.execute("UPDATE records SET state = 'waiting' WHERE state = 'sending'").rowcount

    def make_due(self) -> None:
        """Forget every back-off: somebody asked to send now."""
        with self._outbox.transaction() as db:
            db.execute("UPDATE records SET next_try = 0 WHERE next_try <> 0")

    def claim(self, limit: int, fill: int, now: float) -> list[Envelope]:
        """Take up to `limit` records due at `now`, oldest first, at most `fill` bytes but one at least.

        One whose next_try is further off than any back-off of ours was put off by a clock that lied.
        """
        taken: list[Envelope] = []
        with self._outbox.transaction() as db:
            due = db.execute(
                "SELECT seq, id, sealed FROM records LEFT JOIN sealed_bytes USING (seq)"
                " WHERE state = 'waiting'"
                " AND (next_try <= ?1 OR next_try > ?1 + ?2) ORDER BY seq LIMIT ?3",
                (now, LONGEST_WAIT, limit),
            )
            for row in due:
                one = rows.envelope(row)
                fill -= len(one.sealed) + ENVELOPE_EXTRA
                if taken and fill < 0:
                    break
                taken.append(one)
            db.execute(
                "UPDATE records SET state = 'sending', tries = tries + 1"
                " WHERE seq IN (SELECT value FROM json_each(?))",
                (json.dumps([one.seq for one in taken]),),
            )
        return taken

    def settle(self, actions: Sequence[Action], answer_signature: str, next_try: float) -> None:
        """Act on a trusted answer, in one transaction. Delivered records leave a receipt, all else stays.

        `next_try` (Unix seconds) is for the records that must wait. On a full card nothing is kept of what
        was delivered, whatever the setting: handing over comes first.
        """
        days = kept.days_kept()
        try:
            self._settle(actions, answer_signature, next_try, days)
        except DiskFull:
            if not days:
                raise
            self._settle(actions, answer_signature, next_try, 0)

    def _settle(self, actions: Sequence[Action], answer_signature: str, next_try: float, days: int) -> None:
        at = datetime.now(UTC).isoformat(timespec="seconds")
        ids: dict[Move, list[tuple[str, str]]] = {"delivered": [], "quarantine": [], "wait": []}
        for action in actions:
            ids[action.move].append((str(action.id), action.problem or "central-answer"))
        with self._outbox.transaction() as db:
            delivered = [record_id for record_id, _ in ids["delivered"]]
            # One statement for all of them, by number: one for each took three times as long.
            found = db.execute(
                "SELECT json_group_array(seq) FROM records WHERE id IN (SELECT value FROM json_each(?))",
                (json.dumps(delivered),),
            )
            (these,) = found.fetchone()
            db.execute(
                "INSERT OR IGNORE INTO receipts"
                " (id, sha256, fingerprint, delivered_at, answer_signature, stand, kind)"
                " SELECT id, sha256, fingerprint, ?2, ?3, stand, kind FROM records"
                " WHERE seq IN (SELECT value FROM json_each(?1)) ORDER BY seq",
                (these, at, answer_signature),
            )
            if days:
                for record_id in delivered:
                    kept.keep(db, record_id, time.time())
            for table in ("sealed_bytes", "records"):
                db.execute(
                    f"DELETE FROM {table} WHERE seq IN (SELECT value FROM json_each(?))",  # noqa: S608
                    (these,),
                )
            db.executemany(
                "UPDATE records SET state = 'quarantined', problem = ?2 WHERE id = ?1", ids["quarantine"]
            )
            db.executemany(
                "UPDATE records SET state = 'waiting', next_try = ?2 WHERE id = ?1",
                [(record_id, next_try) for record_id, _ in ids["wait"]],
            )

    def release(self, envelopes: Iterable[Envelope], next_try: float = 0, sent: bool = True) -> None:
        """Return records to waiting after no answer, or one that cannot be trusted.

        `sent` is False for what was taken and never went on its way: that was no try.
        """
        with self._outbox.transaction() as db:
            db.executemany(
                "UPDATE records SET state = 'waiting', next_try = ?, tries = tries - ?"
                " WHERE id = ? AND state = 'sending'",
                [(next_try, int(not sent), str(one.id)) for one in envelopes],
            )

    def retry(self) -> int:
        """Return quarantined records to waiting, and let all be due at once; how many were quarantined."""
        with self._outbox.transaction() as db:
            on_stick.none_from(db, self._outbox.state, "records WHERE state = 'quarantined'")
            freed = db.execute(
                "UPDATE records SET state = 'waiting', problem = NULL WHERE state = 'quarantined'"
            ).rowcount
        self.make_due()
        return freed

    def retry_delivered(self) -> int:
        """Let every delivered record that is still kept wait again; return how many (kiosk.outbox.kept)."""
        with self._outbox.transaction() as db:
            on_stick.none_from(db, self._outbox.state, "kept")
            return kept.put_back(db)

    def forget_kept(self) -> None:
        """Take away the delivered records that were kept long enough, unless the card takes no write."""
        with suppress(NotStored), self._outbox.transaction() as db:
            if db.execute("SELECT 1 FROM kept LIMIT 1").fetchone():
                kept.forget_old(db, kept.days_kept())

    def holds(self, record_id: UUID, sha256: str) -> bool:
        """Say whether this very sealed record is in the queue."""
        with self._outbox.transaction() as db:
            found = db.execute("SELECT 1 FROM records WHERE id = ? AND sha256 = ?", (str(record_id), sha256))
            return found.fetchone() is not None

    def tries(self, record_id: UUID) -> int:
        """Return how often a record has been sent."""
        with self._outbox.transaction() as db:
            row = db.execute("SELECT tries FROM records WHERE id = ?", (str(record_id),)).fetchone()
        return int(row[0]) if row else 0
