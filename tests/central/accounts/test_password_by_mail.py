"""A colleague chooses a password by a link with the mail: once, for some time, and no password is mailed."""

from __future__ import annotations

import re
from datetime import timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from django.utils import timezone

from central.accounts import password_link
from central.accounts.models import AccessLog, Membership, PasswordLink, User
from central.mail.password_mails import send_password_links
from tests.central.conftest import a_colleague
from tests.central.forms import fill_in, hidden_fields

pytestmark = pytest.mark.django_db
NEW, FORGOTTEN = "/beheer/mensen/nieuw/", "/wachtwoord/vergeten/"
SAID = {"name": "Zoë Van Hecke", "username": "", "email": "zoe@voorbeeld.example", "role": "worker"}
OWN = "de kat zit op het dak"


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
def zoe(de_kring):
    zoe = a_colleague(de_kring, "Zoë", "worker")
    zoe.email, zoe.is_demo = "zoe@voorbeeld.example", False
    zoe.save()
    return zoe


def the_link() -> str:
    """Let the worker mail; return the address in the newest mail, without its host."""
    assert send_password_links() == 1
    found = re.search(r"https://[^/\s]+(/wachtwoord/nieuw/\S+)", mail.outbox[-1].body)
    assert found, mail.outbox[-1].body
    return found[1]


def enters(username: str, password: str) -> bool:
    return Client().post("/aanmelden/", {"username": username, "password": password}).status_code == 302


def page_of(user: User) -> str:
    return f"/beheer/mensen/{Membership.objects.get(user=user).id}/"


def test_who_comes_to_work_here_gets_a_link_and_nobody_else_knows_the_password(as_an, nobody):
    shown = fill_in(as_an, NEW, "", **SAID)
    zoe = User.objects.get(username="zoe.vanhecke")
    assert shown["Location"] == page_of(zoe) and not zoe.has_usable_password()
    assert "krijgt zo een link" in as_an.get(page_of(zoe)).content.decode()
    link = the_link()
    letter = mail.outbox[0]
    assert letter.to == ["zoe@voorbeeld.example"] and "zoe.vanhecke" in letter.body
    assert not PasswordLink.objects.filter(token_hash__contains=link.rpartition("/")[2]).exists()
    page = nobody.get(link)
    assert page["Referrer-Policy"] == "no-referrer" and "Zoë Van Hecke" in page.content.decode()
    assert "Minstens 12" in nobody.post(link, {"new": "kort"}).content.decode()
    assert nobody.post(link, {"new": OWN})["Location"] == "/aanmelden/"
    assert enters("zoe.vanhecke", OWN)
    assert nobody.get(link).status_code == nobody.post(link, {"new": OWN + "!"}).status_code == 410
    assert enters("zoe.vanhecke", OWN)
    said = AccessLog.objects.filter(kind="staff", about=zoe).values_list("said", flat=True)
    assert "Koos een wachtwoord met de link" in said


def test_a_finger_that_touched_twice_makes_one_colleague_and_one_mail(as_an):
    fields = hidden_fields(as_an.get(NEW).content.decode(), "") | SAID
    first, second = (as_an.post(NEW, fields)["Location"] for _ in range(2))
    assert first == second and PasswordLink.objects.count() == 1


def test_without_a_mail_server_or_an_address_the_password_is_shown_as_before(as_an, settings):
    assert "<code>" in fill_in(as_an, NEW, "", **SAID | {"email": ""}).content.decode()
    settings.MAIL_FROM = ""
    assert "<code>" in fill_in(as_an, NEW, "", **SAID | {"username": "zoe2"}).content.decode()
    assert not PasswordLink.objects.exists()
    assert "Vraag een nieuw aan je beheerder" in Client().get("/aanmelden/").content.decode()


def test_an_administrator_mails_a_link_or_shows_a_password(as_an, zoe):
    page = f"{page_of(zoe)}wachtwoord/"
    fill_in(as_an, page, "", hoe="mail")
    assert not enters(zoe.username, "wachtwoord"), "the one of before stops at once"
    first = the_link()
    assert "<code>" in fill_in(as_an, page, "").content.decode()
    assert Client().get(first).status_code == 410, "a password that was shown goes before the link"
    fill_in(as_an, page, "", hoe="mail")
    second = the_link()
    as_an.get(page_of(zoe))
    fill_in(as_an, page_of(zoe), "", name="Zoë", email="zoe@elders.example", role="worker")
    assert Client().get(second).status_code == 410, "the mail went to another address"


@pytest.mark.parametrize("age", [timedelta(days=7), timedelta(days=40)])
def test_a_link_that_is_too_old_does_nothing(as_an, zoe, age):
    fill_in(as_an, f"{page_of(zoe)}wachtwoord/", "", hoe="mail")
    link = the_link()
    PasswordLink.objects.update(expires_at=timezone.now() + timedelta(days=7) - age)
    assert Client().post(link, {"new": OWN}).status_code == 410
    assert not enters(zoe.username, OWN)
    password_link.drop_old()
    assert not PasswordLink.objects.exists()


def test_who_was_blocked_meanwhile_does_not_come_in_by_the_link(as_an, zoe):
    fill_in(as_an, f"{page_of(zoe)}wachtwoord/", "", hoe="mail")
    link = the_link()
    fill_in(as_an, f"{page_of(zoe)}blokkeren/", "")
    assert Client().get(link).status_code == 410


def test_forgotten_says_the_same_of_every_name_and_mails_whom_it_knows(zoe, an, nobody):
    User.objects.filter(id=an.id).update(email="an@voorbeeld.example", runs_service=True, is_demo=False)
    said = [nobody.post(FORGOTTEN, {"username": name}).content for name in (zoe.username, "an", "niemand")]
    assert len(set(said)) == 1
    link = the_link()
    assert [one.to for one in mail.outbox] == [["zoe@voorbeeld.example"]], "who runs the service asks at it"
    Client().post(FORGOTTEN, {"username": zoe.username.upper()})
    assert PasswordLink.objects.count() == 1, "nobody fills the box of a colleague"
    nobody.post(link, {"new": OWN})
    assert enters(zoe.username, OWN)


def test_who_asks_again_and_again_waits(nobody, zoe):
    answers = [nobody.post(FORGOTTEN, {"username": f"naam{number}"}).status_code for number in range(7)]
    assert answers == [200] * 5 + [429] * 2


def test_a_mail_server_that_is_away_is_tried_again_and_a_refusal_is_told(as_an, zoe):
    fill_in(as_an, f"{page_of(zoe)}wachtwoord/", "", hoe="mail")
    Answers.told = [SMTPServerDisconnected("away")]
    assert send_password_links() == 0 and send_password_links() == 0
    PasswordLink.objects.update(mail_tried_at=timezone.now() - timedelta(hours=1))
    Answers.told = [SMTPRecipientsRefused({"zoe@voorbeeld.example": (550, b"no")})]
    assert send_password_links() == 0
    assert "ging niet weg" in as_an.get(page_of(zoe)).content.decode()
