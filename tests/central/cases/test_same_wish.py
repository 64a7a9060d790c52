"""Two colleagues who want the same of one person: the later one hears that it is so, not that it failed."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from central.accounts.models import Deletion
from central.cases import steps
from central.cases.models import Case, CaseEvent
from tests.central.conftest import a_colleague
from tests.central.forms import hidden_fields
from tests.central.kiosks import a_record, an_amendment

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("status", "word"), [("done", "klaar"), ("busy", "bezig"), ("withdrawn", "ingetrokken")]
)
def test_who_chooses_the_status_a_colleague_just_chose_hears_that_it_is_so(
    as_an, kiosk, a_case, de_kring, status, word
):
    case = a_case(kiosk)
    page = f"/mensen/{case.id}/"
    old = hidden_fields(as_an.get(page).content.decode(), f"{page}status/")
    steps.set_status(case, a_colleague(de_kring, "Bea"), status)
    said = old | {"status": status, "sure": "1"}
    shown = as_an.post(f"{page}status/", said, follow=True).content.decode()
    assert f"Bea zette de status al op ‘{word}’, vandaag om" in shown
    assert "niet" not in shown.partition('role="alert"')[2][:200]
    assert Case.objects.get().status == status
    assert CaseEvent.objects.filter(kind="status").count() == 1


def test_who_plans_the_step_a_colleague_just_planned_hears_that_it_is_there(as_an, kiosk, a_case, de_kring):
    case = a_case(kiosk)
    bea, page, day = a_colleague(de_kring, "Bea"), f"/mensen/{case.id}/", timezone.localdate()
    old = hidden_fields(as_an.get(page).content.decode(), f"{page}stap/")
    steps.plan(case, bea, "apply", bea, day)
    said = old | {"kind": "apply", "who": str(bea.id), "due_on": day.isoformat()}
    assert "Die stap stond er al." in as_an.post(f"{page}stap/", said, follow=True).content.decode()
    assert CaseEvent.objects.filter(kind="planned").count() == 1
    assert as_an.post(f"{page}stap/", said | {"who": ""}).status_code == 409


def test_who_touches_delete_twice_comes_to_the_list_and_a_colleague_hears_who_did_it(
    as_an, kiosk, a_case, de_kring
):
    page = f"/mensen/{a_case(kiosk).id}/"
    as_bea = Client()
    as_bea.force_login(a_colleague(de_kring, "Bea"))
    asked = {
        who: hidden_fields(who.get(page).content.decode(), f"{page}verwijder/") for who in (as_an, as_bea)
    }
    for _ in range(2):
        answer = as_an.post(f"{page}verwijder/", asked[as_an] | {"reason": "asked"}, follow=True)
        assert answer.status_code == 200
        assert "Alles van deze persoon is verwijderd." in answer.content.decode()
    late = as_bea.post(f"{page}verwijder/", asked[as_bea] | {"reason": "asked"})
    assert late.status_code == 404
    assert "An verwijderde alles" in late.content.decode()
    assert Deletion.objects.count() == 1


def test_who_withdraws_a_person_who_stopped_with_their_paper_hears_that_it_is_so(as_an, kiosk, arrives):
    record = a_record()
    arrives(kiosk, record)
    page = f"/mensen/{Case.objects.get().id}/"
    old = hidden_fields(as_an.get(page).content.decode(), f"{page}status/")
    arrives(kiosk, an_amendment(record))
    answer = as_an.post(f"{page}status/", old | {"status": "withdrawn", "sure": "1"}, follow=True)
    assert "De status was al ‘ingetrokken’." in answer.content.decode()
