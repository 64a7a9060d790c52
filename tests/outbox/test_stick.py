"""What goes on a stick is exactly what goes over the network, and stays queued."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from kiosk.outbox import stick_report
from kiosk.outbox.refusals import DiskFull
from kiosk.outbox.stick import export
from kiosk.wire.batch import FILL_BODY, MAX_ENVELOPES, read_batch
from kiosk.wire.signing import verify_batch
from tests.outbox.device import Device, a_record
from tests.outbox.fake_central import FakeCentral


def test_a_stick_holds_signed_batches_and_everybody_still_waits(
    device: Device, central: FakeCentral, tmp_path: Path
) -> None:
    device.add(*[f"Person {n}" for n in range(60)])
    with device.outbox() as outbox:
        done = export(outbox, device.enrolment(), tmp_path / "stick")
    assert (done.records, len(done.names)) == (60, 2)
    for name in done.names:
        body = (tmp_path / "stick" / f"{name}.json").read_bytes()
        signature = (tmp_path / "stick" / f"{name}.sig").read_text()
        device_id = device.enrolment().device_id
        assert verify_batch(central.devices[device_id], signature, body) == device_id
        central.store(read_batch(body))
    assert device.waiting() == 60
    report = device.send()
    assert report.delivered == 60, "central has them already: duplicates"
    assert len(central.opened) == 60


def test_long_records_fit_in_batches_too(device: Device, tmp_path: Path) -> None:
    long = {f"step_{n}": ["x" * 400] * 40 for n in range(3)}  # about 48 KB each
    with device.outbox() as outbox:
        for _ in range(7):
            device.queue(outbox, a_record(answers=long))
        done = export(outbox, device.enrolment(), tmp_path / "stick")
    sizes = [(tmp_path / "stick" / f"{name}.json").stat().st_size for name in done.names]
    assert len(sizes) > 1
    assert max(sizes) <= FILL_BODY
    assert device.send().delivered == 7


def test_an_empty_queue_writes_nothing(device: Device, tmp_path: Path) -> None:
    with device.outbox() as outbox:
        done = export(outbox, device.enrolment(), tmp_path / "stick")
    assert done.names == ()
    assert list((tmp_path / "stick").iterdir()) == []
    assert MAX_ENVELOPES == 50


def test_the_report_says_in_words_what_is_on_the_stick_and_names_every_file(
    device: Device, tmp_path: Path
) -> None:
    device.add(*[f"Geheim {n}" for n in range(51)])
    with device.outbox() as outbox:
        done = export(outbox, device.enrolment(), tmp_path / "stick")
    [report] = (tmp_path / "stick").glob("*.txt")
    text = report.read_text("utf-8-sig")
    assert "Aantal berichten op deze stick: 51, in 2 bestanden." in text
    assert text.index("Aantal berichten") < text.index("sha256")
    for name, count in zip(done.names, (50, 1), strict=True):
        body = (tmp_path / "stick" / f"{name}.json").read_bytes()
        assert f"{name}.json\n  berichten: {count}\n  sha256: {sha256(body).hexdigest()}" in text
    assert "Geheim" not in text


def test_a_stick_without_room_for_the_report_holds_the_records_all_the_same(
    device: Device, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull("no room left")

    monkeypatch.setattr(stick_report, "write_durably", full)
    device.add("An")
    with device.outbox() as outbox:
        assert export(outbox, device.enrolment(), tmp_path / "stick").records == 1
    assert sorted(path.suffix for path in (tmp_path / "stick").iterdir()) == [".json", ".sig"]
