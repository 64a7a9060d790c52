"""POST /api/v1/heartbeat: central knows how each device is doing."""

from __future__ import annotations

import pytest
from django.test import Client

from central.intake.models import Device, Heartbeat
from kiosk.wire.heartbeat import HeartbeatAnswer
from kiosk.wire.signing import from_base64url, verify_answer

pytestmark = pytest.mark.django_db
PATH = "/api/v1/heartbeat"


def beat(kiosk, body: bytes, **changed: str):
    headers = kiosk.request_headers("POST", PATH, body) | changed
    return Client().post(PATH, body, content_type="application/json", headers=headers)


def test_a_stranger_is_not_heard(kiosk, nobody):
    answer = nobody.post(PATH, kiosk.heartbeat(), content_type="application/json")
    assert answer.status_code == 401
    assert not Heartbeat.objects.exists()


def test_a_heartbeat_is_kept_and_answered_with_the_time(kiosk):
    answer = beat(kiosk, kiosk.heartbeat(queue=3, paper="low", version="0.2.0"))
    assert answer.status_code == 200
    verify_answer(from_base64url(kiosk.keys.answer_key), answer["Central-Signature"], answer.content)
    assert HeartbeatAnswer.model_validate_json(answer.content).counter == kiosk.counter
    kept = Heartbeat.objects.get()
    assert (kept.queue, kept.told["paper"]) == (3, "low")
    assert Device.objects.get().version == "0.2.0"


def test_the_newest_heartbeat_replaces_the_one_before(kiosk):
    beat(kiosk, kiosk.heartbeat(queue=3))
    beat(kiosk, kiosk.heartbeat(queue=0))
    assert Heartbeat.objects.get().queue == 0


def test_the_body_cannot_be_changed_on_the_way(kiosk):
    body = kiosk.heartbeat(queue=3)
    headers = kiosk.request_headers("POST", PATH, body)
    answer = Client().post(PATH, body.replace(b"3", b"0"), content_type="application/json", headers=headers)
    assert answer.status_code == 403


def test_what_a_newer_kiosk_tells_beside_the_rest_is_passed_over_and_a_wrong_word_is_refused_by_name(kiosk):
    assert beat(kiosk, kiosk.heartbeat(mood="fine")).status_code == 200
    assert "mood" not in Heartbeat.objects.get().told
    answer = beat(kiosk, kiosk.heartbeat(paper="blue"))
    assert answer.status_code == 400
    assert "paper" in answer.json()["detail"]


def test_a_huge_queue_does_not_break_central(kiosk):
    assert beat(kiosk, kiosk.heartbeat(queue=10**15)).status_code == 200


def test_a_counter_that_is_no_number_is_refused(kiosk):
    assert beat(kiosk, kiosk.heartbeat(), **{"Kiosk-Counter": "-1"}).status_code == 403
    assert beat(kiosk, kiosk.heartbeat(), **{"Kiosk-Counter": "9" * 40}).status_code == 403


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59"])
def test_a_device_whose_clock_left_the_calendar_is_still_heard(kiosk, moment):
    answer = beat(kiosk, kiosk.heartbeat(queue=3, oldest_unsent=moment))
    assert answer.status_code == 200, answer.content
