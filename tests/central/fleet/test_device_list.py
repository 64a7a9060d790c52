"""/toestellen/: how the devices are doing."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from central.catalogue.publishing import publish
from central.intake.enrolment import invite
from central.intake.models import Device
from tests.central.conftest import join

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
    beat(kiosk, printer="ok", paper="ok", storage="ok", power="ok", temperature=47)
    page = as_an.get(PAGE).content.decode()
    assert "47 °C" in page
    assert "In orde" in page
    assert "Kijk na" not in page
    assert "0.1.0" in page


def test_a_tablet_says_how_full_its_battery_is_and_a_kiosk_has_none(as_an, kiosk):
    beat(kiosk, printer="none")
    assert "Batterij" not in as_an.get(PAGE).content.decode()
    beat(kiosk, printer="none", battery=41, charging=True)
    assert "41 %, laadt op" in as_an.get(PAGE).content.decode()


@pytest.mark.parametrize(
    ("told", "line"),
    [
        ({"paper": "out"}, "Het papier is op."),
        ({"printer": "unreachable"}, "De printer antwoordt niet."),
        ({"storage": "read-only"}, "Het toestel kan niets meer bewaren."),
        ({"storage": "ok", "storage_errors": 3}, "Het geheugen telde fouten."),
        ({"power": "low"}, "Het toestel krijgt te weinig stroom."),
        ({"temperature": 84}, "Het toestel is te warm: 84 °C."),
        ({"temperature": 71}, "Het toestel wordt warm: 71 °C."),
        ({"temperature": 64, "slowed": True}, "te warm: 64 °C, werkt trager om af te koelen."),
        ({"clock_offset_ms": -3_600_000}, "De klok loopt fout."),
        ({"quarantined": 1}, "1 aanvraag werd geweigerd."),
        ({"queue": 2, "oldest_unsent": "2026-01-01T00:00:00+00:00"}, "2 aanvragen wachten al lang."),
    ],
)
def test_what_is_wrong_is_said_in_words(as_an, kiosk, told, line):
    beat(kiosk, **told)
    assert line in as_an.get(PAGE).content.decode()


@pytest.fixture
def a_list(de_kring, praattafel):
    """Publish a list of De Kring, with another title each time."""

    def published(title: str) -> int:
        praattafel.entry["title"] = title
        praattafel.save()
        return publish(de_kring).revision

    return published


def test_a_kiosk_that_does_not_take_the_newest_list_is_no_longer_in_order(as_an, kiosk, a_list):
    """It fetches before it tells: whoever tells the old number was offered the new one."""
    a_list("Praattafel")
    a_list("Praatcafé")
    beat(kiosk, catalogue_revision=1)
    page = as_an.get(PAGE).content.decode()
    assert "Kijk na" in page
    assert (
        "De lijst met het aanbod loopt achter: het toestel heeft nummer 1, de nieuwste is nummer 2." in page
    )
    beat(kiosk, catalogue_revision=2)
    page = as_an.get(PAGE).content.decode()
    assert "In orde" in page
    assert "loopt achter" not in page


def test_a_kiosk_that_never_took_a_list_is_shown(as_an, kiosk, a_list):
    a_list("Praattafel")
    beat(kiosk)
    assert "het toestel heeft er nog geen, de nieuwste is nummer 1." in as_an.get(PAGE).content.decode()


def test_a_kiosk_that_could_not_ask_yet_is_behind_and_worries_nobody(as_an, kiosk, a_list):
    a_list("Praattafel")
    beat(kiosk, catalogue_revision=1)
    a_list("Praatcafé")
    page = as_an.get(PAGE).content.decode()
    assert "In orde" in page
    assert "haalt straks de nieuwste" in page and "loopt achter" not in page


def test_an_organisation_without_a_list_has_no_kiosk_that_is_behind(as_an, kiosk, de_kring):
    publish(de_kring)
    beat(kiosk)
    assert "In orde" in as_an.get(PAGE).content.decode()


def test_what_a_kiosk_cannot_read_of_the_list_is_named(as_an, kiosk):
    beat(kiosk, left_out=["yoga", "bib-eeklo"])
    page = as_an.get(PAGE).content.decode()
    assert "Dit toestel kan een deel van het aanbod niet lezen: yoga, bib-eeklo." in page


def test_the_kiosk_where_seven_people_wait_stands_before_one_with_little_paper(as_an, de_kring):
    for name, told in {
        "A bijna op": {"paper": "low"},
        "B in orde": {"paper": "ok"},
        "C papier op": {"paper": "out"},
        "D papier op, 7 wachten": {"paper": "out", "queue": 7},
        "E klok": {"clock_offset_ms": 3_600_000},
        "F stuk": {"storage": "broken", "paper": "low"},
    }.items():
        beat(join(de_kring, name), **told)
    page = as_an.get(PAGE).content.decode()
    shown = sorted("ABCDEF", key=lambda letter: page.index(f"<h2>{letter} "))
    assert "".join(shown) == "FDCEAB"


def test_the_worst_of_one_kiosk_is_read_first(as_an, kiosk):
    beat(kiosk, paper="low", power="low", storage="full", printer="open")
    page = as_an.get(PAGE).content.decode()
    found = sorted(("Het geheugen is vol", "De klep", "te weinig stroom", "bijna op"), key=page.index)
    assert found == ["Het geheugen is vol", "De klep", "te weinig stroom", "bijna op"]


def test_everything_a_kiosk_told_is_in_dutch_and_belgian_time(as_an, kiosk):
    beat(
        kiosk,
        at="2026-01-15T22:13:09.046460+00:00",
        boot_id="3f0c",
        monotonic_ms=3_600_000,
        clock_offset_ms=-185_000,
        oldest_unsent="2026-01-15T20:00:00+00:00",
        queue=2,
        printer="ok",
        paper="unknown",
        storage="ok",
        storage_free_mb=12_345,
        key_serial=1,
    )
    page = as_an.get(PAGE).content.decode()
    told = page[page.index("<details>") : page.index("</details>")]
    for line in ("15 januari", "om 23:13, 3 minuten achter", "om 21:00", "12,3 GB vrij", "lijst nummer 1"):
        assert line in told
    assert not re.search(r"[a-z]_[a-z]|True|False|None|T\d\d:|Z<|3f0c|unknown|\bok\b", told)


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00+00:00", "9999-12-31T23:59:59+00:00"])
def test_a_kiosk_whose_clock_lies_does_not_break_the_page(as_an, kiosk, at):
    beat(kiosk, at=at, oldest_unsent=at, queue=1, monotonic_ms=2**62)
    assert as_an.get(PAGE).status_code == 200


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
