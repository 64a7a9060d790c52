"""A stick carries people's requests to central, and the answer back: once, whatever else happens."""

from __future__ import annotations

import itertools
import json
import os
from pathlib import Path

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from central.intake.enrolment import invite
from central.intake.models import Device, EnvelopeConflict, InboxEnvelope
from central.intake.stick import REPORT, StickRefused, import_stick, write_report
from central.keyring.folder import keys_dir
from kiosk.outbox import joining
from kiosk.outbox.clock import read_clock
from kiosk.outbox.handover import one_sender
from kiosk.outbox.queue import open_outbox
from kiosk.outbox.stick import export
from kiosk.outbox.stick_answers import take_answers
from kiosk.outbox.upload import upload
from kiosk.wire.compose import record_from_json
from tests.central.kiosks import a_record
from tests.central.straight_in import straight_in

pytestmark = pytest.mark.django_db


class RealDevice:
    """The device's own programs on a state directory, with a stick and a network."""

    def __init__(self, folder: Path, organisation, monkeypatch) -> None:
        self.state, self.stick, self.road = folder / "state", folder / "stick", straight_in(monkeypatch)
        self.state.mkdir(parents=True)
        token = invite(organisation, "http://127.0.0.1:8800", "Kiosk", timezone.now())
        with open_outbox(self.state) as outbox:
            self.enrolment = joining.join(token, self.state, outbox)

    def ask(self, *names: str) -> None:
        with open_outbox(self.state) as outbox:
            for name in names:
                record = json.dumps(a_record(person={"name": name})).encode()
                outbox.add(record_from_json(record, read_clock()), self.enrolment.sealer())

    def write(self) -> None:
        with open_outbox(self.state) as outbox:
            export(outbox, self.enrolment, self.stick)

    def carry(self):
        return import_stick(self.stick, timezone.now())

    def read_back(self):
        with open_outbox(self.state) as outbox, one_sender(self.state):
            return take_answers(outbox, self.enrolment, self.stick)

    def network(self) -> None:
        with open_outbox(self.state) as outbox, one_sender(self.state):
            upload(outbox, self.enrolment, self.road, all_due=True)

    def status(self):
        with open_outbox(self.state) as outbox:
            return outbox.status()


@pytest.fixture
def device(tmp_path, de_kring, monkeypatch) -> RealDevice:
    return RealDevice(tmp_path / "device", de_kring, monkeypatch)


def test_what_is_asked_far_from_a_network_arrives_by_stick_and_the_kiosk_hears_it(device):
    device.ask("An", "Bea")
    device.write()
    done = device.carry()
    assert (done.batches, dict(done.results), done.not_taken) == (1, {"stored": 2}, 0)
    assert device.status().waiting == 2
    assert device.read_back().delivered == 2
    assert (device.status().waiting, device.status().delivered) == (0, 2)


def test_the_report_says_it_in_words_and_names_nobody(device):
    device.ask("Zoë Ârslan")
    device.write()
    report = write_report(device.stick, device.carry(), timezone.now())
    text = report.read_text("utf-8-sig")
    assert "Samen: 1 bewaard." in text
    assert "Steek de stick nu weer in de kiosk." in text
    everything = b"".join(path.read_bytes() for path in device.stick.iterdir())
    assert "Ârslan".encode() not in everything


WAYS = ["write", "carry", "read_back", "network"]


@pytest.mark.parametrize("order", list(itertools.permutations(WAYS)), ids="-".join)
def test_stick_and_network_may_overlap_in_any_order(device, order):
    device.stick.mkdir()
    device.ask("An", "Bea", "Cor")
    for way in order:
        getattr(device, way)()
    for way in WAYS:  # and whatever came of it, going on as usual ends well
        getattr(device, way)()
    assert InboxEnvelope.objects.count() == 3
    assert not EnvelopeConflict.objects.exists()
    status = device.status()
    assert (status.waiting, status.sending, status.quarantined, status.delivered) == (0, 0, (), 3)


@settings(
    max_examples=15,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(st.lists(st.sampled_from([*WAYS, "ask"]), max_size=12))
def test_nobody_is_lost_or_doubled_whatever_is_done_in_whatever_order(
    tmp_path_factory, de_kring, monkeypatch, steps
):
    InboxEnvelope.objects.all().delete()
    device = RealDevice(tmp_path_factory.mktemp("device"), de_kring, monkeypatch)
    device.stick.mkdir()
    asked = 0
    for step in steps:
        if step == "ask":
            asked += 1
            device.ask(f"Person {asked}")
        else:
            getattr(device, step)()
        status = device.status()
        arrived = InboxEnvelope.objects.filter(device_id=device.enrolment.device_id).count()
        assert status.waiting + status.sending + status.delivered == asked
        assert arrived >= status.delivered, "a record left the kiosk before central had it"
    device.network()
    assert InboxEnvelope.objects.filter(device_id=device.enrolment.device_id).count() == asked
    assert device.status().delivered == asked


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-200])


def changed(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b'"seq":1', b'"seq":2', 1))


def unsigned(path: Path) -> None:
    path.with_suffix(".sig").unlink()


