"""/mensen/<id>/status/: new, busy, done."""

from __future__ import annotations

import pytest
from django.utils import timezone

from central.cases.models import CaseEvent, Step
from tests.central.forms import hidden_fields

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(kiosk, a_case):
    return a_case(kiosk)


def change(client, case, status):
    page = client.get(f"/mensen/{case.id}/").content.decode()
    fields = hidden_fields(page, f"/mensen/{case.id}/status/")
    answer = client.post(f"/mensen/{case.id}/status/", fields | {"status": status}, follow=True)
    case.refresh_from_db()
    return answer


def test_who_is_not_logged_in_changes_nothing(nobody, case):
    nobody.post(f"/mensen/{case.id}/status/", {"status": "done"})
    case.refresh_from_db()
    assert case.status == "new"


def test_bart_changes_nothing_of_de_kring(as_bart, case):
    assert as_bart.post(f"/mensen/{case.id}/status/", {"status": "done"}).status_code == 404
    case.refresh_from_db()
    assert case.status == "new"


def test_a_change_is_written_in_the_log(as_an, case):
    page = change(as_an, case, "busy").content.decode()
    assert case.status == "busy"
    assert "Van nieuw naar bezig." in page


def test_a_case_with_an_open_step_cannot_be_closed(as_an, case, de_kring):
    Step.objects.create(organisation=de_kring, case=case, kind="inform", due_on=timezone.localdate())
    page = change(as_an, case, "done").content.decode()
    assert case.status == "new"
    assert "Er staat nog een stap open." in page


def test_the_same_status_again_leaves_no_line(as_an, case):
    change(as_an, case, "new")
    assert not CaseEvent.objects.filter(kind="status").exists()


@pytest.mark.parametrize("status", ["", "gone", "NEW"])
def test_a_status_nobody_knows_changes_nothing(as_an, case, status):
    assert change(as_an, case, status).status_code == 200
    assert case.status == "new"
