"""/mensen/<id>/stap/: who does what next, and by when."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from central.cases.models import Case, CaseEvent, Step
from tests.central.forms import fill_in

pytestmark = pytest.mark.django_db
TOMORROW = timezone.localdate() + timedelta(days=1)


@pytest.fixture
def case(kiosk, a_case):
    return a_case(kiosk)


def plan(client, case, **changed):
    said = {"kind": "apply", "who": "", "due_on": TOMORROW.isoformat()} | changed
    return fill_in(client, f"/mensen/{case.id}/", f"/mensen/{case.id}/stap/", **said)


def test_who_is_not_logged_in_plans_nothing(nobody, case):
    answer = nobody.post(f"/mensen/{case.id}/stap/", {"kind": "apply", "due_on": TOMORROW.isoformat()})
    assert answer["Location"].startswith("/aanmelden/")
    assert not Step.objects.exists()


def test_bart_plans_nothing_for_people_of_de_kring(as_bart, case):
    said = {"kind": "apply", "due_on": TOMORROW.isoformat()}
    assert as_bart.post(f"/mensen/{case.id}/stap/", said).status_code == 404
    assert not Step.objects.exists()


def test_bart_cannot_be_given_work_of_de_kring(as_an, bart, case):
    assert plan(as_an, case, who=str(bart.id)).status_code == 422
    assert not Step.objects.exists()


def test_nobody_installs_the_internet_for_who_signs_up_for_a_course(as_an, case):
    assert "Internet installeren" in as_an.get(f"/mensen/{case.id}/").content.decode()
    case.track = "course"
    case.save()
    page = as_an.get(f"/mensen/{case.id}/").content.decode()
    assert "Internet installeren" not in page and "Helpen met betalen" not in page
    assert "Uitleg geven" in page and "Bereikbaar blijven" in page


def test_a_step_that_was_done_already_stays_on_the_page_whatever_is_asked(as_an, an, case):
    Step.objects.create(
        organisation=case.organisation, case=case, kind="install", due_on=TOMORROW, done_at=timezone.now()
    )
    case.track = "course"
    case.save()
    assert "Internet installeren" in as_an.get(f"/mensen/{case.id}/").content.decode()


def test_a_plan_says_who_does_what_and_when_and_the_case_is_busy(as_an, an, case):
    assert plan(as_an, case, who=str(an.id)).status_code == 302
    step = Step.objects.get()
    assert (step.kind, step.who, step.due_on) == ("apply", an, TOMORROW)
    case.refresh_from_db()
    assert case.status == "busy"
    assert [event.kind for event in CaseEvent.objects.order_by("at")] == ["received", "planned", "status"]
    page = as_an.get(f"/mensen/{case.id}/").content.decode()
    assert "An, tegen morgen" in page


def test_changing_the_plan_keeps_one_next_step_and_both_lines_in_the_log(as_an, case):
    plan(as_an, case)
    plan(as_an, case, kind="install")
    assert Step.objects.get().kind == "install"
    assert CaseEvent.objects.filter(kind="planned").count() == 2


@pytest.mark.parametrize("due", ["", "morgen", "2026-13-45", "0001-01-01", "9999-12-31"])
def test_a_day_that_is_none_is_refused_with_the_form_still_open(as_an, case, due):
    answer = plan(as_an, case, due_on=due)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Kies een dag." in page or "Kijk het jaar na." in page
    assert "<details open>" in page
    assert not Step.objects.exists()


def test_a_step_nobody_knows_is_refused(as_an, case):
    assert plan(as_an, case, kind="dance").status_code == 422


def test_the_log_names_the_day_so_that_it_reads_well_next_week(as_an, case):
    plan(as_an, case)
    text = CaseEvent.objects.get(kind="planned").text
    assert "morgen" not in text
    assert str(TOMORROW.day) in text


def test_a_case_that_was_closed_is_busy_again(as_an, case):
    Case.objects.update(status="done")
    plan(as_an, case)
    case.refresh_from_db()
    assert case.status == "busy"


def test_a_step_is_overdue_the_day_after(case, de_kring):
    today = timezone.localdate()
    assert not Step(organisation=de_kring, case=case, kind="apply", due_on=today).is_overdue
    assert Step(organisation=de_kring, case=case, kind="apply", due_on=today - timedelta(days=1)).is_overdue
    assert not Step(due_on=date(2020, 1, 1), done_at=timezone.now()).is_overdue
