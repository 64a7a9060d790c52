"""A queue of an older program: nothing in it is lost, and the old file stays until the device is wiped."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from kiosk.outbox import database, migration
from kiosk.outbox.kept import COLUMNS
from kiosk.outbox.refusals import DiskReadOnly, QueueNewer
from kiosk.outbox.retire import wipe
from kiosk.outbox.stand_count import count_stand
from kiosk.wire.ids import new_record_id
from tests.outbox.device import Device, a_record
from tests.outbox.fake_central import FakeCentral

OF_VERSION_1 = (
    """CREATE TABLE records (
        seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL,
        fingerprint TEXT NOT NULL, state TEXT NOT NULL DEFAULT 'waiting', problem TEXT,
        made_wall TEXT NOT NULL,
        made_synced INTEGER NOT NULL, made_boot TEXT NOT NULL, made_monotonic INTEGER NOT NULL,
        tries INTEGER NOT NULL DEFAULT 0, next_try REAL NOT NULL DEFAULT 0, sealed BLOB NOT NULL)""",
    "CREATE INDEX records_not_waiting ON records (state) WHERE state <> 'waiting'",
    """CREATE TABLE receipts (id TEXT PRIMARY KEY, sha256 TEXT NOT NULL, fingerprint TEXT NOT NULL,
        delivered_at TEXT NOT NULL, answer_signature TEXT NOT NULL)""",
    """CREATE TABLE device_state (key TEXT PRIMARY KEY, value TEXT NOT NULL,
        writer TEXT NOT NULL CHECK (writer IN ('screen', 'sync')), at TEXT NOT NULL)""",
    "CREATE TABLE requests (what TEXT PRIMARY KEY, asked_at TEXT NOT NULL)",
    "PRAGMA user_version = 1",
)
OF_VERSION_2 = (*OF_VERSION_1[:-1], *migration.TO_VERSION_2)


def an_old_queue(state: Path) -> Path:
    path = state / database.NAME
    path.unlink(missing_ok=True)
    with sqlite3.connect(path) as db:
        for statement in OF_VERSION_1:
            db.execute(statement)
        db.execute(
            "INSERT INTO records (id, sha256, fingerprint, made_wall, made_synced, made_boot, made_monotonic,"
            " sealed) VALUES (?, 'a', 'b', '2026-11-21T10:00:00+01:00', 1, 'boot', 1, x'01')",
            (str(new_record_id()),),
        )
        db.execute("INSERT INTO receipts VALUES ('gone', 'a', 'b', '2026-11-21T11:00:00+00:00', 'c')")
    db.close()
    return path


def test_a_queue_of_the_version_before_is_brought_up_to_date_and_kept_beside(device: Device) -> None:
    path = an_old_queue(device.state)
    with device.outbox() as outbox:
        status = outbox.status()
        assert (status.waiting, status.delivered) == (1, 1)
        stand = new_record_id()
        device.queue(outbox, a_record("An", stand=str(stand)))
        assert count_stand(outbox, stand).saved == 1
        assert outbox.unsent()[0].content() == b"\x01"
    copy = migration.copy_of(path, 1)
    assert copy.stat().st_mode & 0o077 == 0
    with sqlite3.connect(copy) as db:
        assert db.execute("PRAGMA user_version").fetchone()[0] == 1
        assert db.execute("SELECT count(*) FROM records").fetchone()[0] == 1
    db.close()
    with device.outbox() as again:
        assert again.status().waiting == 2, "it is migrated once"


def test_the_copy_of_an_old_queue_goes_when_the_device_is_wiped(device: Device) -> None:
    path = an_old_queue(device.state)
    with device.outbox() as outbox:
        assert migration.copy_of(path, 1).exists()
        wipe(outbox, device.state)
    assert not migration.copy_of(path, 1).exists()


def test_without_room_for_the_copy_the_old_queue_stays_as_it_is(device: Device, monkeypatch) -> None:
    path = an_old_queue(device.state)
    before = path.read_bytes()

    def read_only(*_: object) -> None:
        raise OSError(30, "read-only")

    monkeypatch.setattr(migration, "sync_directory", read_only)
    with pytest.raises(DiskReadOnly):
        device.outbox()
    assert path.read_bytes() == before


def test_a_newer_queue_is_still_refused(device: Device) -> None:
    path = an_old_queue(device.state)
    with sqlite3.connect(path) as db:
        db.execute(f"PRAGMA user_version = {database.VERSION + 1}")
    db.close()
    with pytest.raises(QueueNewer):
        device.outbox()


def test_what_waited_in_a_queue_of_version_2_is_sealed_apart_and_still_arrives(
    device: Device, central: FakeCentral
) -> None:
    """Its records are those of today, put back into one table as they were."""
    device.add("An", "Bea")
    path = device.state / database.NAME
    with sqlite3.connect(path) as db:
        rows = db.execute(f"SELECT {COLUMNS}, sealed FROM records JOIN sealed_bytes USING (seq)").fetchall()
    db.close()
    path.unlink()
    with sqlite3.connect(path) as db:
        for statement in OF_VERSION_2:
            db.execute(statement)
        marks = ", ".join("?" * len(rows[0]))
        db.executemany(f"INSERT INTO records ({COLUMNS}, sealed) VALUES ({marks})", rows)
    db.close()
    with device.outbox() as outbox:
        assert outbox.status().waiting == 2
    with sqlite3.connect(path) as db:
        assert db.execute("SELECT count(*) FROM sealed_bytes").fetchone()[0] == 2
        assert "sealed" not in [row[1] for row in db.execute("PRAGMA table_info(records)")]
    db.close()
    assert device.send().delivered == 2
    assert sorted(record["person"]["name"] for record in central.opened) == ["An", "Bea"]
