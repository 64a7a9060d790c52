"""/toestellen/: how the devices are doing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from central.intake.enrolment import invite
from central.intake.models import Device

pytestmark = pytest.mark.django_db
PAGE = "/toestellen/"


def beat(kiosk, **told):
    body = kiosk.heartbeat(**told)
    headers = kiosk.request_headers("POST", "/api/v1/heartbeat", body)
    answer = Client().post("/api/v1/heartbeat", body, content_type="application/json", headers=headers)
    assert answer.status_code == 200


def test_who_is_not_logged_in_sees_no_devices(nobody, kiosk):
    assert nobody.get(PAGE).status_code == 302


def test_bart_sees_his_own_tablet_and_not_the_kiosk_of_de_kring(as_bart, kiosk, kiosk_elsewhere):
    page = as_bart.get(PAGE).content.decode()
    assert "Tablet Kortenberg" in page
    assert "Kiosk Zonneheem" not in page


def test_without_devices_the_page_says_what_to_do(as_an):
    assert "Nog geen toestel" in as_an.get(PAGE).content.decode()


def test_a_device_that_is_well_says_so(as_an, kiosk):
    beat(kiosk, printer="ok", paper="ok", storage="ok", power="ok")
    page = as_an.get(PAGE).content.decode()
    assert "In orde" in page
    assert "Kijk na" not in page
    assert "0.1.0" in page


@pytest.mark.parametrize(
    ("told", "line"),
    [
        ({"paper": "out"}, "Het papier is op."),
        ({"printer": "unreachable"}, "De printer antwoordt niet."),
        ({"storage": "read-only"}, "Het toestel kan niets meer bewaren."),
        ({"storage": "ok", "storage_errors": 3}, "Het geheugen telde fouten."),
        ({"power": "low"}, "Het toestel krijgt te weinig stroom."),
        ({"clock_offset_ms": -3_600_000}, "De klok loopt fout."),
        ({"quarantined": 1}, "1 aanvraag werd geweigerd."),
        ({"queue": 2, "oldest_unsent": "2026-01-01T00:00:00+00:00"}, "2 aanvragen wachten al lang."),
    ],
)
def test_what_is_wrong_is_said_in_words(as_an, kiosk, told, line):
    beat(kiosk, **told)
    assert line in as_an.get(PAGE).content.decode()


def test_silence_of_days_is_a_worry(as_an, kiosk):
    Device.objects.update(last_contact=timezone.now() - timedelta(days=3))
    assert "Al lang niets gehoord." in as_an.get(PAGE).content.decode()


def test_a_device_out_of_service_worries_nobody(as_an, kiosk):
    Device.objects.update(status="revoked", last_contact=timezone.now() - timedelta(days=300))
    page = as_an.get(PAGE).content.decode()
    assert "Uit dienst" in page
    assert "Al lang niets gehoord." not in page


def test_an_invitation_that_is_still_open_is_shown_without_its_secret(as_an, de_kring):
    token = invite(de_kring, "https://central.example.be", "Kiosk school", timezone.now())
    page = as_an.get(PAGE).content.decode()
    assert "Kiosk school" in page
    assert token.secret not in page
