"""Who chose mail hears by mail of a place and gets their paper; who did not, hears it from staff."""

from __future__ import annotations

import subprocess
from datetime import timedelta
from urllib.parse import unquote

import pytest
from django.core import mail
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone

from central.cases.arrival import hash_of
from central.cases.models import Case, CaseEvent
from central.mail.mails import NO_MAIL, NOT_SENT, send_confirmations, send_papers
from central.mail.models import PaperMail
from central.mail.server import mail_settings
from central.sign_ups.models import SignUp
from kiosk.receipts.code import shown
from kiosk.receipts.scanned import sort_scan
from tests.central.kiosks import a_record, an_amendment
from tests.central.phone.test_phone_page import sign_up

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


@pytest.mark.parametrize(
    ("address", "goes_to"),
    [
        ("eva@straße.de", "eva@xn--strae-oqa.de"),
        ("an@bücher.be", "an@xn--bcher-kva.be"),
        ("an@عربي.be", "an@xn--ngbrx4e.be"),
        ("fatima+kring@Voorbeeld.be", "fatima+kring@voorbeeld.be"),
        ("jo.o'neill@voorbeeld.be", "jo.o'neill@voorbeeld.be"),
    ],
)
def test_a_mail_goes_to_the_house_of_the_address_and_not_to_one_that_is_spelled_like_it(
    kiosk, arrives, praattafel, address, goes_to
):
    person = BY_MAIL | {"reach": {"by": "email", "value": address}}
    arrives(kiosk, a_record(offer="praattafel", person=person))
    assert send_confirmations() == 1
    assert mail.outbox[0].message()["To"] == goes_to


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


@pytest.mark.parametrize(
    ("said", "sender"),
    [
        ("kiosk+in@dekring.example", "kiosk+in@dekring.example"),
        ("kiosk%2Bin@dekring.example", "kiosk+in@dekring.example"),
        ("De%20Kring%20<kiosk+in@dekring.example>", "De Kring <kiosk+in@dekring.example>"),
        ("De+Kring+<in@dekring.example>", "De Kring <in@dekring.example>"),
        ('"kiosk+in@dekring.example"', "kiosk+in@dekring.example"),
        ('"De Kring, Eeklo" <in@dekring.example>', '"De Kring, Eeklo" <in@dekring.example>'),
    ],
)
def test_a_plus_in_the_address_of_the_sender_stays_a_plus(said, sender):
    assert mail_settings(f"smtp://localhost:25?from={said}").sender == sender


@pytest.mark.parametrize(
    ("setting", "cure"),
    [
        ("smtp://mail.example:99999?from=a@b.be", "from 1 to 65535"),
        ("smtp://mail.example:0?from=a@b.be", "from 1 to 65535"),
        ("smtp://mail.example:smtp?from=a@b.be", "from 1 to 65535"),
        ("smtp://u:ge/heim@mail.example?from=a@b.be", "/ as %2F"),
        ("smtp://u:ge?heim@mail.example?from=a@b.be", "? as %3F"),
        ("smtp://u:ge#heim@mail.example?from=a@b.be", "# as %23"),
        ("smtp://mail.example?from=@", "whole address"),
        ("smtp://mail.example?from=a@", "whole address"),
        ("smtp://mail.example?from=kiosk in@dekring.example", "whole address"),
        ("smtp://mail.example?from=a@b.be,c@d.be", "whole address"),
        ("smtp://mail.example?from=a@b.be%0ABcc: c@d.be", "whole address"),
        ("smtp://mail.example?from=a@b.be&to=c@d.be", "%26"),
        ("smtp://u:p@?from=a@b.be", "no host"),
        ("smtp://u:p@mail..example?from=a@b.be", "no host"),
        ("smtp://u:gehéim@mail.example?from=a@b.be", "no é"),
        ("smtp://u:ge%C3%A9heim@mail.example?from=a@b.be", "no é"),
    ],
)
def test_a_mail_setting_that_would_mail_nobody_is_refused_with_what_to_write(setting, cure):
    with pytest.raises(ImproperlyConfigured) as said:
        mail_settings(setting)
    assert cure in str(said.value)
    assert "heim" not in str(said.value)
    assert "\n" not in str(said.value)


@pytest.mark.parametrize("password", ["p%2Fw", "p@w", "p:w", "p+w", "p%25w", "p w"])
def test_the_password_reaches_the_mail_server_as_it_was_given(password):
    there = mail_settings(f"smtp://an:{password}@mail.example:2525?from=a@b.be")
    assert (there.user, there.password, there.host, there.port) == (
        "an", unquote(password), "mail.example", 2525
    )  # fmt: skip


@pytest.mark.parametrize("wrong", ["mail.example", "smtp://?from=a@b.be", "smtp://an:geheim@host"])
def test_a_setting_that_is_wrong_is_said_without_the_password(wrong):
    with pytest.raises(ImproperlyConfigured) as said:
        mail_settings(wrong)
    assert "geheim" not in str(said.value)


# --- the paper


def asks_by_mail(**said):
    """Return the record of somebody who wants to be mailed, and their paper with it."""
    person = BY_MAIL | said.pop("person", {})
    answers = {"where": "home", "moment": "morning", "paper_by_email": "yes"}
    return a_record(person=person, answers=answers, **said)


