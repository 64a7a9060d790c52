"""One thing for many people: seen before it is done, and told who was left out and why."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from central.batches import acts
from central.batches.acts import Act, Kind, carry_out, choose, look
from central.batches.models import Selection
from central.cases import steps
from central.cases.models import Case, CaseEvent, Step
from tests.central.conftest import a_colleague

pytestmark = pytest.mark.django_db
LIST = "/mensen/kies/"


@pytest.fixture
def wim(de_kring):
    return a_colleague(de_kring, "Wim")


@pytest.fixture
def people(kiosk, a_case):
    return [a_case(kiosk, person={"name": name}) for name in ("Ayşe", "Роман", "Zoë")]


def select(client, cases, **more):
    return client.post(LIST, {"case": [str(case.id) for case in cases], **more}, follow=True)


def page_of(answer):
    return answer.redirect_chain[-1][0]


def test_many_are_given_to_a_colleague_after_a_look(as_an, people, wim):
    page = page_of(select(as_an, people))
    said = {"kind": "give", "who": str(wim.id)}
    shown = as_an.post(page, said).content.decode()
    assert "Doe dit voor 3 mensen" in shown
    assert not Case.objects.filter(owner=wim).exists(), "nothing happens before it is seen"
    assert "Gedaan voor 3 mensen" in as_an.post(page, {**said, "do": "1"}).content.decode()
    assert Case.objects.filter(owner=wim).count() == 3
    assert CaseEvent.objects.filter(text__contains="Wim volgt dit nu op").count() == 3


def test_who_cannot_is_named_with_the_reason_and_the_others_are_done(as_an, an, people):
    steps.plan(people[0], an, steps.kinds_for(people[0])[0][0], an, timezone.localdate())
    page = page_of(select(as_an, people))
    day = timezone.localdate() + timedelta(days=4)
    said = {"kind": "plan", "who": str(an.id), "due_on": day.isoformat()}
    shown = as_an.post(page, said).content.decode()
    assert "Dit kan voor 2 van de 3" in shown
    assert re.search(r"Heeft al een volgende stap.*Ayşe", shown, re.DOTALL)
    as_an.post(page, {**said, "do": "1"})
    assert Step.objects.filter(done_at=None, due_on=day).count() == 2


def test_many_are_closed_with_how_it_ended(as_an, people):
    page = page_of(select(as_an, people))
    ending = acts.simple_endings(people[0])[0]
    as_an.post(page, {"kind": "close", "result": ending.id, "do": "1"})
    assert set(Case.objects.values_list("status", flat=True)) == {"done"}


def test_whom_a_colleague_changed_meanwhile_is_left_out(an, wim, people):
    selection = choose(people, an, "")
    steps.set_status(people[1], wim, Case.Status.BUSY)
    told = carry_out(selection, Act(Kind.GIVE, wim), an)
    assert [case.name for case in told.done] == ["Ayşe", "Zoë"]
    assert list(told.left_out) == ["is intussen veranderd"]


def test_who_was_deleted_meanwhile_is_counted_and_stops_nobody(an, wim, people):
    selection = choose(people, an, "")
    people[0].delete()
    told = carry_out(selection, Act(Kind.GIVE, wim), an)
    assert (len(told.done), told.gone) == (2, 1)


def test_what_was_shown_is_what_happens(an, wim, people):
    selection = choose(people, an, "")
    act = Act(Kind.GIVE, wim)
    shown = [case.id for case in look(selection, act).done]
    assert [case.id for case in carry_out(selection, act, an).done] == shown


def test_all_that_the_list_found_are_chosen_also_those_of_other_pages(as_an, people):
    answer = as_an.post(f"{LIST}?status=new", {"all": "1"}, follow=True)
    assert len(Selection.objects.get().people) == 3
    assert "deze 3 mensen" in answer.content.decode()


def test_more_than_can_be_done_at_once_is_said(as_an, people, monkeypatch):
    monkeypatch.setattr(Selection, "MOST", 2)
    answer = as_an.post(LIST, {"all": "1"}, follow=True)
    assert "Meer dan 2 vragen" in answer.content.decode()
    assert not Selection.objects.exists()


def test_nobody_ticked_is_said(as_an, people):
    assert "Vink eerst iemand aan" in select(as_an, []).content.decode()


def test_people_of_another_organisation_cannot_be_chosen_and_a_choice_is_ones_own(
    as_an, as_bart, people, wim
):
    assert "Vink eerst iemand aan" in select(as_bart, people).content.decode()
    page = page_of(select(as_an, people))
    assert as_bart.get(page).status_code == 404


def test_a_finger_that_touched_twice_does_it_once(as_an, people, wim):
    page = page_of(select(as_an, people))
    said = {"kind": "give", "who": str(wim.id), "do": "1"}
    as_an.post(page, said)
    assert as_an.post(page, said).status_code == 404
    assert CaseEvent.objects.filter(text__contains="Wim volgt dit nu op").count() == 3


def test_the_list_has_a_box_for_each_and_one_for_all(as_an, people):
    page = as_an.get("/mensen/").content.decode()
    assert page.count('name="case"') == 3
    assert 'name="all"' in page
