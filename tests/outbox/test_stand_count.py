"""The queue knows which stand a record was made in, before and after it left; an older queue learns it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from kiosk.outbox import database, migration
from kiosk.outbox.handover import Handover
from kiosk.outbox.queue import Outbox
from kiosk.outbox.refusals import DiskReadOnly, QueueNewer
from kiosk.outbox.retire import wipe
from kiosk.outbox.stand_count import STICK_KEY, StandCount, count_stand
from kiosk.wire.batch import FILL_BODY, Action
from kiosk.wire.ids import new_record_id
from tests.outbox.device import Device, a_record
from tests.wire.stands import stand_news

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


def add(device: Device, outbox: Outbox, *names: str, stand: object) -> None:
    for name in names:
        device.queue(outbox, a_record(name, stand=str(stand)))


def test_a_stand_counts_its_own_people_and_nobody_elses(device: Device) -> None:
    stand, other = new_record_id(), new_record_id()
    with device.outbox() as outbox:
        add(device, outbox, "An", "Bea", stand=stand)
        add(device, outbox, "Cas", stand=other)
        device.queue(outbox, a_record("Dirk"))
        device.queue(outbox, stand_news(stand))
        count = count_stand(outbox, stand)
    assert (count.saved, count.delivered, count.waiting, count.news_waiting) == (2, 0, (1, 2), 1)


def test_what_central_signed_for_is_counted_with_its_time(device: Device) -> None:
    stand = new_record_id()
    with device.outbox() as outbox:
        add(device, outbox, "An", "Bea", stand=stand)
        device.queue(outbox, stand_news(stand))
    device.send()
    with device.outbox() as outbox:
        count = count_stand(outbox, stand)
    assert (count.saved, count.delivered, count.waiting, count.news_waiting) == (2, 2, (), 0)
    assert count.received_at is not None


def test_what_was_refused_and_what_is_on_a_stick_are_told_apart(device: Device) -> None:
    stand = new_record_id()
    with device.outbox() as outbox:
        add(device, outbox, "An", "Bea", "Cas", stand=stand)
        handover = Handover(outbox)
        taken = handover.claim(1, FILL_BODY, 0)
        handover.settle([Action(taken[0].id, "quarantine", "hash-mismatch")], "", 0)
        outbox.state.set(STICK_KEY, "2", "screen")
        count = count_stand(outbox, stand)
    assert count.refused == ((1, "hash-mismatch"),)
    assert (count.waiting, count.on_stick, count.saved) == ((2, 3), 1, 3)


def test_without_a_stand_there_is_nothing_to_count(device: Device) -> None:
    with device.outbox() as outbox:
        device.queue(outbox, a_record("An"))
        assert count_stand(outbox, None) == StandCount()


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
        add(device, outbox, "An", stand=stand)
        assert count_stand(outbox, stand).saved == 1
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
