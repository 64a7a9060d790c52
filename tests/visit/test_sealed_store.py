"""The last touch with the real outbox: one sealed record, and nothing that was typed is on the card."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.app.keeping import SealedStore
from kiosk.app.kiosk import Kiosk
from kiosk.devices.printer.printer import open_printer
from kiosk.outbox.enrolment import FILE, Enrolment
from kiosk.outbox.queue import Outbox, open_outbox
from kiosk.receipts.code import is_valid
from kiosk.receipts.scanned import Scanned
from kiosk.tour.practice import enrol_for_practice
from kiosk.visit.stage import Stage
from kiosk.wire.amendment import Amendment
from kiosk.wire.record import Municipality, Record
from kiosk.wire.sealing import new_sealing_key, open_sealed
from kiosk.wire.signing import from_base64url
from tests.visit.people import Person, eeklo, places


@pytest.fixture
def enrolment(tmp_path: Path) -> Enrolment:
    return enrol_for_practice(tmp_path, eeklo().file.organisation.id)


@pytest.fixture
def outbox(tmp_path: Path) -> Iterator[Outbox]:
    with open_outbox(tmp_path) as queue:
        yield queue


def with_outbox(outbox: Outbox, state_dir: Path) -> Person:
    person = Person()
    object.__setattr__(person.visit.frame, "store", SealedStore(eeklo(), outbox, state_dir, places()))
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
    assert record.person.place.municipality == Municipality(nis="43005", name="Eeklo")
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


def test_the_sealed_record_of_somebody_in_a_merged_village_tells_today_s_municipality(
    tmp_path, outbox, monkeypatch
) -> None:
    private, public = new_sealing_key()
    monkeypatch.setattr("kiosk.tour.practice.new_sealing_key", lambda: (private, public))
    enrolment = enrol_for_practice(tmp_path, eeklo().file.organisation.id)
    person = with_outbox(outbox, tmp_path)
    person.begin().walk("place")
    person.type("wachtebeke")
    person.visit.next()
    person.walk().visit.send()
    [envelope] = outbox.unsent()
    plain = open_sealed(from_base64url(envelope.sealed), private, enrolment.device_id, envelope.id)
    place = Record.model_validate_json(plain).person.place
    assert place is not None
    assert (place.postcode, place.name) == ("9185", "Wachtebeke")
    assert place.municipality == Municipality(nis="44087", name="Lochristi")


def test_the_kiosk_as_it_runs_knows_the_municipalities(tmp_path, enrolment) -> None:
    kiosk = Kiosk(eeklo(), tmp_path, open_printer(f"simulated:{tmp_path}"))
    try:
        assert kiosk.visit.frame.store.places is kiosk.visit.frame.setting.places
        assert kiosk.visit.frame.store.places.municipality("6687", "Bertogne").name == "Bastogne"
    finally:
        kiosk.close()


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


def brought_back(person: Person, what: Scanned) -> None:
    person.begin(None).visit.scan(what)
    person.visit.correct()
    person.walk(what=("name", "reach", "other"), name="Zwartbaard", reach_by="visit", **BACK)
    person.visit.send()
    assert person.visit.stage is Stage.CHANGED


BACK = {"found_at": "Kraaiennest", "said": "Piratenschip"}


@pytest.mark.parametrize("what", [Scanned("paper", "Ab3_-ZkPq7LmNo9RsTuVwX"), Scanned("code", "K7QM3X9R")])
def test_a_wish_for_an_earlier_paper_is_sealed_and_nothing_of_it_is_on_the_card(
    tmp_path, outbox, enrolment, what
) -> None:
    person = with_outbox(outbox, tmp_path)
    brought_back(person, what)
    assert outbox.status().waiting == 1
    card = on_disk(tmp_path)
    for said in ("Zwartbaard", *BACK.values(), what.value):
        assert said.encode() not in card
        assert said.encode("utf-16-le") not in card


def test_central_opens_the_wish_and_finds_by_which_paper_it_came(tmp_path, outbox, monkeypatch) -> None:
    private, public = new_sealing_key()
    monkeypatch.setattr("kiosk.tour.practice.new_sealing_key", lambda: (private, public))
    enrolment = enrol_for_practice(tmp_path, eeklo().file.organisation.id)
    brought_back(with_outbox(outbox, tmp_path), Scanned("code", "K7QM3X9R"))
    [envelope] = outbox.unsent()
    plain = open_sealed(from_base64url(envelope.sealed), private, enrolment.device_id, envelope.id)
    wish = Amendment.model_validate_json(plain)
    assert (wish.action, wish.code, wish.token) == ("correct", "K7QM3X9R", None)
    assert wish.reach is not None
    assert (wish.name, wish.reach.value, wish.said) == ("Zwartbaard", "Kraaiennest", "Piratenschip")
    assert (wish.place, wish.offer) == (None, None)


def test_the_fingerprint_of_a_wish_without_a_token_cannot_be_found_by_trying_codes(
    tmp_path, outbox, enrolment
) -> None:
    brought_back(with_outbox(outbox, tmp_path), Scanned("code", "K7QM3X9R"))
    with outbox.transaction() as db:
        [(fingerprint, sealed)] = db.execute("SELECT fingerprint, sha256 FROM records").fetchall()
    assert fingerprint == sealed


def test_the_sealed_record_of_a_sign_up_names_the_offer(tmp_path, outbox, monkeypatch) -> None:
    private, public = new_sealing_key()
    monkeypatch.setattr("kiosk.tour.practice.new_sealing_key", lambda: (private, public))
    enrolment = enrol_for_practice(tmp_path, eeklo().file.organisation.id)
    person = with_outbox(outbox, tmp_path).begin("offer-sign-up")
    person.visit.look_at("ligo-smartphone")
    person.visit.sign_up()
    person.walk(come_along="no", question=None).visit.send()
    [envelope] = outbox.unsent()
    plain = open_sealed(from_base64url(envelope.sealed), private, enrolment.device_id, envelope.id)
    record = Record.model_validate_json(plain)
    assert (record.offer, record.answers) == ("ligo-smartphone", {"come_along": "no"})
    assert person.visit.kept is not None and person.visit.kept.offer == "ligo-smartphone"
