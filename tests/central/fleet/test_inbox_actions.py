"""/postvak/<id>/opnieuw/ and /nagekeken/: trying again, and having looked."""

from __future__ import annotations

import uuid

import pytest

from central.intake.models import InboxEnvelope
from central.intake.opening import open_waiting
from tests.central.forms import fill_in
from tests.central.kiosks import a_record

pytestmark = pytest.mark.django_db


@pytest.fixture
def broken(kiosk, send):
    send(kiosk, kiosk.batch(kiosk.envelope(a_record(), b"no seal")))
    open_waiting()
    return InboxEnvelope.objects.get()


@pytest.mark.parametrize("action", ["opnieuw", "nagekeken"])
def test_who_is_not_logged_in_does_nothing(nobody, broken, action):
    assert nobody.post(f"/postvak/{broken.id}/{action}/")["Location"].startswith("/aanmelden/")
    assert InboxEnvelope.objects.get(state="failed", seen_by=None)


@pytest.mark.parametrize("action", ["opnieuw", "nagekeken"])
def test_bart_does_nothing_to_the_inbox_of_de_kring(as_bart, broken, action):
    assert as_bart.post(f"/postvak/{broken.id}/{action}/").status_code == 404
    assert InboxEnvelope.objects.get(state="failed", seen_by=None)


@pytest.mark.parametrize("action", ["opnieuw", "nagekeken"])
def test_an_envelope_that_is_not_there_is_not_found(as_an, action):
    assert as_an.post(f"/postvak/{uuid.uuid4()}/{action}/").status_code == 404


def test_trying_again_lets_the_worker_have_it_once_more(as_an, broken):
    fill_in(as_an, "/postvak/", f"/postvak/{broken.id}/opnieuw/")
    broken.refresh_from_db()
    assert (broken.state, broken.reason) == ("waiting", "")
    open_waiting()
    broken.refresh_from_db()
    assert broken.state == "failed"


def test_what_was_looked_at_leaves_the_page_and_stays_in_the_database(as_an, an, broken):
    fill_in(as_an, "/postvak/", f"/postvak/{broken.id}/nagekeken/")
    page = as_an.get("/postvak/").content.decode()
    assert "Alles is geopend" in page
    broken.refresh_from_db()
    assert (broken.seen_by, broken.state) == (an, "failed")
    assert broken.sealed is not None


def test_a_conflict_can_be_looked_at_too(as_an, kiosk, send):
    record = a_record()
    send(kiosk, kiosk.batch(kiosk.envelope(record)))
    send(kiosk, kiosk.batch(kiosk.envelope(record)))
    open_waiting()
    from central.intake.models import EnvelopeConflict

    conflict = EnvelopeConflict.objects.get()
    fill_in(as_an, "/postvak/", f"/postvak/{conflict.id}/nagekeken/")
    page = as_an.get("/postvak/").content.decode()
    assert "Alles is geopend" in page
