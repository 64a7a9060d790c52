"""The link by mail: the page asks, the worker sends, and staff read how it went."""

from __future__ import annotations

from datetime import timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from central.cases.models import CaseEvent
from central.handover.mailing import send_links
from central.handover.models import HandOver
from central.handover.passing import end, token_of
from central.handover.returning import look_after
from tests.central.forms import fill_in

pytestmark = pytest.mark.django_db
SAID = {"to_name": "OCMW Maldegem", "to_email": "ocmw@maldegem.example", "consent": "spoken", "until": "182"}


class Answers(EmailBackend):
    """A mail server that answers each mail as it was told; after that it takes them."""

    told: list[Exception] = []

    def send_messages(self, messages):
        if Answers.told:
            raise Answers.told.pop(0)
        return super().send_messages(messages)


@pytest.fixture(autouse=True)
def server(settings):
    settings.MAIL_FROM = "in@dekring.example"
    settings.EMAIL_BACKEND = f"{__name__}.Answers"
    Answers.told = []


@pytest.fixture
def person(kiosk, a_case):
    return a_case(kiosk, person={"name": "Олена Коваль"})


@pytest.fixture
def shared(as_an, person):
    page = as_an.post(f"/mensen/{person.id}/overdragen/", SAID, follow=True).content.decode()
    assert "De link gaat zo met de mail naar ocmw@maldegem.example" in page
    return HandOver.objects.get()


def page_of(client, handover) -> str:
    return client.get(f"/overgedragen/{handover.id}/").content.decode()


def log_of(person) -> str:
    return " ".join(CaseEvent.objects.filter(case=person).values_list("text", flat=True))


def later(**by):
    """The worker tried so long ago."""
    HandOver.objects.update(mail_tried_at=timezone.now() - timedelta(**by))


def test_the_page_waits_for_no_mail_server_and_the_worker_sends_nothing_of_the_person(as_an, person, shared):
    assert mail.outbox == []
    assert "gaat zo weg" in page_of(as_an, shared)
    assert (send_links(), send_links()) == (1, 0)
    (sent,) = mail.outbox
    assert f"/overdracht/{token_of(shared.id)}" in sent.body
    assert person.name not in sent.body + sent.subject
    assert person.reach_value not in sent.body
    assert "Gemaild naar ocmw@maldegem.example" in page_of(as_an, shared)
    assert "De link aan OCMW Maldegem is gemaild." in log_of(person)


def test_a_server_that_does_not_answer_is_tried_again_and_staff_read_so(as_an, person, shared):
    Answers.told = [SMTPServerDisconnected(), TimeoutError()]
    assert send_links() == 0
    assert "is nog niet weg" in page_of(as_an, shared)
    assert "is nog niet weg" in as_an.get(f"/mensen/{person.id}/").content.decode()
    assert send_links() == 0, "not at once"
    assert len(Answers.told) == 1
    later(minutes=16)
    assert send_links() == 0
    later(minutes=16)
    assert send_links() == 1
    assert "nog niet weg" not in page_of(as_an, shared)


def test_an_address_that_is_refused_is_said_and_put_right_on_the_page(as_an, person, shared):
    Answers.told = [SMTPRecipientsRefused({"ocmw@maldegem.example": (550, b"no such user")})]
    assert send_links() == 0
    assert "weigert dit adres" in page_of(as_an, shared)
    assert "Geef de link zelf door" in log_of(person)
    later(days=1)
    assert send_links() == 0, "an address that is not there is not tried for a week"
    page, action = f"/overgedragen/{shared.id}/", f"/overgedragen/{shared.id}/mail/"
    assert "Kijk het e-mailadres na" in as_an.post(action, {"to_email": "nee"}, follow=True).content.decode()
    fill_in(as_an, page, action, to_email="info@maldegem.example")
    assert send_links() == 1
    assert mail.outbox[0].to == ["info@maldegem.example"]


def test_a_server_that_says_later_is_not_taken_for_a_refusal(as_an, shared):
    Answers.told = [SMTPRecipientsRefused({"ocmw@maldegem.example": (451, b"greylisted")})]
    send_links()
    later(minutes=16)
    assert send_links() == 1


def test_after_a_week_staff_are_told_to_give_the_link_themselves(as_an, person, shared):
    HandOver.objects.update(mail_asked_at=timezone.now() - timedelta(days=8))
    assert send_links() == 0
    assert "Het lukte een week lang niet" in page_of(as_an, shared)
    assert mail.outbox == []


def test_who_was_ended_meanwhile_is_not_mailed_about(shared, an):
    end(shared, an)
    assert send_links() == 0
    assert mail.outbox == []


def test_a_reminder_is_mailed_too_and_not_lost_when_the_server_is_away(shared, person):
    send_links()
    assert look_after(timezone.now() + timedelta(days=12)).reminded == 1
    Answers.told = [TimeoutError()]
    assert send_links() == 0
    later(minutes=16)
    assert send_links() == 1
    assert mail.outbox[1].subject.startswith("Nog geen antwoord")
    assert "De herinnering aan OCMW Maldegem is gemaild." in log_of(person)


def test_without_a_mail_server_the_page_says_to_give_the_link_oneself(as_an, person, settings):
    settings.MAIL_FROM = ""
    page = as_an.post(f"/mensen/{person.id}/overdragen/", SAID, follow=True).content.decode()
    assert "Van hier gaat geen mail uit" in page
    assert HandOver.objects.get().mail == ""
    assert send_links() == 0


def test_nobody_of_another_organisation_has_it_mailed(shared, as_bart):
    answer = as_bart.post(f"/overgedragen/{shared.id}/mail/", {"to_email": "bart@kortenberg.example"})
    assert answer.status_code == 404
    shared.refresh_from_db()
    assert shared.to_email == "ocmw@maldegem.example"
