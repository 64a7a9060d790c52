"""The queue on one device: what is acknowledged is there, what is there cannot be read."""

from __future__ import annotations

import base64
import sqlite3
import threading
import time
from pathlib import Path

import pytest

from kiosk.outbox.device_state import NotYourRow
from kiosk.outbox.handover import Handover
from kiosk.outbox.refusals import (
    NotEnrolled,
    OtherContent,
    QueueBroken,
    QueueNewer,
    Retired,
)
from kiosk.wire.batch import FILL_BODY
from kiosk.wire.sealing import TooLong
from tests.outbox.device import Device, a_name, a_record, record_json
from tests.outbox.fake_central import FakeCentral


def test_no_byte_of_what_a_person_typed_is_on_the_card(device: Device, central: FakeCentral) -> None:
    name, phone = a_name(), "+32499887766"
    data = record_json(name)
    data["person"]["reach"]["value"] = phone
    with device.outbox() as outbox:
        device.queue(outbox, a_record(**{**data, "name": name}))
        device.run("outbox", "status", "--json")
        everything = b"".join(path.read_bytes() for path in device.state.rglob("*") if path.is_file())
    device.send()
    everything += b"".join(path.read_bytes() for path in device.state.rglob("*") if path.is_file())
    assert central.opened[0]["person"]["name"] == name
    for typed in (name, phone, name.split()[1], phone[3:]):
        for spelling in spellings(typed):
            assert spelling not in everything


def spellings(typed: str) -> list[bytes]:
    """Return how a text may lie on a card: three encodings, and base64 at each of its three offsets."""
    plain = [typed.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be")]
    coded = [base64.b64encode(b"\0" * shift + typed.encode())[4:-4] for shift in range(3)]
    return plain + coded + [typed.encode().hex().encode()]


def test_the_same_record_again_is_not_doubled(device: Device) -> None:
    record = a_record("An")
    with device.outbox() as outbox:
        assert device.queue(outbox, record).new
        assert not device.queue(outbox, record).new
        assert outbox.status().waiting == 1
    device.send()
    with device.outbox() as outbox:
        again = device.queue(outbox, record)
        assert (again.new, again.delivered) == (False, True)
        assert outbox.status().waiting == 0


def test_other_content_under_the_same_id_is_refused_and_the_first_stays(
    device: Device, central: FakeCentral
) -> None:
    record = a_record("An")
    other = record.model_copy(update={"person": record.person.model_copy(update={"name": "Bea"})})
    with device.outbox() as outbox:
        device.queue(outbox, record)
        with pytest.raises(OtherContent):
            device.queue(outbox, other)
    device.send()
    assert [entry["person"]["name"] for entry in central.opened] == ["An"]
    with device.outbox() as outbox, pytest.raises(OtherContent):
        device.queue(outbox, other)


def test_the_time_a_record_was_made_is_not_part_of_what_was_said(device: Device) -> None:
    data = record_json("An")
    with device.outbox() as outbox:
        device.queue(outbox, a_record(**{**data, "name": "An"}))
        later = a_record(**{**data, "name": "An", "made": data["made"] | {"monotonic_ms": 1}})
        assert not device.queue(outbox, later).new


def test_a_step_inside_another_is_kept_with_it_or_not_at_all(device: Device) -> None:
    with device.outbox() as outbox:
        with pytest.raises(KeyboardInterrupt), outbox.transaction():
            device.queue(outbox, a_record("An"))
            raise KeyboardInterrupt
        assert outbox.status().waiting == 0
        with outbox.transaction():
            device.queue(outbox, a_record("Bea"))
            outbox.state.count_up("batch-seq")
        assert (outbox.status().waiting, outbox.state.get("batch-seq")) == (1, "1")


def test_without_enrolment_nothing_is_taken(tmp_path: Path, central: FakeCentral) -> None:
    with pytest.raises(NotEnrolled):
        Device(tmp_path, central).add("An")


def test_a_record_too_long_to_send_is_refused_at_once(device: Device) -> None:
    long = {f"step_{n}": ["é" * 400] * 40 for n in range(3)}
    with device.outbox() as outbox, pytest.raises(TooLong):
        device.queue(outbox, a_record(answers=long))


def test_the_database_is_kept_as_measured(device: Device) -> None:
    with device.outbox() as outbox, outbox.transaction() as db:
        assert db.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
        assert db.execute("PRAGMA synchronous").fetchone()[0] == 3
    assert (device.state / "kiosk.db").stat().st_mode & 0o077 == 0


def test_a_queue_of_a_newer_program_is_left_alone(device: Device) -> None:
    device.add("An")
    with sqlite3.connect(device.state / "kiosk.db") as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    before = (device.state / "kiosk.db").read_bytes()
    with pytest.raises(QueueNewer, match="version 99"):
        device.outbox()
    assert (device.state / "kiosk.db").read_bytes() == before


@pytest.mark.parametrize("damage", ["text", "torn"])
def test_a_broken_queue_is_said_and_its_file_is_not_touched(device: Device, damage: str) -> None:
    device.add("An")
    file = device.state / "kiosk.db"
    file.write_bytes(b"not a database\n" * 400 if damage == "text" else b"\0" * 16 + file.read_bytes()[16:])
    before = file.read_bytes()
    with pytest.raises(QueueBroken):
        device.outbox()
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("id", "not a number of a record"),
        ("id", None),
        ("made_wall", "yesterday"),
        ("made_wall", b"\xff\xfe"),
    ],
)
def test_a_queue_whose_words_a_failing_card_changed_is_said_to_be_broken(
    device: Device, column: str, value: object
) -> None:
    device.add("An")
    with sqlite3.connect(device.state / "kiosk.db") as db:
        db.execute("PRAGMA writable_schema = ON")  # a card asks nobody whether a column may be empty
        db.execute("UPDATE sqlite_schema SET sql = replace(sql, 'TEXT NOT NULL', 'TEXT')")
    db.close()
    with sqlite3.connect(device.state / "kiosk.db") as db:
        text = "CAST(? AS TEXT)" if isinstance(value, bytes) else "?"
        db.execute(f"UPDATE records SET {column} = {text}", (value,))
    db.close()
    with device.outbox() as outbox, pytest.raises(QueueBroken):
        outbox.status()
        outbox.unsent()
    with device.outbox() as outbox, pytest.raises(QueueBroken):
        outbox.status()
        Handover(outbox).claim(1, FILL_BODY, time.time())