def signed_by_a_stranger(path: Path) -> None:
    other = "00000000-0000-4000-8000-000000000000"
    seal = path.with_suffix(".sig")
    seal.write_text(other + seal.read_text()[36:])


def far_too_long(path: Path) -> None:
    path.write_bytes(b"[" * 300_000)


def not_text(path: Path) -> None:
    path.with_suffix(".sig").write_bytes(b"\xff\xfe\x00" * 50)


@pytest.mark.parametrize(
    "harm",
    [cut_off, changed, unsigned, signed_by_a_stranger, far_too_long, not_text],
    ids=lambda f: f.__name__,
)
def test_a_batch_that_is_not_whole_or_not_ours_gets_one_line_and_the_next_one_goes_in(device, harm):
    device.ask("An")
    device.write()
    (first,) = device.stick.glob("*.json")
    device.write()
    harm(first)
    before = {path.name: path.read_bytes() for path in device.stick.iterdir()}
    done = device.carry()
    assert (done.batches, done.not_taken, len(done.lines)) == (1, 1, 2)
    assert first.name in "".join(done.lines)
    assert all((device.stick / name).read_bytes() == content for name, content in before.items())
    assert not list(device.stick.glob(f"{first.stem}.answer*"))
    assert InboxEnvelope.objects.count() == 1


def test_what_else_is_on_a_stick_is_left_alone(device):
    device.stick.mkdir()
    (device.stick / "vakantie.jpg").write_bytes(b"\xff\xd8")
    (device.stick / "lijst.json").write_text('{"a": 1}')
    (device.stick / "map.json").mkdir()
    done = device.carry()
    assert (done.batches, done.not_taken) == (0, 2)
    assert {path.name for path in device.stick.iterdir()} == {"vakantie.jpg", "lijst.json", "map.json"}


def test_a_stick_that_was_in_a_mac_on_the_way_brings_and_answers_what_it_holds(device):
    def open_on_a_mac() -> None:
        for path in [path for path in device.stick.iterdir() if path.is_file()]:
            path.with_name(f"._{path.name}").write_bytes(b"\x00\x05\x16\x07Mac OS X")

    device.ask("Zoé")
    device.write()
    open_on_a_mac()
    done = device.carry()
    assert (dict(done.results), done.not_taken) == ({"stored": 1}, 0)
    open_on_a_mac()
    taken = device.read_back()
    assert (taken.delivered, taken.not_taken) == (1, [])


def test_a_stick_that_is_not_there_is_said(tmp_path):
    with pytest.raises(StickRefused, match="cannot be read"):
        import_stick(tmp_path / "nowhere", timezone.now())


def test_an_answer_that_cannot_be_written_loses_nobody(device, monkeypatch):
    from central.intake import stick

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    device.ask("An")
    device.write()
    with monkeypatch.context() as patched:
        patched.setattr(stick, "replace_file", full)
        done = device.carry()
        assert "past niet op de stick" in done.lines[0]
        assert write_report(device.stick, done, timezone.now()) is None
    assert dict(device.carry().results) == {"duplicate": 1}
    assert device.read_back().delivered == 1


def test_an_answer_that_somebody_changed_moves_nothing(device):
    device.ask("An")
    device.write()
    device.carry()
    (answer,) = device.stick.glob("*.answer.json")
    answer.write_bytes(answer.read_bytes().replace(b"stored", b"refused"))
    taken = device.read_back()
    assert (taken.delivered, taken.strange) == (0, 1)
    assert device.status().waiting == 1


def test_an_answer_meant_for_another_kiosk_moves_nothing(device, tmp_path, de_kring, monkeypatch):
    other = RealDevice(tmp_path / "other", de_kring, monkeypatch)
    other.ask("Bea")
    other.write()
    other.carry()
    device.ask("An")
    device.stick.mkdir()
    for path in other.stick.iterdir():
        os.link(path, device.stick / path.name)
    assert device.read_back().delivered == 0
    assert device.status().waiting == 1


def test_a_refused_record_is_set_aside_on_the_kiosk_and_stays_there(device, monkeypatch):
    from central.intake import inbox

    device.ask("An")
    device.write()
    monkeypatch.setattr(inbox, "_whole", lambda envelope: None)
    device.carry()
    assert device.read_back().quarantined == 1
    assert device.status().quarantined[0][1] == "hash-mismatch"


def test_a_kiosk_that_left_service_is_kept_apart_by_stick_too(device):
    device.ask("An")
    device.write()
    Device.objects.update(status="revoked")
    assert dict(device.carry().results) == {"stored": 1}
    assert InboxEnvelope.objects.get().state == "held"
    assert REPORT not in {path.name for path in device.stick.iterdir()}


def test_without_the_answer_key_nothing_is_stored_and_it_is_said_in_words(device):
    """A backup that was put back without the keys: an answer could not be signed, so nothing may be taken."""
    device.ask("An")
    device.write()
    away = keys_dir() / "answer.key"
    kept = away.read_bytes()
    away.unlink()
    try:
        done = device.carry()
    finally:
        away.write_bytes(kept)
    assert (done.batches, done.not_taken) == (0, 1)
    assert "De sleutels van de centrale ontbreken." in done.lines[0]
    assert not InboxEnvelope.objects.exists()
    assert dict(device.carry().results) == {"stored": 1}
