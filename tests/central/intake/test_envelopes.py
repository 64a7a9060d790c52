"""POST /api/v1/envelopes: a device may delete its copy only when central really has it."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from central.intake.models import Device, EnvelopeConflict, InboxEnvelope
from central.intake.opening import open_waiting
from central.keyring import public
from kiosk.wire.batch import Batch, decide
from kiosk.wire.signing import public_of
from tests.central.kiosks import Kiosk, a_record

pytestmark = pytest.mark.django_db


def test_a_stranger_without_a_signature_is_asked_who_he_is(kiosk, nobody):
    body = kiosk.batch(kiosk.envelope(a_record()))
    answer = nobody.post("/api/v1/envelopes", body, content_type="application/json")
    assert answer.status_code == 401
    assert answer.json()["problem"] == "bad-signature"
    assert not InboxEnvelope.objects.exists()


def test_a_device_that_never_joined_is_sent_away(kiosk, nobody):
    stranger = Kiosk()
    stranger.device_id = "0b0e7a54-6d0e-4a8e-9d4e-2f8f3d7f6a11"
    stranger.keys = kiosk.keys
    body = stranger.batch(stranger.envelope(a_record()))
    answer = nobody.post(
        "/api/v1/envelopes", body, content_type="application/json", headers=stranger.batch_headers(body)
    )
    assert answer.status_code == 403
    assert answer.json()["problem"] == "unknown-device"
    assert set(answer.json()) == {"problem", "title", "detail"}


def test_one_changed_letter_on_the_way_is_noticed(kiosk, send):
    body = kiosk.batch(kiosk.envelope(a_record()))
    headers = kiosk.batch_headers(body)
    answer = send(kiosk, body.replace(b'"schema":1', b'"schema":1 '), **headers)
    assert answer.status_code == 403
    assert not InboxEnvelope.objects.exists()


def test_a_device_cannot_hand_in_records_of_another_device(kiosk, kiosk_elsewhere, send):
    body = kiosk_elsewhere.batch(kiosk_elsewhere.envelope(a_record()))
    answer = send(kiosk, body)
    assert answer.status_code == 403
    assert not InboxEnvelope.objects.exists()


def test_what_is_stored_is_answered_with_a_signature_the_device_can_check(kiosk, send):
    body = kiosk.batch(kiosk.envelope(a_record()), kiosk.envelope(a_record()))
    answer = send(kiosk, body)
    assert answer.status_code == 202
    decision = decide(
        Batch.model_validate_json(body),
        answer.status_code,
        dict(answer.headers),
        answer.content,
        public_of(public.answer_key()),
    )
    assert decision.trusted, decision.why
    assert [action.move for action in decision.actions] == ["delivered", "delivered"]
    assert InboxEnvelope.objects.filter(state="waiting").count() == 2


def test_the_same_envelope_twice_is_a_duplicate_and_stays_one(kiosk, send):
    envelope = kiosk.envelope(a_record())
    first = send(kiosk, kiosk.batch(envelope))
    again = send(kiosk, kiosk.batch(envelope))
    assert [result["result"] for result in first.json()["results"]] == ["stored"]
    assert [result["result"] for result in again.json()["results"]] == ["duplicate"]
    assert InboxEnvelope.objects.count() == 1


def test_the_very_same_batch_twice_is_answered_for_its_own_number(kiosk, send):
    body = kiosk.batch(kiosk.envelope(a_record()))
    first, again = send(kiosk, body).json(), send(kiosk, body).json()
    assert first["batch_id"] == again["batch_id"]
    assert again["results"][0]["result"] == "duplicate"


def test_other_bytes_under_the_same_number_are_a_conflict_and_the_first_stays(kiosk, send):
    record = a_record()
    first = kiosk.envelope(record)
    send(kiosk, kiosk.batch(first))
    answer = send(kiosk, kiosk.batch(kiosk.envelope(record)))  # sealed anew: other bytes
    assert answer.json()["results"][0]["result"] == "conflict"
    assert answer.json()["results"][0]["problem"] == "record-conflict"
    kept = InboxEnvelope.objects.get()
    assert kept.sha256 == first.sha256
    assert bytes(kept.sealed) == first.content()
    assert EnvelopeConflict.objects.count() == 1
    assert send(kiosk, kiosk.batch(first)).json()["results"][0]["result"] == "duplicate"


def test_two_devices_may_have_the_same_number(kiosk, kiosk_elsewhere, send):
    record = a_record()
    assert send(kiosk, kiosk.batch(kiosk.envelope(record))).json()["results"][0]["result"] == "stored"
    elsewhere = kiosk_elsewhere.batch(kiosk_elsewhere.envelope(record))
    assert send(kiosk_elsewhere, elsewhere).json()["results"][0]["result"] == "stored"


def test_one_damaged_envelope_of_five_is_refused_and_four_arrive(kiosk, send):
    envelopes = [kiosk.envelope(a_record()) for _ in range(5)]
    envelopes[1] = envelopes[1].model_copy(update={"sha256": "0" * 64})
    results = send(kiosk, kiosk.batch(*envelopes)).json()["results"]
    assert [result["result"] for result in results] == ["stored", "refused", "stored", "stored", "stored"]
    assert results[1]["problem"] == "hash-mismatch"
    assert InboxEnvelope.objects.count() == 4


def test_an_envelope_that_is_twice_in_one_batch_is_stored_once(kiosk, send):
    record = a_record()
    one, other = kiosk.envelope(record), kiosk.envelope(record)
    results = send(kiosk, kiosk.batch(one, one, other)).json()["results"]
    assert [result["result"] for result in results] == ["stored", "duplicate", "conflict"]
    assert InboxEnvelope.objects.get().sha256 == one.sha256


def test_a_full_batch_of_fifty_is_taken_whole(kiosk, send):
    answer = send(kiosk, kiosk.batch(*[kiosk.envelope(a_record()) for _ in range(50)]))
    assert {result["result"] for result in answer.json()["results"]} == {"stored"}
    assert InboxEnvelope.objects.count() == 50


def test_a_key_central_does_not_know_is_stored_all_the_same(kiosk, send):
    from kiosk.wire.sealing import kid_of, new_sealing_key, seal

    _, lost = new_sealing_key()
    record = a_record()
    from uuid import UUID

    sealed = seal(b"{}", lost, kid_of(lost), kiosk.device_id, UUID(record["id"]))
    answer = send(kiosk, kiosk.batch(kiosk.envelope(record, sealed)))
    assert answer.json()["results"][0]["result"] == "stored"
    assert InboxEnvelope.objects.get().kid == kid_of(lost).hex()


def test_bytes_that_are_no_seal_at_all_are_stored_for_staff_to_see(kiosk, send):
    answer = send(kiosk, kiosk.batch(kiosk.envelope(a_record(), b"not a seal")))
    assert answer.json()["results"][0]["result"] == "stored"
    assert InboxEnvelope.objects.get().kid == ""


def test_what_people_said_at_a_kiosk_that_left_service_is_kept_apart_not_refused(kiosk, send):
    Device.objects.update(status=Device.Status.REVOKED)
    body = kiosk.batch(kiosk.envelope(a_record()), kiosk.envelope(a_record()))
    assert [r["result"] for r in send(kiosk, body).json()["results"]] == ["stored", "stored"]
    assert [r["result"] for r in send(kiosk, body).json()["results"]] == ["duplicate", "duplicate"]
    assert open_waiting() == 0
    assert InboxEnvelope.objects.filter(state=InboxEnvelope.State.HELD).count() == 2


def test_staff_can_see_when_a_device_last_sent_something(kiosk, send):
    before = timezone.now()
    Device.objects.update(last_contact=before - timedelta(hours=5))
    send(kiosk, kiosk.batch(kiosk.envelope(a_record())))
    assert Device.objects.get().last_contact > before


def test_while_the_database_is_held_up_every_record_waits_on_the_device(kiosk, send, monkeypatch):
    from django.db import OperationalError

    from central.intake import inbox

    def locked(*_):
        raise OperationalError("database is locked")

    monkeypatch.setattr(inbox, "_insert", locked)
    answer = send(kiosk, kiosk.batch(kiosk.envelope(a_record())))
    assert answer.status_code == 202
    assert answer.json()["results"][0]["result"] == "busy"


def test_an_answer_that_cannot_be_signed_stores_nothing(kiosk, send, state):
    (state / "keys" / "answer.key").unlink()
    answer = send(kiosk, kiosk.batch(kiosk.envelope(a_record())))
    assert answer.status_code == 500
    assert answer.json()["problem"] == "server-error"
    assert not InboxEnvelope.objects.exists()


def test_nothing_is_opened_while_the_device_waits(kiosk, send):
    from central.cases.models import Case

    send(kiosk, kiosk.batch(kiosk.envelope(a_record())))
    assert not Case.objects.exists()


def test_only_post_is_taken(nobody: Client):
    answer = nobody.get("/api/v1/envelopes")
    assert answer.status_code == 405
    assert answer["Allow"] == "POST"
    assert answer.json()["problem"] == "bad-input"


def test_a_number_no_column_holds_is_stored_all_the_same(kiosk, send):
    body = json.loads(kiosk.batch(kiosk.envelope(a_record())))
    body["envelopes"][0]["seq"] = body["seq"] = 2**64
    answer = send(kiosk, json.dumps(body).encode())
    assert answer.json()["results"][0]["result"] == "stored"
