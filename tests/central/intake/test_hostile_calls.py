"""Whatever is thrown at the device calls: an answer in JSON, in the 400s, and nothing is stored."""

from __future__ import annotations

import json

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from central.intake.models import InboxEnvelope
from tests.central.kiosks import a_record

pytestmark = pytest.mark.django_db
ENVELOPES = "/api/v1/envelopes"

BODIES = {
    "html": b"<!doctype html><h1>Login</h1>",
    "nothing": b"",
    "not utf-8": b"\xff\xfe\x00",
    "deep": b"[" * 100_000,
    "deep objects": b'{"schema":' * 20_000,
    "a number": b"7",
    "huge number": b'{"schema": ' + b"9" * 5000 + b"}",
    "a list": b"[]",
    "null": b"null",
    "newer schema": b'{"schema": 2}',
    "schema as text": b'{"schema": "1"}',
    "lone surrogate": b'{"schema":1,"\\ud800":1}',
    "nan": b'{"schema": NaN}',
    "nul": b'{"schema":1,"device_id":"\\u0000"}',
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
@pytest.mark.parametrize("path", ["/api/v1/envelopes", "/api/v1/heartbeat", "/api/v1/enrol"])
def test_a_strange_body_gets_a_problem_and_no_page(kiosk, path, body):
    signed = kiosk.batch_headers(body) if path == ENVELOPES else kiosk.request_headers("POST", path, body)
    answer = Client().post(path, body, content_type="application/json", headers=signed)
    assert 400 <= answer.status_code < 500, answer.content
    assert answer["Content-Type"] == "application/json"
    assert set(answer.json()) == {"problem", "title", "detail"}
    assert not InboxEnvelope.objects.exists()


def test_a_page_sent_as_a_page_is_not_read(kiosk):
    answer = Client().post(ENVELOPES, b"<h1>hello</h1>", content_type="text/html")
    assert answer.status_code == 415


def test_a_form_is_not_read(kiosk):
    assert Client().post(ENVELOPES, {"schema": "1"}).status_code == 415


def test_too_much_is_too_much(kiosk, send):
    body = b" " * (256 * 1024 + 1)
    answer = send(kiosk, body)
    assert answer.status_code == 413
    assert answer.json()["problem"] == "too-large"


def test_fifty_one_envelopes_are_one_too_many(kiosk, send):
    body = json.loads(kiosk.batch(kiosk.envelope(a_record())))
    body["envelopes"] = body["envelopes"] * 51
    answer = send(kiosk, json.dumps(body).encode())
    assert answer.status_code == 400
    assert "envelopes" in answer.json()["detail"]


def test_an_empty_batch_is_refused(kiosk, send):
    body = json.loads(kiosk.batch(kiosk.envelope(a_record())))
    body["envelopes"] = []
    assert send(kiosk, json.dumps(body).encode()).status_code == 400


def test_an_id_that_is_no_uuid7_is_refused(kiosk, send):
    body = json.loads(kiosk.batch(kiosk.envelope(a_record())))
    body["envelopes"][0]["id"] = "0b0e7a54-6d0e-4a8e-9d4e-2f8f3d7f6a11"
    assert send(kiosk, json.dumps(body).encode()).status_code == 400


def test_a_newer_batch_is_refused_with_its_own_word(kiosk, send):
    answer = send(kiosk, b'{"schema": 2}')
    assert (answer.status_code, answer.json()["problem"]) == (422, "newer-schema")


@pytest.mark.parametrize("method", ["get", "post", "put"])
def test_a_call_that_does_not_exist_is_answered_in_json(method):
    answer = getattr(Client(enforce_csrf_checks=True), method)("/api/v2/everything")
    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/json"


@pytest.mark.parametrize(
    "header", ["", "x", "a:b", "0" * 36 + ":" + "A" * 86, ":" * 200, "é" * 36 + ":" + "A" * 86]
)
def test_a_strange_signature_header_is_an_answer_in_the_400s(kiosk, header):
    answer = Client().post(
        ENVELOPES, b"{}", content_type="application/json", headers={"Kiosk-Signature": header}
    )
    assert answer.status_code in (401, 403)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    body=st.binary(max_size=400)
    | st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    ).map(lambda data: json.dumps(data).encode())
)
def test_no_signed_body_at_all_makes_central_stumble(kiosk, body):
    answer = Client().post(
        ENVELOPES, body, content_type="application/json", headers=kiosk.batch_headers(body)
    )
    assert 400 <= answer.status_code < 500, answer.content
    assert answer["Content-Type"] == "application/json"


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_a_batch_with_one_part_changed_is_stored_or_refused_but_never_an_error(kiosk, data):
    body = json.loads(kiosk.batch(kiosk.envelope(a_record())))
    target = data.draw(st.sampled_from([body, body["envelopes"][0]]))
    key = data.draw(st.sampled_from(sorted(target)))
    target[key] = data.draw(st.none() | st.integers() | st.text(max_size=60) | st.just([]) | st.just({}))
    sent = json.dumps(body).encode()
    answer = Client().post(
        ENVELOPES, sent, content_type="application/json", headers=kiosk.batch_headers(sent)
    )
    assert answer.status_code == 202 or 400 <= answer.status_code < 500
