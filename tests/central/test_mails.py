"""Who chose mail hears by mail that they have a place; who did not, hears it from staff."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone

from central.mail import mail_settings
from central.offers.mails import send_confirmations
from central.offers.models import SignUp
from tests.central.kiosks import a_record, an_amendment

pytestmark = pytest.mark.django_db
BY_MAIL = {"name": "Fatima", "reach": {"by": "email", "value": "fatima@voorbeeld.be"}}


@pytest.fixture(autouse=True)
def mail_is_set_up(settings):
    settings.MAIL_FROM = "De Kring <inschrijven@dekring.example>"


def test_who_chose_mail_gets_one_and_leaves_the_list_of_staff(kiosk, arrives, praattafel):
    arrives(kiosk, a_record(offer="praattafel", person=BY_MAIL), a_record(offer="praattafel"))
    assert send_confirmations() == 1
    (letter,) = mail.outbox
    assert letter.to == ["fatima@voorbeeld.be"]
    assert letter.subject == "Je hebt een plaats: Praattafel"
    assert "Groeten van Wijkcentrum De Kring" in letter.body
    assert "Fatima" not in letter.body
    assert SignUp.objects.get(to_confirm=True).case.reach_by == "phone"
    assert send_confirmations() == 0


def test_who_waits_hears_their_number_and_later_that_a_place_came_free(kiosk, arrives, praattafel):
    first = a_record(offer="praattafel")
    arrives(kiosk, first, a_record(offer="praattafel"), a_record(offer="praattafel", person=BY_MAIL))
    send_confirmations()
    assert "nummer 1" in mail.outbox[0].body
    arrives(kiosk, an_amendment(first))
    send_confirmations()
    assert mail.outbox[1].subject == "Je hebt een plaats: Praattafel"


def test_a_mail_server_that_is_away_leaves_it_to_staff_and_is_tried_again(
    kiosk, arrives, praattafel, settings
):
    arrives(kiosk, a_record(offer="praattafel", person=BY_MAIL))
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", 1, 2
    assert send_confirmations() == 0
    assert SignUp.objects.get().to_confirm
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert send_confirmations() == 0, "not again within a quarter of an hour"
    SignUp.objects.update(mail_tried_at=timezone.now() - timedelta(minutes=16))
    assert send_confirmations() == 1


def test_without_a_mail_server_nobody_is_mailed(kiosk, arrives, praattafel, settings):
    settings.MAIL_FROM = ""
    arrives(kiosk, a_record(offer="praattafel", person=BY_MAIL))
    assert send_confirmations() == 0
    assert SignUp.objects.get().to_confirm


def test_the_setting_is_one_line_and_encrypted_to_any_other_machine():
    there = mail_settings("smtp://an:ge%40heim@mail.dekring.example?from=a@dekring.example")
    assert (there.host, there.port, there.password, there.starttls) == (
        "mail.dekring.example",
        587,
        "ge@heim",
        True,
    )
    assert mail_settings("smtps://mail.example?from=a@b.be").ssl
    assert not mail_settings("smtp://localhost:25?from=a@b.be").starttls


@pytest.mark.parametrize("wrong", ["mail.example", "smtp://?from=a@b.be", "smtp://an:geheim@host"])
def test_a_setting_that_is_wrong_is_said_without_the_password(wrong):
    with pytest.raises(ImproperlyConfigured) as said:
        mail_settings(wrong)
    assert "geheim" not in str(said.value)
