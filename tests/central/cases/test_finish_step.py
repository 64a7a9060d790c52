"""/mensen/<id>/stap/gedaan/: the next step is done."""

from __future__ import annotations

import pytest
from django.utils import timezone

from central.cases.models import CaseEvent, Step
from tests.central.forms import hidden_fields

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(kiosk, a_case, de_kring):
    case = a_case(kiosk)
    Step.objects.create(organisation=de_kring, case=case, kind="inform", due_on=timezone.localdate())
    return case


def finish(client, case):
    fields = hidden_fields(
        client.get(f"/mensen/{case.id}/").content.decode(), f"/mensen/{case.id}/stap/gedaan/"
    )
    return client.post(f"/mensen/{case.id}/stap/gedaan/", fields, follow=True)


def test_who_is_not_logged_in_finishes_nothing(nobody, case):
    nobody.post(f"/mensen/{case.id}/stap/gedaan/")
    assert Step.objects.get().done_at is None


def test_bart_finishes_nothing_of_de_kring(as_bart, case):
    assert as_bart.post(f"/mensen/{case.id}/stap/gedaan/").status_code == 404
    assert Step.objects.get().done_at is None


def test_a_step_that_is_done_stays_as_done_with_who_did_it(as_an, an, case):
    page = finish(as_an, case).content.decode()
    step = Step.objects.get()
    assert step.done_by == an
    assert step.done_at is not None
    assert 'Uitleg geven<span class="only-heard">: gedaan' in page
    assert CaseEvent.objects.filter(kind="done").count() == 1


def test_a_second_touch_on_done_changes_nothing(as_an, case):
    page = as_an.get(f"/mensen/{case.id}/").content.decode()
    fields = hidden_fields(page, f"/mensen/{case.id}/stap/gedaan/")
    for _ in range(2):
        answer = as_an.post(f"/mensen/{case.id}/stap/gedaan/", fields, follow=True)
        assert "Goed zo" in answer.content.decode()
    assert CaseEvent.objects.filter(kind="done").count() == 1
