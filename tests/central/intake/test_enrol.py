"""POST /api/v1/enrol: a device joins once, with a secret that was given out."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from central.intake.enrolment import invite
from central.intake.models import Device, Invitation
from central.keyring import public
from kiosk.wire.enrolment import EnrolAnswer, read_keys
from kiosk.wire.signing import from_base64url, verify_answer
from tests.central.conftest import join
from tests.central.kiosks import Kiosk

pytestmark = pytest.mark.django_db
URL = "https://central.example.be"


def enrol(secret: str, kiosk: Kiosk | None = None):
    body = (kiosk or Kiosk()).wish(secret)
    return Client().post("/api/v1/enrol", body, content_type="application/json")


def test_a_secret_that_was_never_given_out_lets_nobody_in(de_kring):
    answer = enrol("x" * 43)
    assert answer.status_code == 403
    assert answer.json()["problem"] == "token-refused"
    assert not Device.objects.exists()


def test_a_device_that_joins_can_check_every_key_up_to_the_root(de_kring):
    token = invite(de_kring, URL, "Kiosk Zonneheem", timezone.now())
    answer = enrol(token.secret)
    assert answer.status_code == 201
    said = EnrolAnswer.model_validate_json(answer.content)
    keys = read_keys(said.keys, from_base64url(token.root_public_key))
    verify_answer(from_base64url(keys.answer_key), answer["Central-Signature"], answer.content)
    assert (said.organisation, keys.organisation) == ("be.eeklo.de-kring", "be.eeklo.de-kring")
    device = Device.objects.get()
    assert str(device.id) == said.device_id
    assert (device.name, device.organisation, device.hardware) == (
        "Kiosk Zonneheem",
        de_kring,
        "Raspberry Pi 4",
    )


def test_the_second_use_of_a_secret_is_gone(de_kring):
    token = invite(de_kring, URL, "Kiosk", timezone.now())
    assert enrol(token.secret).status_code == 201
    again = enrol(token.secret)
    assert again.status_code == 410
    assert again.json()["problem"] == "token-used"
    assert Device.objects.count() == 1


def test_after_a_day_the_secret_is_gone(de_kring):
    token = invite(de_kring, URL, "Kiosk", timezone.now() - timedelta(hours=24, seconds=1))
    answer = enrol(token.secret)
    assert answer.status_code == 410
    assert answer.json()["problem"] == "token-refused"
    assert Invitation.objects.get().used_at is None


def test_the_secret_itself_is_not_kept(de_kring):
    token = invite(de_kring, URL, "Kiosk", timezone.now())
    row = Invitation.objects.values().get()
    assert token.secret not in str(row)


def test_a_missing_key_list_does_not_use_up_the_secret(de_kring, state):
    token = invite(de_kring, URL, "Kiosk", timezone.now())
    listed = state / "keys" / "lists" / "be.eeklo.de-kring.json"
    listed.rename(listed.with_suffix(".away"))
    assert enrol(token.secret).status_code == 500
    listed.with_suffix(".away").rename(listed)
    assert enrol(token.secret).status_code == 201


def test_a_device_may_only_be_sent_to_an_address_it_can_trust(de_kring):
    with pytest.raises(ValueError, match="https"):
        invite(de_kring, "http://central.example.be", "Kiosk", timezone.now())


def test_every_device_is_known_by_an_id_of_its_own(de_kring):
    assert join(de_kring).device_id != join(de_kring).device_id


def test_the_token_holds_all_five_things_a_device_asks_for(de_kring):
    token = invite(de_kring, URL, "Kiosk", timezone.now())
    assert token.url == URL
    assert token.ca_certificate.startswith("-----BEGIN CERTIFICATE-----")
    assert from_base64url(token.root_public_key) == public.root_public_key()
    token.usable(timezone.now())


def test_a_wish_without_a_key_is_refused_by_name(de_kring):
    answer = Client().post("/api/v1/enrol", b'{"schema": 1}', content_type="application/json")
    assert answer.status_code == 400
    assert "missing" in answer.json()["detail"]
