"""The last touch with the real outbox: one sealed record, and nothing that was typed is on the card."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.keeping import SealedStore
from kiosk.outbox.enrolment import FILE, Enrolment
from kiosk.outbox.queue import Outbox, open_outbox
from kiosk.receipts.code import is_valid
from kiosk.tour.practice import enrol_for_practice
from kiosk.visit.stage import Stage
from kiosk.wire.record import Record
from kiosk.wire.sealing import new_sealing_key, open_sealed
from kiosk.wire.signing import from_base64url
from tests.visit.people import Person, eeklo


@pytest.fixture
def enrolment(tmp_path: Path) -> Enrolment:
    return enrol_for_practice(tmp_path, eeklo().file.organisation.id)


@pytest.fixture
def outbox(tmp_path: Path) -> Iterator[Outbox]:
    with open_outbox(tmp_path) as queue:
        yield queue


def with_outbox(outbox: Outbox, state_dir: Path) -> Person:
    person = Person()
    object.__setattr__(person.visit.frame, "store", SealedStore(eeklo(), outbox, state_dir))
    return person


SAID = {"name": "Zwartbaard", "found_at": "Kraaiennest", "about_other": "Piratenschip"}


def write_all(person: Person) -> None:
    person.begin().walk(reach_by="visit", about=("slow", "other"), **SAID)


def on_disk(folder: Path) -> bytes:
    return b"\n".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def test_one_sealed_record_is_stored_and_nothing_typed_is_on_the_card(tmp_path, outbox, enrolment) -> None:
    person = with_outbox(outbox, tmp_path)
    write_all(person)
    person.visit.send()
    person.visit.send()
    assert person.visit.stage is Stage.DONE
    assert outbox.status().waiting == 1
    kept = person.visit.kept
    assert kept is not None
    assert is_valid(kept.code)
    assert (kept.reach_by, kept.moment, kept.journey_id) == ("visit", "morning", "internet-help")
    card = on_disk(tmp_path)
    for said in (*SAID.values(), kept.code, kept.token, "morning", "Sint-Jan"):
        assert said.encode() not in card
        assert said.encode("utf-16-le") not in card
    outbox.close()
    assert b"Zwartbaard" not in on_disk(tmp_path)


def test_central_opens_exactly_what_was_said(tmp_path, outbox, monkeypatch) -> None:
    private, public = new_sealing_key()
    monkeypatch.setattr("kiosk.tour.practice.new_sealing_key", lambda: (private, public))
    enrolment = enrol_for_practice(tmp_path, eeklo().file.organisation.id)
    person = with_outbox(outbox, tmp_path)
    write_all(person)
    person.visit.send()
    [envelope] = outbox.unsent()
    plain = open_sealed(from_base64url(envelope.sealed), private, enrolment.device_id, envelope.id)
    record = Record.model_validate_json(plain)
    assert (record.person.name, record.person.reach.value) == ("Zwartbaard", "Kraaiennest")
    assert record.person.place is not None
    assert (record.person.place.postcode, record.person.place.name) == ("9900", "Eeklo")
    assert record.answers == {
        "about": ["slow", "other"],
        "about_other": "Piratenschip",
        "followed_by_social_service": "no",
        "where": "home",
        "moment": "morning",
    }
    assert (record.channel, record.helper, record.notice.agreed) == ("stand", "self", None)
    assert person.visit.kept is not None
    assert (record.code, record.token) == (person.visit.kept.code, person.visit.kept.token)


def test_a_kiosk_that_lost_its_enrolment_says_so_and_keeps_the_answers(tmp_path, outbox, enrolment) -> None:
    person = with_outbox(outbox, tmp_path)
    write_all(person)
    (tmp_path / FILE).rename(tmp_path / "away")
    person.visit.send()
    assert (person.visit.stage, person.visit.problem) == (Stage.NOT_KEPT, "not-enrolled")
    assert outbox.status().waiting == 0
    (tmp_path / "away").rename(tmp_path / FILE)
    person.visit.send()
    assert person.visit.stage is Stage.DONE
    assert outbox.status().waiting == 1


def test_a_kiosk_out_of_service_takes_no_record(tmp_path, outbox, enrolment) -> None:
    outbox.state.set("retired", "revoked", "sync")
    person = with_outbox(outbox, tmp_path)
    write_all(person)
    person.visit.send()
    assert (person.visit.stage, person.visit.problem) == (Stage.NOT_KEPT, "device-retired")
    assert outbox.status().waiting == 0
    assert b"Zwartbaard" not in on_disk(tmp_path)


def test_consent_is_on_the_record_that_is_sealed(tmp_path, outbox, enrolment) -> None:
    person = Person("consent")
    object.__setattr__(person.visit.frame, "store", SealedStore(eeklo(), outbox, tmp_path))
    person.begin().walk().visit.send()
    assert person.visit.stage is Stage.DONE


def test_asking_sync_to_send_now_is_a_hint_and_costs_no_record(tmp_path, outbox, enrolment) -> None:
    person = with_outbox(outbox, tmp_path)
    with outbox.transaction() as db:
        db.execute("DROP TABLE requests")
    write_all(person)
    person.visit.send()
    assert person.visit.stage is Stage.DONE
    assert outbox.status().waiting == 1
