"""Two colleagues who want the same of one person: the later one hears that it is so, not that it failed."""

from __future__ import annotations

import pytest

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


def test_who_withdraws_a_person_who_stopped_with_their_paper_hears_that_it_is_so(as_an, kiosk, arrives):
    record = a_record()
    arrives(kiosk, record)
    page = f"/mensen/{Case.objects.get().id}/"
    old = hidden_fields(as_an.get(page).content.decode(), f"{page}status/")
    arrives(kiosk, an_amendment(record))
    answer = as_an.post(f"{page}status/", old | {"status": "withdrawn", "sure": "1"}, follow=True)
    assert "De status was al ‘ingetrokken’." in answer.content.decode()
