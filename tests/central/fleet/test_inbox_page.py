"""/postvak/: what came in but needs somebody's eye."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import central
from central.intake.models import EnvelopeConflict, InboxEnvelope
from central.intake.opening import open_waiting
from central.intake.reasons import REASONS
from tests.central.kiosks import a_record

pytestmark = pytest.mark.django_db
PAGE = "/postvak/"


@pytest.fixture
def broken(kiosk, send):
    send(kiosk, kiosk.batch(kiosk.envelope(a_record(), b"no seal")))
    open_waiting()
    return InboxEnvelope.objects.get()


@pytest.fixture
def contested(kiosk, send):
    record = a_record()
    send(kiosk, kiosk.batch(kiosk.envelope(record)))
    send(kiosk, kiosk.batch(kiosk.envelope(record)))
    return EnvelopeConflict.objects.get()


def test_who_is_not_logged_in_sees_no_inbox(nobody, broken):
    assert nobody.get(PAGE).status_code == 302


def test_bart_does_not_see_trouble_of_de_kring(as_bart, broken, contested):
    page = as_bart.get(PAGE).content.decode()
    assert "Alles is geopend" in page
    assert str(broken.record_id) not in page
    assert 'class="count"' not in page


def test_when_all_is_well_the_page_says_so(as_an, kiosk, a_case):
    a_case(kiosk)
    assert "Alles is geopend" in as_an.get(PAGE).content.decode()


def test_an_envelope_that_did_not_open_says_why_and_what_to_do(as_an, broken):
    page = as_an.get(PAGE).content.decode()
    assert REASONS["seal-broken"].title in page
    assert REASONS["seal-broken"].what_to_do in page
    assert "Kiosk Zonneheem" in page


def test_every_page_shows_how_many_need_an_eye(as_an, broken, contested):
    assert '<span class="count">2<' in as_an.get("/mensen/").content.decode()


def test_a_conflict_is_shown(as_an, contested):
    page = as_an.get(PAGE).content.decode()
    assert "andere inhoud" in page
    assert str(contested.record_id) in page


def test_two_papers_with_one_code_are_shown_until_the_case_is_done(as_an, kiosk, a_case):
    first = a_case(kiosk, person={"name": "Eerste"})
    second = a_case(kiosk, person={"name": "Tweede"}, code=first.code)
    assert f"/mensen/{second.id}/" in as_an.get(PAGE).content.decode()
    second.status = "done"
    second.save()
    assert "Alles is geopend" in as_an.get(PAGE).content.decode()


def test_what_still_waits_is_counted(as_an, kiosk, send):
    send(kiosk, kiosk.batch(kiosk.envelope(a_record())))
    assert "1 aanvraag wacht" in as_an.get(PAGE).content.decode()


def test_every_reason_the_worker_can_give_has_words():
    files = [path.read_text() for path in Path(central.__file__).parent.rglob("*.py")]
    used = {reason for text in files for reason in re.findall(r'CannotOpen\("([a-z-]+)"', text)}
    assert used == set(REASONS)
