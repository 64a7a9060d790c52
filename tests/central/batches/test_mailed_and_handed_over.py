"""Many are mailed, each in their own language, or handed over; who cannot is named with the reason."""

from __future__ import annotations

import re

import pytest
from django.core import mail

from central.accounts.models import Membership
from central.cases import steps
from central.cases.models import Case, CaseEvent
from central.handover.mailing import send_links
from central.handover.models import HandOver
from central.mail.letter_mails import send_letters
from central.mail.models import LetterMail
from tests.central.batches.test_batches import page_of, select
from tests.central.conftest import a_colleague

pytestmark = pytest.mark.django_db
MAIL = {"kind": "mail", "letter": "not-reached"}
SHARE = {
    "kind": "share", "to_name": "OCMW Maldegem", "to_email": "hulp@ocmw.example",
    "fields_": ["language", "about"],
    "consent": "spoken", "until": "31", "each": "on",
}  # fmt: skip


@pytest.fixture(autouse=True)
def mail_server(settings):
    settings.MAIL_FROM = "De Kring <vragen@dekring.example>"


def reached_by_mail(name, language):
    reach = {"by": "email", "value": "iemand@voorbeeld.example"}
    return {"name": name, "reach": reach, "language": language}


@pytest.fixture
def people(kiosk, a_case):
    return [
        a_case(kiosk, person=reached_by_mail("Ayşe", "fr")),
        a_case(kiosk, person=reached_by_mail("An", "nl")),
        a_case(kiosk, person={"name": "Роман"}),  # by telephone
        a_case(kiosk, person=reached_by_mail("Zoë", "fr")),
    ]


def test_each_is_mailed_in_their_own_language_by_the_worker(as_an, an, people):
    steps.withdraw(people[3], an)
    page = page_of(select(as_an, people))
    shown = as_an.post(page, MAIL).content.decode()
    assert "Dit kan voor 2 van de 4" in shown
    assert re.search(r"Heeft geen mailadres gegeven.*Роман", shown, re.DOTALL)
    assert re.search(r"Is gestopt.*Zoë", shown, re.DOTALL)
    assert "Français" in shown
    assert not LetterMail.objects.exists(), "nothing happens before it is seen"
    as_an.post(page, MAIL | {"do": "1"})
    assert {one.case.name: one.language for one in LetterMail.objects.all()} == {"Ayşe": "fr", "An": "nl"}
    assert not mail.outbox, "a slow mail server holds up nobody"
    assert send_letters() == 2
    assert {one.subject for one in mail.outbox} == {"Size ulaşamadık", "We konden je niet bereiken"} or len(
        {one.subject for one in mail.outbox}
    ) == 2
    assert (
        CaseEvent.objects.filter(text__startswith="Mail klaargezet: We konden je niet bereiken").count() == 2
    )


def test_the_same_mail_that_waits_already_goes_once(as_an, people):
    for _ in range(2):
        page = page_of(select(as_an, people[:2]))
        shown = as_an.post(page, MAIL | {"do": "1"}).content.decode()
    assert "Deze mail staat al klaar" in shown
    assert LetterMail.objects.count() == 2


def test_who_did_not_agree_is_not_mailed_and_not_handed_over(as_an, people):
    Case.objects.filter(id=people[0].id).update(notice_ground="consent", notice_agreed=None)
    for act in (MAIL, SHARE):
        shown = as_an.post(page_of(select(as_an, people[:2])), act).content.decode()
        assert re.search(r"Ging niet akkoord met wat we bewaren.*Ayşe", shown, re.DOTALL)


def test_without_a_mail_server_nobody_is_mailed(as_an, people, settings):
    settings.MAIL_FROM = ""
    page = page_of(select(as_an, people))
    assert "Van hier gaat geen mail uit" in as_an.get(page).content.decode()
    assert as_an.post(page, MAIL | {"do": "1"}).status_code == 404


def test_many_are_handed_over_each_by_a_link_of_their_own(as_an, an, people):
    page = page_of(select(as_an, people))
    assert "Dit kan voor 4 van de 4" in as_an.post(page, SHARE).content.decode()
    assert not HandOver.objects.exists()
    as_an.post(page, SHARE | {"do": "1"})
    assert HandOver.objects.values("token_hash").distinct().count() == 4
    assert {tuple(one.fields) for one in HandOver.objects.all()} == {("name", "reach", "language", "about")}
    assert not mail.outbox
    assert send_links() == 4
    shown = as_an.post(page_of(select(as_an, people)), SHARE).content.decode()
    assert re.search(r"Is al bij deze organisatie.*Роман", shown, re.DOTALL)


def test_each_of_them_was_asked_or_nobody_is_handed_over(as_an, people):
    page = page_of(select(as_an, people))
    answer = as_an.post(page, {name: said for name, said in SHARE.items() if name != "each"} | {"do": "1"})
    assert answer.status_code == 422
    assert "Vraag het aan ieder van hen" in answer.content.decode()
    assert not HandOver.objects.exists()


def test_without_mail_staff_are_told_to_give_the_links_themselves(as_an, people, settings):
    settings.MAIL_FROM = ""
    page = page_of(select(as_an, people))
    shown = as_an.post(page, SHARE | {"to_email": "", "do": "1"}).content.decode()
    assert "Geef de link zelf door" in shown
    assert f'href="/mensen/{people[0].id}/"' in shown


def test_a_volunteer_chooses_nobody(as_an, an, people, client, de_kring):
    vera = a_colleague(de_kring, "Vera", "volunteer")
    client.force_login(vera)
    assert client.post("/mensen/kies/", {"case": [str(people[0].id)]}).status_code == 404
    page = page_of(select(as_an, people))
    Membership.objects.filter(user=an).update(role="volunteer")
    assert as_an.get(page).status_code == 404