def test_a_clock_that_jumps_back_does_not_lock_a_record_up(device: Device) -> None:
    device.add("An")
    with device.outbox() as outbox:
        handover = Handover(outbox)
        taken = handover.claim(50, FILL_BODY, time.time())
        in_2106 = 4_291_747_200.0
        handover.release(taken, next_try=in_2106)
        assert outbox.due()
    assert device.send(all_due=False).delivered == 1


def test_two_processes_and_four_threads_lose_nothing(device: Device) -> None:
    def add_ten(outbox: object) -> None:
        for _ in range(10):
            device.add("An")

    threads = [threading.Thread(target=add_ten, args=(None,)) for _ in range(4)]
    with device.outbox() as shared:
        for thread in threads:
            thread.start()
        for _ in range(10):
            device.queue(shared, a_record("Bea"))
        for thread in threads:
            thread.join()
        assert shared.status().waiting == 50


def test_a_row_of_the_other_process_is_not_overwritten(device: Device) -> None:
    with device.outbox() as outbox:
        outbox.state.set("printer", "ok", "screen")
        outbox.state.set("printer", "unreachable", "screen")
        with pytest.raises(NotYourRow):
            outbox.state.set("printer", "ok", "sync")
        assert outbox.state.get("printer") == "unreachable"


def test_asking_twice_to_send_now_is_asking_once(device: Device) -> None:
    with device.outbox() as outbox:
        outbox.requests.ask("send-now")
        outbox.requests.ask("send-now")
        assert outbox.requests.take("send-now")
        assert not outbox.requests.take("send-now")


def test_a_retired_device_takes_nothing_new(device: Device) -> None:
    with device.outbox() as outbox:
        outbox.state.set("retired", "revoked", "sync")
        with pytest.raises(Retired):
            device.queue(outbox, a_record())
