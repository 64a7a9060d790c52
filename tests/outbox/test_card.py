"""A card that is full, read-only or gone: nobody is told that something is stored when it is not."""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.outbox.durable import write_durably
from kiosk.outbox.queue import open_outbox
from kiosk.outbox.refusals import DiskFull, DiskReadOnly
from kiosk.outbox.stick import export
from kiosk.wire.batch import read_batch
from tests.outbox.card import Card
from tests.outbox.device import EXAMPLE, ROOT, Device, a_record
from tests.outbox.fake_central import FakeCentral
from tests.waiting import HANG


@pytest.fixture
def card(tmp_path: Path) -> Iterator[Card]:
    mounted = Card(tmp_path / "card")
    yield mounted
    mounted.take_out()


def test_on_a_full_card_nobody_is_told_it_is_stored(card: Card, central: FakeCentral) -> None:
    device = Device(card.path / "state", central)
    device.enrol()
    stored = 0
    with device.outbox() as outbox:
        with pytest.raises(card.full):  # how many fit is not ours to know
            while True:
                device.queue(outbox, a_record(f"Person {stored}"))
                stored += 1
        assert outbox.status().waiting == stored > 50
    card.fill(leaving=60_000)
    assert device.send().delivered == stored, "what was stored still goes out from a full card"
    device.add("After")  # in the room that the delivered ones left
    assert device.send().delivered == 1


def test_a_card_that_turned_read_only_says_so(card: Card, central: FakeCentral) -> None:
    device = Device(card.path / "state", central)
    device.enrol()
    device.add("An")
    with card.read_only():
        with pytest.raises(DiskReadOnly), device.outbox() as outbox:
            device.queue(outbox, a_record("Bea"))
        with open_outbox(device.state) as outbox:
            assert outbox.status().waiting == 1, "what waits can still be seen"
            outbox.requests.ask("send-now")  # a hint that cannot be left is no reason to frighten anybody
    assert device.send().delivered == 1


def test_what_waits_on_a_card_that_turned_read_only_still_goes_on_a_stick(
    card: Card, central: FakeCentral, tmp_path: Path
) -> None:
    device, stick = Device(card.path / "state", central), tmp_path / "stick"
    device.enrol()
    device.add(*[f"Person {n}" for n in range(60)])
    with card.read_only(), device.outbox() as outbox:
        for _ in range(2):  # a second time overwrites nothing
            done = export(outbox, device.enrolment(), stick)
            assert (done.records, len(done.names)) == (60, 2)
    assert len(list(stick.glob("*.sig"))) == len(list(stick.glob("*.json"))) == 4
    for path in stick.glob("*.json"):
        central.store(read_batch(path.read_bytes()))
    assert len(central.opened) == 60
    assert device.send().delivered == 60, "nothing that was on the card is lost or changed"


def test_the_command_writes_to_a_stick_from_a_card_that_turned_read_only(
    card: Card, central: FakeCentral, tmp_path: Path
) -> None:
    device = Device(card.path / "state", central)
    device.enrol()
    device.add("An")
    with card.read_only():
        done = device.call("outbox", "export", str(tmp_path / "stick"))
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"wrote 1 records" in done.stdout


CUT_IN_THE_MIDDLE = """
import os, sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("PRAGMA cache_size = 2")
db.execute("BEGIN IMMEDIATE")
db.execute("UPDATE sealed_bytes SET sealed = zeroblob(2500)")
os._exit(0)
"""


def test_a_card_that_turned_read_only_in_the_middle_of_a_write_gives_up_its_records_too(
    card: Card, central: FakeCentral, tmp_path: Path
) -> None:
    """The write that failed is half done on the card, and the card does not let it be undone."""
    device, stick = Device(card.path / "state", central), tmp_path / "stick"
    device.enrol()
    device.add(*[f"Person {n}" for n in range(20)])
    queue = device.state / "kiosk.db"
    subprocess.run([sys.executable, "-c", CUT_IN_THE_MIDDLE, str(queue)], check=True)
    assert (device.state / "kiosk.db-journal").stat().st_size
    with card.read_only():
        done = device.call("outbox", "export", str(stick))
        assert (done.returncode, done.stderr) == (0, b"")
    for path in stick.glob("*.json"):
        central.store(read_batch(path.read_bytes()))
    assert {one["person"]["name"] for one in central.opened} == {f"Person {n}" for n in range(20)}
    assert device.send().delivered == 20


def test_a_file_is_old_or_new_and_never_half(card: Card) -> None:
    target = card.path / "enrolment.json"
    write_durably(target, b"old")
    with pytest.raises(DiskFull):
        write_durably(target, bytes(3_000_000))
    assert target.read_bytes() == b"old"
    assert [path.name for path in card.path.iterdir()] == ["enrolment.json"]


def test_a_command_on_a_card_that_takes_no_byte_more_exits_1_with_one_line(device: Device) -> None:
    def take_no_byte_more() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))

    done = subprocess.run(
        device.command("outbox", "add", str(EXAMPLE)),
        env=device.environment(),
        cwd=ROOT,
        preexec_fn=take_no_byte_more,
        capture_output=True,
        timeout=HANG,
    )
    assert done.returncode == 1
    assert done.stderr.decode().startswith("kiosk outbox: the card refuses to write")
    assert done.stderr.count(b"\n") == 1
    assert device.waiting() == 0


def test_a_missing_directory_is_said(device: Device) -> None:
    shutil.rmtree(device.state)
    with pytest.raises(DiskReadOnly):
        device.outbox()
