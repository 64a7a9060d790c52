"""A device is invited from a page, and asked out of service on one; nothing but the root key takes it out."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from central.desk.models import Desk
from central.fleet.alert_mail import mail_of_devices, written
from central.intake.models import Device, Invitation
from central.keyring.making import check_root
from kiosk.wire.document import read_document
from kiosk.wire.enrolment import TokenFile
from tests.central.conftest import a_colleague
from tests.central.fleet.test_device_list import beat
from tests.central.forms import fill_in
from tests.central.kiosks import Kiosk

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 12, 1, 9, 0, tzinfo=ZoneInfo("Europe/Brussels"))


def invite(client, **said: str):
    said = {"name": "Kiosk De Wijk", "profile": "kiosk", "url": "https://central.voorbeeld.be"} | said
    return fill_in(client, "/toestellen/uitnodigen/", "", **said)


def test_an_administrator_invites_a_kiosk_from_a_page_and_it_joins_once(as_an):
    answer = invite(as_an)
    assert answer["Cache-Control"] == "no-store"
    token = read_document(TokenFile, answer.context["token"].encode(), "the token file")
    assert token.url == "https://central.voorbeeld.be"
    wish = Kiosk().wish(token.secret)
    codes = [
        Client().post("/api/v1/enrol", wish, content_type="application/json").status_code for _ in range(2)
    ]
    assert codes == [201, 410]
    assert Device.objects.get().name == "Kiosk De Wijk"


def test_an_address_no_device_may_use_makes_no_invitation(as_an):
    answer = invite(as_an, url="http://central.voorbeeld.be")
    assert answer.status_code == 422
    assert "https://" in answer.content.decode()
    assert not Invitation.objects.exists()


def test_a_worker_invites_nobody(de_kring):
    client = Client()
    client.force_login(a_colleague(de_kring, "Wim", "worker"))
    assert client.get("/toestellen/uitnodigen/").status_code == 404


def test_a_stolen_kiosk_is_asked_out_with_the_very_command_and_nothing_else_happens(as_an, kiosk):
    device = Device.objects.get()
    page = as_an.get(f"/toestellen/{device.id}/uit-dienst/").content.decode()
    assert (
        f"central kiosk retire {str(device.id)[:8]} --organisation be.eeklo.de-kring --reason stolen" in page
    )
    fill_in(as_an, f"/toestellen/{device.id}/uit-dienst/", "", wens="stolen")
    device.refresh_from_db()
    assert (device.wish, device.status, device.notice) == ("stolen", "active", None)
    assert "Gevraagd: gestolen melden" in as_an.get("/toestellen/").content.decode()


def test_once_the_root_signed_it_nothing_is_asked_any_more(as_an, kiosk):
    from django.utils import timezone

    from central.intake.retirement import retire

    device = Device.objects.get()
    fill_in(as_an, f"/toestellen/{device.id}/uit-dienst/", "", wens="revoked")
    device.refresh_from_db()
    retire(device, "revoked", check_root(None), timezone.now())
    device.refresh_from_db()
    assert (device.wish, device.status) == ("", "revoked")


def test_a_worry_says_what_to_do_and_a_good_day_says_so(as_an, kiosk):
    beat(kiosk, printer="ok", paper="ok", storage="ok", power="ok")
    assert "Vandaag heeft geen enkel toestel iemand nodig." in as_an.get("/toestellen/").content.decode()
    beat(kiosk, paper="out")
    page = as_an.get("/toestellen/").content.decode()
    assert "Leg er een nieuwe rol in." in page
    assert "1 toestel heeft vandaag iemand nodig." in page


def test_the_mail_about_kiosks_goes_once_a_day_to_who_wants_it_and_on_no_good_day(
    as_an, an, kiosk, settings, mailoutbox
):
    settings.MAIL_FROM = "kring@voorbeeld.be"
    fill_in(as_an, "/mijn/", "", devices="on", email="an@voorbeeld.be")
    beat(kiosk, printer="ok", paper="ok", storage="ok", power="ok")
    assert written(Desk.objects.get(), MORNING) is None
    beat(kiosk, paper="out")
    Desk.objects.update(devices_on=None)
    assert [mail_of_devices(MORNING), mail_of_devices(MORNING)] == [1, 0]
    [mail] = mailoutbox
    assert "1 toestel heeft vandaag iemand nodig" in mail.body
    assert "Zonneheem" not in mail.body