def square_of(letter) -> str:
    """Return what any reader makes of the picture in the mail."""
    [(name, picture, kind)] = letter.attachments
    assert (name, kind) == ("vierkant.png", "image/png")
    read = subprocess.run(["zbarimg", "-q", "--raw", "-"], input=picture, capture_output=True, check=True)
    return read.stdout.decode().strip()


def test_who_wanted_the_paper_by_mail_gets_it_with_code_link_and_square(kiosk, arrives):
    record = asks_by_mail()
    arrives(kiosk, record)
    assert send_papers() == 1
    (letter,) = mail.outbox
    address = f"https://dekring.example/p/{record['token']}?l=nl"
    assert letter.to == ["fatima@voorbeeld.be"]
    assert letter.subject == "Je papier van De Kring"
    for said in (
        "Hulp met internet",
        "We sturen je een mail.",
        "In de voormiddag",
        "Sociaal internetaanbod",
        f"Je code: {shown(record['code'])}",
        address,
        "Het vierkant zit bij deze mail.",
    ):
        assert said in letter.body, letter.body
    assert square_of(letter) == address
    assert "Fatima" not in letter.body
    assert letter.body.count("Wat nu?") == 1, "Dutch once"
    assert send_papers() == 0


def test_the_mailed_paper_names_the_day_by_which_we_answer(kiosk, arrives):
    arrives(kiosk, asks_by_mail())
    send_papers()
    assert "Antwoord ten laatste op" in mail.outbox[0].body
    assert "Niets gehoord? Bel 09 376 71 70." in mail.outbox[0].body


def test_once_it_is_sent_central_keeps_the_token_no_longer(kiosk, arrives):
    arrives(kiosk, asks_by_mail())
    assert PaperMail.objects.count() == 1
    send_papers()
    assert PaperMail.objects.count() == 0
    assert CaseEvent.objects.filter(text="We mailden het papier.").count() == 1


def test_it_speaks_the_language_of_the_person_and_then_dutch(kiosk, arrives):
    arrives(kiosk, asks_by_mail(language="fr", person={"language": "fr"}))
    send_papers()
    french, dutch = mail.outbox[0].body.split("----- Nederlands -----")
    assert "Votre code" in french
    assert "Je code" not in french
    assert "Je code" in dutch


def test_a_language_without_texts_of_ours_gets_the_dutch_once(kiosk, arrives):
    arrives(kiosk, asks_by_mail(person={"language": "ti"}))
    send_papers()
    assert "-----" not in mail.outbox[0].body
    assert "Je code" in mail.outbox[0].body


def test_whoever_signed_up_gets_place_and_paper_in_one_mail(kiosk, arrives, praattafel):
    record = asks_by_mail(offer="praattafel", journey="offer-sign-up")
    arrives(kiosk, record)
    assert (send_papers(), send_confirmations(), send_papers()) == (0, 1, 0)
    (letter,) = mail.outbox
    assert letter.subject == "Je hebt een plaats: Praattafel"
    assert shown(record["code"]) in letter.body
    assert "voorlopig" not in letter.body
    assert square_of(letter).startswith("https://dekring.example/p/")


def test_who_signed_up_with_a_phone_and_gave_an_address_gets_code_and_square_too(nobody, praattafel):
    sign_up(nobody, reach_by="email", email="fatima@voorbeeld.be", phone="")
    assert send_papers() == 1
    (letter,) = mail.outbox
    assert letter.subject == "Je hebt een plaats: Praattafel"
    scanned = sort_scan(square_of(letter), "dekring.example")
    assert hash_of(scanned.value) == Case.objects.get().token_hash


def test_who_stopped_meanwhile_gets_no_paper(kiosk, arrives):
    record = asks_by_mail()
    arrives(kiosk, record, an_amendment(record))
    assert send_papers() == 0
    assert (mail.outbox, PaperMail.objects.count()) == ([], 0)


def test_a_paper_no_server_takes_is_tried_again_and_after_a_week_staff_are_told(kiosk, arrives, settings):
    arrives(kiosk, asks_by_mail())
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", 1, 2
    assert send_papers() == 0
    assert PaperMail.objects.count() == 1
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert send_papers() == 0, "not again within a quarter of an hour"
    PaperMail.objects.update(made_at=timezone.now() - timedelta(days=8))
    assert send_papers() == 0
    assert PaperMail.objects.count() == 0
    assert CaseEvent.objects.filter(text=NOT_SENT).count() == 1


def test_an_address_that_is_two_lines_stops_nobody_elses_mail(kiosk, arrives):
    evil = {"reach": {"by": "email", "value": "a@b.be\nBcc: all@b.be"}}
    arrives(kiosk, asks_by_mail(person=evil), asks_by_mail())
    assert send_papers() + send_papers() == 1
    assert mail.outbox[0].to == ["fatima@voorbeeld.be"]


def test_where_no_mail_goes_out_staff_are_told_to_do_it_and_no_token_is_kept(kiosk, arrives, settings):
    settings.MAIL_FROM = ""
    arrives(kiosk, asks_by_mail())
    assert PaperMail.objects.count() == 0
    assert CaseEvent.objects.filter(text=NO_MAIL).count() == 1


def test_who_wanted_paper_and_no_mail_gets_none(kiosk, arrives):
    arrives(kiosk, a_record(person=BY_MAIL))
    assert send_papers() == 0
    assert PaperMail.objects.count() == 0
