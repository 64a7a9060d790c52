"""What volunteers are mailed, when, and never twice."""

from __future__ import annotations

from datetime import timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from central.roster import mailing
from central.roster.mailing import send_to_volunteers
from central.roster.models import Turn
from central.roster.planning import drop
from central.roster.token import token_of
from tests.central.roster.rosters import a_plan, a_volunteer, asked, begins_in

pytestmark = pytest.mark.django_db


class Answers(EmailBackend):
    """A mail server that answers each mail as it was told; after that it takes them."""

    told: list[Exception] = []

    def send_messages(self, messages):
        if Answers.told:
            raise Answers.told.pop(0)
        return super().send_messages(messages)


@pytest.fixture(autouse=True)
def server(settings, monkeypatch):
    settings.MAIL_FROM = "in@dekring.example"
    settings.EMAIL_BACKEND = f"{__name__}.Answers"
    monkeypatch.setattr(mailing, "AWAKE", range(24))
    Answers.told = []


def of(turn: Turn) -> Turn:
    return Turn.objects.get(id=turn.id)


def earlier(turn: Turn) -> None:
    """It was asked yesterday, and nothing was tried since."""
    Turn.objects.filter(id=turn.id).update(asked_at=timezone.now() - timedelta(days=1), tried_at=None)


def test_mia_is_asked_reminded_two_days_ahead_and_each_once(de_kring, an):
    found = a_plan(de_kring, an, hours=100)
    turn = asked(found, a_volunteer(de_kring))
    assert (send_to_volunteers(), send_to_volunteers()) == (1, 0)
    [asks] = mail.outbox
    assert asks.to == ["mia@example.be"]
    assert "Kan je helpen" in asks.subject
    assert f"https://dekring.example/rooster/{token_of(turn.id)}" in asks.body
    assert "Peeters" not in asks.body
    Turn.objects.update(answer="yes")
    earlier(turn)
    begins_in(found, 49)
    assert send_to_volunteers() == 0
    begins_in(found, 47)
    assert (send_to_volunteers(), send_to_volunteers()) == (1, 0)
    assert "Jij zei: ik kom" in mail.outbox[1].body


def test_who_said_no_or_was_asked_just_now_gets_no_reminder(de_kring, an):
    found = a_plan(de_kring, an, hours=20)
    turn = asked(found, a_volunteer(de_kring))
    send_to_volunteers()
    Turn.objects.update(answer="maybe")
    assert send_to_volunteers() == 0, "the question itself came today"
    earlier(turn)
    Turn.objects.update(answer="no")
    assert send_to_volunteers() == 0


def test_who_would_come_hears_that_it_is_off_whoever_called_it_off(de_kring, an, as_an):
    found = a_plan(de_kring, an)
    for name, answer in (("Mia", "yes"), ("Jan", "maybe"), ("Els", "no"), ("Piet", "")):
        turn = asked(found, a_volunteer(de_kring, name))
        Turn.objects.filter(id=turn.id).update(answer=answer, mailed_at=timezone.now())
    as_an.post(f"/cijfers/matrix/plan/{found.aim_id}/", {"state": "dropped"})
    assert (send_to_volunteers(), send_to_volunteers()) == (2, 0)
    assert {one.to[0] for one in mail.outbox} == {"mia@example.be", "jan@example.be"}
    assert all("gaat niet door" in one.body for one in mail.outbox)


def test_what_a_server_refuses_is_tried_again_later_and_a_bad_address_never(de_kring, an, as_an):
    turn = asked(a_plan(de_kring, an), a_volunteer(de_kring))
    Answers.told = [SMTPServerDisconnected("gone")]
    assert (send_to_volunteers(), send_to_volunteers()) == (0, 0), "not at once again"
    earlier(turn)
    Answers.told = [SMTPRecipientsRefused({"mia@example.be": (550, b"no such box")})]
    assert send_to_volunteers() == 0
    earlier(turn)
    assert send_to_volunteers() == 0
    assert of(turn).bad_address
    assert "werkt niet" in as_an.get(f"/rooster/stand/{turn.need.plan_id}/").content.decode()


def test_nobody_is_mailed_at_night_nor_without_an_address_nor_for_what_is_over(de_kring, an, monkeypatch):
    found = a_plan(de_kring, an)
    asked(found, a_volunteer(de_kring, "Jan", email="", phone="+32471123456"))
    assert send_to_volunteers() == 0
    asked(found, a_volunteer(de_kring))
    here = timezone.localtime().hour
    monkeypatch.setattr(mailing, "AWAKE", [hour for hour in range(24) if hour not in (here, (here + 1) % 24)])
    assert send_to_volunteers() == 0
    monkeypatch.setattr(mailing, "AWAKE", range(24))
    begins_in(found, -1)
    assert send_to_volunteers() == 0
    drop(found, an, timezone.now())
    assert send_to_volunteers() == 0
