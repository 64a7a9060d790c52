"""The calls a device may make, against the calls the real client does make."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client

from central.intake.allowed import CALLS
from central.intake.models import Device
from central.keyring.making import check_root
from kiosk.outbox.calling import ask_central
from kiosk.outbox.help_line import Call
from kiosk.outbox.new_release import FOLDER, NewRelease, Runs
from kiosk.outbox.queue import open_outbox
from kiosk.outbox.refresh import fetch_catalogue, send_heartbeat
from kiosk.outbox.upload import upload
from kiosk.wire.compose import record_from_json
from kiosk.wire.release import NOTE
from kiosk.wire.signing import ENROL_PATH, PATHS
from tests.central.kiosks import Kiosk
from tests.central.straight_in import straight_in
from tests.releases.shelf_of_toys import offer

pytestmark = pytest.mark.django_db


@pytest.fixture
def joined(de_kring, tmp_path, monkeypatch):
    """The real client's state directory, joined to this service."""
    from django.utils import timezone

    from central.intake.enrolment import invite
    from kiosk.outbox import joining

    road = straight_in(monkeypatch)
    token = invite(de_kring, "http://127.0.0.1:8800", "Kiosk", timezone.now())
    with open_outbox(tmp_path) as outbox:
        yield joining.join(token, tmp_path, outbox), outbox, road


def a_note(folder) -> str:
    return (offer(folder / "stick", key=check_root(None)) / NOTE).read_text()


@pytest.mark.parametrize("profile", Device.Profile.values)
def test_every_call_of_the_real_client_is_allowed(joined, profile, tmp_path):
    import json

    from kiosk.outbox.clock import read_clock
    from tests.central.kiosks import a_record

    enrolment, outbox, road = joined
    Device.objects.update(profile=profile)
    outbox.add(record_from_json(json.dumps(a_record()).encode(), read_clock()), enrolment.sealer())
    assert upload(outbox, enrolment, road).delivered == 1
    fetch_catalogue(outbox, enrolment, road, lambda document: None, have=False)
    send_heartbeat(outbox, enrolment, road)
    assert ask_central(Call(str(uuid4()), "nl"), enrolment, outbox, road).state == "nobody"
    new = NewRelease(tmp_path, enrolment, Runs(0))
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / "wanted.json").write_text(a_note(tmp_path))
    assert new.fetch(outbox, road) == "release: nothing newer is offered"
    assert new.ask(outbox, road) == ""
    assert road.calls - {("POST", ENROL_PATH)} == CALLS[profile]


def test_every_call_there_is_stands_in_the_table_of_some_profile():
    assert {path for calls in CALLS.values() for _, path in calls} == set(PATHS) - {ENROL_PATH}


def test_a_device_of_a_profile_nobody_wrote_down_may_call_nothing(kiosk: Kiosk, send):
    Device.objects.update(profile="fridge")
    answer = send(kiosk, kiosk.batch(kiosk.envelope({"id": "0199c0de-0000-7000-8000-000000000000"})))
    assert (answer.status_code, answer.json()["problem"]) == (403, "call-not-allowed")
    for method, path in [("GET", "/api/v1/catalogue"), ("POST", "/api/v1/heartbeat")]:
        body = kiosk.heartbeat() if method == "POST" else b""
        kind = {"content_type": "application/json"} if body else {}
        headers = kiosk.request_headers(method, path, body)
        answer = Client().generic(method, path, body, headers=headers, **kind)
        assert answer.json()["problem"] == "call-not-allowed"
