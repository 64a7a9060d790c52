"""The paper that goes by mail says what the kiosk's own says: whom we call, who brings what."""

from __future__ import annotations

import pytest
from django.core import mail

from central.mail.mails import send_confirmations, send_papers
from kiosk.machine.folders import config_dir
from tests.central.kiosks import a_record

pytestmark = pytest.mark.django_db
REACH = {"by": "email", "value": "fatima@voorbeeld.be"}


@pytest.fixture(autouse=True)
def the_journeys_that_ship(settings):
    settings.MAIL_FROM = "De Kring <inschrijven@dekring.example>"
    settings.CONFIG = config_dir()


def mailed(kiosk, arrives, **said) -> str:
    answers = {"paper_by_email": "yes"} | said.pop("answers", {})
    arrives(kiosk, a_record(person={"name": "Fatima", "reach": REACH}, answers=answers, **said))
    assert send_papers() + send_confirmations() == 1
    return mail.outbox[-1].body


def test_ahmad_who_asked_for_fatima_reads_that_we_mail_her(kiosk, arrives):
    body = mailed(kiosk, arrives, journey="referral", answers={"knows": "no"})
    first, then = body.index("1. Zeg aan die persoon"), body.index("2. We mailen die persoon.")
    assert first < then < body.index("3. We vragen of die persoon hulp wil.")
    assert "We sturen je een mail." not in body


def test_fatima_who_gives_a_laptop_reads_who_brings_it(kiosk, arrives):
    body = mailed(kiosk, arrives, journey="laptop-give", answers={"bring": "fetch"})
    assert "Je wil\nEen laptop geven" in body
    assert "1. We mailen je om af te spreken.\n2. We komen het halen. Leg de lader erbij." in body
    assert "Je brengt het" not in body
    assert "Dit heb je nodig" not in body


def test_who_has_a_place_is_not_told_that_we_look_whether_there_is_one(kiosk, arrives, praattafel):
    body = mailed(kiosk, arrives, journey="offer-sign-up", offer="praattafel")
    assert "We kijken of er plaats is." not in body
    assert "Wat nu?" not in body
    assert "voorlopig" not in body


def test_who_waits_reads_on_the_paper_too_that_they_hear_of_a_free_place(kiosk, arrives, praattafel):
    for _ in range(praattafel.seats):
        arrives(kiosk, a_record(offer="praattafel"))
    body = mailed(kiosk, arrives, journey="offer-sign-up", offer="praattafel")
    assert "1. Komt er een plaats vrij? Dan hoor je het van ons." in body
