"""Trying to reach somebody, and where that brings them on their track."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from central.cases import reaching, steps
from central.cases.models import Case, CaseEvent, StageReached
from central.cases.stages import passed
from tests.central.conftest import a_colleague
from tests.central.forms import fill_in, hidden_fields

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(kiosk, a_case):
    return a_case(kiosk)


def went(client, case, result, **query):
    page = f"/mensen/{case.id}/"
    answer = fill_in(client, page, f"{page}contact/", result=result)
    case.refresh_from_db()
    return answer


def test_who_just_asked_waits_for_an_answer_at_the_start_of_their_track(case):
    assert (case.track, case.stage, case.owner) == ("internet", "new", None)
    assert case.waiting_since == case.stage_since == case.received_at


def test_one_touch_after_speaking_and_nobody_waits_any_more(as_an, an, case):
    went(as_an, case, "spoken")
    assert (case.status, case.stage, case.owner) == ("busy", "informed", an)
    assert case.waiting_since is None and case.last_reached_at
    done = case.steps.get()
    assert (done.kind, done.done_by) == ("call", an)
    assert StageReached.objects.get().stage == "informed"


def test_no_answer_is_one_touch_and_tries_again_on_a_working_day(as_an, an, case):
    answer = went(as_an, case, "no_answer")
    step = case.steps.get(done_at=None)
    assert answer.status_code == 302
    assert (step.kind, step.who, case.misses) == ("call", an, 1)
    assert step.due_on > timezone.localdate() and step.due_on.weekday() < 5
    assert case.waiting_since, "nobody spoke with them yet"
    assert CaseEvent.objects.get(kind="contact").text == "Geen antwoord."


def test_after_three_misses_a_letter_is_proposed_until_one_is_sent(as_an, an, case):
    for result in ("no_answer", "message", "no_answer"):
        went(as_an, case, result)
    page = as_an.get(f"/mensen/{case.id}/").content.decode()
    assert "Drie keer niet bereikt." in page
    steps.plan(case, an, "letter", an, timezone.localdate())
    assert "Drie keer niet bereikt." not in as_an.get(f"/mensen/{case.id}/").content.decode()
    went(as_an, case, "spoken")
    assert case.misses == 0


def test_a_miss_does_not_move_what_is_asked_of_the_provider(an, case):
    day = timezone.localdate() + timedelta(days=9)
    steps.plan(case, an, "provider", an, day)
    assert reaching.tried(case, an, "no_answer") == day


def test_an_old_page_says_nothing_of_how_it_went(as_an, an, de_kring, case):
    page = as_an.get(f"/mensen/{case.id}/").content.decode()
    fields = hidden_fields(page, f"/mensen/{case.id}/contact/")
    steps.plan(case, a_colleague(de_kring, "Bea"), "apply", None, timezone.localdate())
    answer = as_an.post(f"/mensen/{case.id}/contact/", fields | {"result": "spoken"})
    assert answer.status_code == 409
    assert not CaseEvent.objects.filter(kind="contact").exists()


def test_each_step_brings_somebody_further_and_staff_see_how_long_each_stage_took(an, case):
    Case.objects.update(received_at=timezone.now() - timedelta(days=9))
    case.refresh_from_db()
    for kind in ("apply", "provider", "install"):
        steps.plan(case, an, kind, an, timezone.localdate())
        steps.finish(case, an)
    case.refresh_from_db()
    assert [one.title for one in passed(case)] == [
        "Nieuw", "Aangevraagd", "Bij het internetbedrijf", "Geïnstalleerd",
    ]  # fmt: skip
    assert [one.days for one in passed(case)] == [9, 0, 0, 0]


def test_a_step_of_before_brings_nobody_back(an, case):
    for kind in ("install", "inform"):
        steps.plan(case, an, kind, an, timezone.localdate())
        steps.finish(case, an)
    case.refresh_from_db()
    assert case.stage == "installed"


def test_who_is_done_and_comes_back_goes_on_where_they_were(an, case):
    reaching.tried(case, an, "spoken")
    steps.set_status(case, an, "done")
    case.refresh_from_db()
    assert case.stage == "closed"
    steps.bring_back(case)
    case.refresh_from_db()
    assert (case.status, case.stage) == ("new", "informed")


def test_a_colleague_who_gets_somebody_sees_them_as_new_until_they_look(as_an, an, client, de_kring, case):
    bea = a_colleague(de_kring, "Bea")
    page = f"/mensen/{case.id}/"
    fill_in(as_an, page, f"{page}van/", to=str(bea.id))
    case.refresh_from_db()
    assert case.owner == bea and case.given_at
    as_an.get(page)
    case.refresh_from_db()
    assert case.given_at, "that An looks says nothing of Bea"
    client.force_login(bea)
    client.get(page)
    case.refresh_from_db()
    assert case.given_at is None


def test_bart_says_nothing_of_people_of_de_kring(as_bart, case):
    for page in ("contact/", "van/", "voor-mij/"):
        assert as_bart.post(f"/mensen/{case.id}/{page}", {"result": "spoken"}).status_code == 404
    assert not case.steps.exists()
