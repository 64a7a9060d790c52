"""A kiosk leaves service: what people said on it still arrives, and a stolen one tells nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from central.cases.models import Case
from central.intake import quarantine
from central.intake.models import Device, Heartbeat, InboxEnvelope
from central.intake.opening import open_waiting
from central.intake.retirement import CannotRetire, missing_of, retire
from central.keyring import public
from central.keyring.making import check_root
from kiosk.wire.enrolment import read_retirement
from kiosk.wire.heartbeat import HeartbeatAnswer
from kiosk.wire.signing import BadSignature, new_signing_key
from tests.central.forms import fill_in, hidden_fields
from tests.central.kiosks import a_record

pytestmark = pytest.mark.django_db
HEARTBEAT = "/api/v1/heartbeat"


def end(kiosk, reason="revoked", root=None):
    device = Device.objects.get(id=kiosk.device_id)
    retire(device, reason, root or check_root(), timezone.now())
    return device


def beat(kiosk, **told):
    body = kiosk.heartbeat(**told)
    headers = kiosk.request_headers("POST", HEARTBEAT, body)
    answer = Client().post(HEARTBEAT, body, content_type="application/json", headers=headers)
    assert answer.status_code == 200, answer.content
    return HeartbeatAnswer.model_validate_json(answer.content)


def test_a_kiosk_in_service_hears_nothing_about_an_end(kiosk):
    assert beat(kiosk).retired is None


@pytest.mark.parametrize("reason", ["revoked", "stolen"])
def test_the_notice_comes_with_the_heartbeat_and_holds_for_this_kiosk_alone(kiosk, kiosk_elsewhere, reason):
    end(kiosk, reason)
    part = beat(kiosk).retired
    notice = read_retirement(part, public.root_public_key(), kiosk.device_id)
    assert (notice.reason, notice.serial) == (reason, 1)
    assert beat(kiosk_elsewhere).retired is None


def test_who_holds_the_service_but_not_the_root_cannot_end_a_kiosk(kiosk):
    end(kiosk, root=new_signing_key()[0])  # a key of the intruder's own
    with pytest.raises(BadSignature):
        read_retirement(beat(kiosk).retired, public.root_public_key(), kiosk.device_id)


def test_a_kiosk_that_left_service_may_turn_out_stolen_but_not_the_other_way_round(kiosk):
    end(kiosk)
    device = end(kiosk, "stolen")
    assert device.notice_serial == 2
    for again in ("stolen", "revoked"):
        with pytest.raises(CannotRetire):
            retire(device, again, check_root(), timezone.now())


@pytest.fixture
def held(kiosk, send):
    """Two people said something on a kiosk that left service before it could tell."""
    end(kiosk)
    send(kiosk, kiosk.batch(kiosk.envelope(a_record()), kiosk.envelope(a_record())))
    return InboxEnvelope.objects.filter(state=InboxEnvelope.State.HELD)


def test_staff_see_what_is_kept_apart_and_let_it_in(held, kiosk, as_an, de_kring):
    page = as_an.get("/postvak/").content.decode()
    assert "Kiosk Zonneheem: 2 aanvragen" in page
    fill_in(as_an, "/postvak/", f"/postvak/apart/{kiosk.device_id}/binnen/")
    assert open_waiting() == 2
    assert Case.objects.count() == 2


def test_staff_throw_it_away_and_it_cannot_come_back(held, kiosk, as_an, send):
    one = held.first()
    page = as_an.get("/postvak/").content.decode()
    fields = hidden_fields(page, f"/postvak/apart/{kiosk.device_id}/binnen/")
    fill_in(as_an, "/postvak/", f"/postvak/apart/{kiosk.device_id}/weg/")
    kept = InboxEnvelope.objects.get(id=one.id)
    assert (kept.state, kept.sealed, kept.sha256) == ("dropped", None, one.sha256)
    as_an.post(f"/postvak/apart/{kiosk.device_id}/binnen/", fields)
    assert open_waiting() == 0


def test_another_organisation_can_do_neither(held, kiosk, as_bart):
    for what in ("binnen", "weg"):
        assert as_bart.post(f"/postvak/apart/{kiosk.device_id}/{what}/").status_code == 404
    assert held.count() == 2
    assert "Zonneheem" not in as_bart.get("/postvak/").content.decode()


def test_after_ninety_days_the_sealed_bytes_go_and_id_and_hash_stay(held):
    now = timezone.now()
    assert quarantine.drop_old(now + timedelta(days=89)) == 0
    assert quarantine.drop_old(now + timedelta(days=90, minutes=1)) == 2
    assert {(row.sealed, bool(row.sha256)) for row in InboxEnvelope.objects.all()} == {(None, True)}


def test_the_worker_tidies_what_was_kept_apart_too_long(held):
    from central.commands.work import tidy

    InboxEnvelope.objects.update(received_at=timezone.now() - timedelta(days=91))
    tidy()
    assert not held.exists()


def test_of_a_stolen_kiosk_we_know_how_many_never_came(kiosk, send, as_an):
    envelopes = [kiosk.envelope(a_record()) for _ in range(5)]
    for seq, one in enumerate(envelopes, 1):
        envelopes[seq - 1] = one.model_copy(update={"seq": seq})
    beat(kiosk, queue=3, quarantined=1)
    device = end(kiosk, "stolen")
    assert missing_of(device).count == 4  # what it said it held
    send(kiosk, kiosk.batch(envelopes[4]))  # a stick from the day before
    device = Device.objects.get(id=device.id)
    assert missing_of(device).count == 4  # numbers 1 to 4 were given out and never came
    page = as_an.get("/toestellen/").content.decode()
    assert "4 aanvragen kwamen nooit aan." in page
    send(kiosk, kiosk.batch(*envelopes[:4]))
    assert missing_of(Device.objects.get(id=device.id)).count == 0


def test_a_kiosk_that_never_told_how_it_was_is_said_so(kiosk, as_an):
    end(kiosk, "stolen")
    assert not Heartbeat.objects.exists()
    assert "liet nooit weten" in as_an.get("/toestellen/").content.decode()
