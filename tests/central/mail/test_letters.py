"""A letter to one person: seen in their language, printed or mailed, and written down."""

from __future__ import annotations

import re
import subprocess
import zlib

import pytest
from django.core import mail

from central.accounts.models import AccessLog
from central.cases.models import Case, CaseEvent, Step
from central.cases.reaching import Result, asks_for_letter, tried
from central.mail.letter_mails import NOT_SENT, send_letters
from central.mail.models import LetterMail
from tests.central.running import ROOT

pytestmark = pytest.mark.django_db
BY_MAIL = {"reach": {"by": "email", "value": "olena@voorbeeld.example"}}


@pytest.fixture(autouse=True)
def mail_is_set_up(settings):
    settings.MAIL_FROM = "De Kring <vragen@dekring.example>"


@pytest.fixture
def olena(kiosk, a_case):
    return a_case(kiosk, person={"name": "Олена Коваль", "language": "uk"} | BY_MAIL)


def letter_to(case: Case) -> str:
    return f"/mensen/{case.id}/brief/"


def read(program: str, *of: object) -> str:
    return subprocess.run([program, *map(str, of)], capture_output=True, text=True, check=True).stdout


def unpacked(pdf: bytes) -> bytes:
    """Return what stands in the packed parts of a PDF."""
    return b"".join(zlib.decompress(one) for one in re.findall(rb"stream\n(x.*?)\nendstream", pdf, re.DOTALL))


def log_of(case: Case) -> str:
    return " ".join(CaseEvent.objects.filter(case=case).values_list("text", flat=True))


def test_a_letter_is_seen_in_the_language_of_the_person_and_in_dutch(as_an, olena, settings):
    settings.CONFIG = ROOT / "config"
    page = as_an.get(letter_to(olena)).content.decode()
    assert 'lang="uk"' in page
    assert "Ми не змогли з вами зв’язатися" in page
    assert "We konden je niet bereiken" in page
    arabic = as_an.get(letter_to(olena), {"brief": "bring", "taal": "ar"}).content.decode()
    assert 'dir="rtl"' in arabic
    assert "Dit breng je mee" in arabic
    assert not CaseEvent.objects.filter(kind=CaseEvent.Kind.CONTACT).exists(), "looking is not sending"
    assert as_an.get(letter_to(olena), {"brief": "weg", "taal": "xx"}).status_code == 200


def test_a_printed_letter_is_read_by_a_screen_reader_and_stands_in_the_log(as_an, olena, settings, tmp_path):
    settings.CONFIG = ROOT / "config"
    said = {"brief": "not-reached", "taal": "uk", "straat": "Kerkstraat 1", "hoe": "papier"}
    answer = as_an.post(letter_to(olena), said)
    file = tmp_path / "letter.pdf"
    file.write_bytes(answer.content)
    told = read("pdfinfo", file)
    for line in (r"Tagged: +yes", r"Title: +Ми не змогли", r"Pages: +2"):
        assert re.search(line, told), "tagged, named, and in Dutch on the second page"
    assert b"/Lang (uk)" in unpacked(answer.content)
    first, second = read("pdftotext", file, "-").split("\f")[:2]
    assert "Kerkstraat 1" in first
    assert "Олена Коваль" in first
    assert "We konden je niet bereiken" in second
    assert "Brief afgedrukt: We konden je niet bereiken (Українська)." in log_of(olena)
    assert "Kerkstraat" not in log_of(olena)
    assert AccessLog.objects.filter(case_id=olena.id, kind=AccessLog.Kind.PRINT).count() == 1
    assert "Олена" not in answer["Content-Disposition"]


def test_a_mail_goes_with_the_worker_once(as_an, olena):
    said = {"brief": "not-reached", "taal": "uk", "hoe": "mail"}
    for _ in range(2):
        answer = as_an.post(letter_to(olena), said, follow=True)
        assert "vertrekt zo meteen" in answer.content.decode()
    assert mail.outbox == [], "no page waits for a mail server"
    assert send_letters() == 1
    assert send_letters() == 0
    [sent] = mail.outbox
    assert sent.to == ["olena@voorbeeld.example"]
    assert "We konden je niet bereiken" in sent.subject or "зв’язатися" in sent.subject
    assert "Олена" not in sent.body
    assert log_of(olena).count("Mail klaargezet") == 1
    assert "We stuurden de mail: We konden je niet bereiken." in log_of(olena)


def test_who_cannot_be_mailed_any_more_is_told_to_staff(as_an, olena):
    as_an.post(letter_to(olena), {"brief": "bring", "taal": "nl", "hoe": "mail"})
    Case.objects.filter(id=olena.id).update(reach_by="phone", reach_value="+32471123456")
    assert send_letters() == 0
    assert NOT_SENT in log_of(olena)
    assert not LetterMail.objects.exists()


def test_a_letter_that_is_gone_or_a_case_that_stops_sends_nothing(as_an, an, olena):
    LetterMail.objects.create(organisation=olena.organisation, case=olena, letter="weg", language="nl")
    assert send_letters() == 0
    assert NOT_SENT in log_of(olena)
    as_an.post(letter_to(olena), {"brief": "bring", "taal": "nl", "hoe": "mail"})
    Case.objects.filter(id=olena.id).update(status="withdrawn")
    assert send_letters() == 0
    assert mail.outbox == []


def test_who_gave_no_mail_address_gets_no_mail(as_an, kiosk, a_case):
    case = a_case(kiosk)
    assert "Stuur als mail" not in as_an.get(letter_to(case)).content.decode()
    as_an.post(letter_to(case), {"brief": "bring", "taal": "nl", "hoe": "mail"})
    assert not LetterMail.objects.exists()


def test_after_three_misses_a_letter_is_proposed_and_writing_it_is_the_step(as_an, an, kiosk, a_case):
    case = a_case(kiosk)
    for _ in range(3):
        tried(case, an, Result.NO_ANSWER)
    page = as_an.get(f"/mensen/{case.id}/").content.decode()
    assert "Drie keer niet bereikt" in page
    assert letter_to(case) in page
    as_an.post(letter_to(case), {"brief": "not-reached", "taal": "nl", "hoe": "papier"})
    case.refresh_from_db()
    assert asks_for_letter(case) == ""
    assert Step.objects.get(case=case, kind="letter").done_by == an
    assert Step.objects.get(case=case, done_at=None).kind == "call", "somebody still tries again"
    assert "Drie keer niet bereikt" not in as_an.get(f"/mensen/{case.id}/").content.decode()


def test_a_page_of_another_organisation_is_not_there(as_bart, olena):
    assert as_bart.get(letter_to(olena)).status_code == 404
    assert as_bart.post(letter_to(olena), {"hoe": "mail"}).status_code == 404
