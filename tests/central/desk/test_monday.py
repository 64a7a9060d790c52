"""The mail of Monday: how many wait, a link, no names; once, for who wants it and has something to do."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.test import Client

from central.cases import steps
from central.cases.models import Case
from central.desk.models import Desk
from central.desk.monday import mail_of_monday
from tests.central.conftest import a_colleague

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 30, 7, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def mail_is_set_up(settings):
    settings.MAIL_FROM = "De Kring <vragen@dekring.example>"


@pytest.fixture
def wants_it(as_an, an):
    said = {"monday": "on", "email": "an@dekring.example"}
    page = as_an.post("/mijn/", said, follow=True).content.decode()
    assert "Elke maandag krijg je een mail." in page
    return an


def test_it_says_how_many_wait_and_where_and_names_nobody(wants_it, kiosk, a_case):
    first, second = (a_case(kiosk, person={"name": name}) for name in ("Fatima", "Omar"))
    steps.plan(first, wants_it, "call", wants_it, MONDAY.date())
    Case.objects.filter(id=first.id).update(waiting_since=None)
    assert mail_of_monday(MONDAY) == 1
    [sent] = mail.outbox
    assert sent.to == ["an@dekring.example"]
    assert "1  Vandaag en te laat, van jou" in sent.body
    assert "1  Nieuw en van niemand" in sent.body
    assert "/vandaag/" in sent.body
    assert "/mijn/" in sent.body, "and where to stop it"
    for name in ("Fatima", "Omar", first.reach_value, second.reach_value):
        assert name not in sent.body
    assert mail_of_monday(MONDAY + timedelta(minutes=15)) == 0, "once a week"
    assert mail_of_monday(MONDAY + timedelta(days=7)) == 1


def test_on_another_day_or_at_night_nobody_is_mailed(wants_it, kiosk, a_case):
    a_case(kiosk)
    assert mail_of_monday(MONDAY + timedelta(days=1)) == 0
    assert mail_of_monday(MONDAY - timedelta(hours=5)) == 0


def test_who_has_nothing_or_wants_nothing_or_left_gets_nothing(wants_it, as_an, kiosk, a_case):
    assert mail_of_monday(MONDAY) == 0, "nobody waits"
    a_case(kiosk)
    as_an.post("/mijn/", {"email": "an@dekring.example"})
    assert mail_of_monday(MONDAY + timedelta(days=7)) == 0
    as_an.post("/mijn/", {"monday": "on", "email": "an@dekring.example"})
    wants_it.is_active = False
    wants_it.save()
    assert mail_of_monday(MONDAY + timedelta(days=7)) == 0
    assert mail.outbox == []


def test_people_of_another_organisation_are_not_counted(wants_it, kiosk_elsewhere, a_case):
    a_case(kiosk_elsewhere, organisation="be.kortenberg.welzijnshuis")
    assert mail_of_monday(MONDAY) == 0


def test_it_goes_later_where_the_mail_server_does_not_answer(wants_it, kiosk, a_case, settings):
    a_case(kiosk)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    assert mail_of_monday(MONDAY) == 0
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert mail_of_monday(MONDAY + timedelta(minutes=15)) == 1


def test_without_an_address_it_is_not_kept_and_a_reader_is_not_asked(as_an, de_kring):
    answer = as_an.post("/mijn/", {"monday": "on", "email": ""})
    assert answer.status_code == 422
    assert "Schrijf waar de mail naartoe moet." in answer.content.decode()
    reader = Client()
    reader.force_login(a_colleague(de_kring, "Lieve", "reader"))
    page = reader.get("/mijn/").content.decode()
    assert "Mail op maandag" not in page
    assert "Jouw lijsten" not in page
    reader.post("/mijn/", {"monday": "on", "email": "lieve@dekring.example"})
    assert not Desk.objects.exists()
