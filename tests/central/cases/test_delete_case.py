"""Somebody who asks to be forgotten is forgotten, and no kiosk brings them back."""

from __future__ import annotations

import pytest

from central.accounts.models import AccessLog, Deletion
from central.cases import steps
from central.cases.models import Case, CaseEvent, CaseScheme, Step
from central.intake.models import InboxEnvelope
from central.intake.opening import open_waiting
from tests.central.forms import fill_in
from tests.central.kiosks import a_record

pytestmark = pytest.mark.django_db


def test_everything_about_the_person_goes_and_who_did_it_stays(as_an, an, kiosk, a_case):
    case = a_case(kiosk)
    steps.add_note(case, an, "belde niet terug")
    as_an.get(f"/mensen/{case.id}/")
    fill_in(as_an, f"/mensen/{case.id}/", f"/mensen/{case.id}/verwijder/", reason="asked")
    answer = as_an.get("/mensen/")
    assert "Alles van deze persoon is verwijderd." in answer.content.decode()
    for model in (Case, CaseEvent, CaseScheme, Step):
        assert not model.objects.exists()
    gone = Deletion.objects.get()
    assert (gone.case_id, gone.user, gone.reason) == (case.id, an, "asked")
    assert AccessLog.objects.filter(case_id=case.id).exists()
    assert InboxEnvelope.objects.get().sealed is None


def test_a_kiosk_that_sends_it_again_a_year_later_brings_nobody_back(as_an, kiosk, send):
    envelope = kiosk.envelope(a_record())
    send(kiosk, kiosk.batch(envelope))
    open_waiting()
    page = f"/mensen/{Case.objects.get().id}/"
    fill_in(as_an, page, f"{page}verwijder/", reason="over")
    answer = send(kiosk, kiosk.batch(envelope))
    assert answer.json()["results"][0]["result"] == "duplicate"
    other = kiosk.envelope({**a_record(), "id": str(envelope.id)})
    assert send(kiosk, kiosk.batch(other)).json()["results"][0]["result"] == "conflict"
    assert open_waiting() == 0
    assert not Case.objects.exists()


def test_without_a_reason_nothing_goes(as_an, kiosk, a_case):
    case = a_case(kiosk)
    answer = as_an.post(f"/mensen/{case.id}/verwijder/", {"reason": "zomaar"})
    assert answer.status_code == 422
    assert "Kies een reden." in answer.content.decode()
    assert Case.objects.exists()


def test_of_another_organisation_there_is_nothing_to_delete(as_bart, kiosk, a_case):
    case = a_case(kiosk)
    assert as_bart.post(f"/mensen/{case.id}/verwijder/", {"reason": "asked"}).status_code == 404
    assert Case.objects.exists()
