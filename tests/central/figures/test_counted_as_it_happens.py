"""What is counted as it happens is what counting from scratch gives, whatever happened in which order."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from uuid import uuid4

import pytest
from django.utils import timezone

from central.cases import closing, many, same_person, steps
from central.cases.another_track import move
from central.cases.deletion import delete_case
from central.cases.models import Case, SamePerson
from central.commands import year_filled
from central.figures.asked import figure
from central.figures.keeping import count_from_scratch, count_what_changed, waits
from central.figures.models import Changed
from central.retention.models import Remainder
from central.sign_ups import attendance
from central.sign_ups.sign_ups import sign_up
from central.stands.models import StandSession
from central.written.tracks import tracks
from tests.central.figures.counted import as_rows, counts

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)


def of_year(name, organisation):
    return figure(name, organisation, TODAY - timedelta(days=400), TODAY)


def assert_as_from_scratch(organisation):
    count_what_changed()
    assert not waits(organisation)
    counted = counts(organisation)
    count_from_scratch(organisation)
    assert counts(organisation) == counted
    assert counted[0]


@pytest.mark.parametrize("seed", [1, 2])
def test_a_made_up_year_is_counted_as_it_happens(de_kring, praattafel, seed):
    praattafel.entry["sign_up"] = True
    praattafel.save()
    year_filled.fill(de_kring, Random(seed), 40, NOW)
    assert_as_from_scratch(de_kring)
    told = of_year("reach", de_kring)
    assert as_rows(told)["counted", "questions"] == 40 >= told.total
    assert 0 < of_year("matrix", de_kring).total <= Case.objects.exclude(stand=None).count()


ACTS = {}


def act(function):
    ACTS[function.__name__] = function
    return function


@act
def closes(chance, case, an, offer):
    if not case.steps.filter(done_at=None).exists() and case.status != Case.Status.DONE:
        closing.close(case, an, "gave-up", why="too_dear")


@act
def close_together(chance, case, an, offer):
    free = [one for one in Case.objects.filter(status__in=("new", "busy"))[:3] if not one.next_step]
    many.close(free, an, "helped")


@act
def takes_it_back(chance, case, an, offer):
    closing.undo(case, an)


@act
def opens_again(chance, case, an, offer):
    steps.set_status(case, an, Case.Status.BUSY)


@act
def stops(chance, case, an, offer):
    closing.stop(case, an)


@act
def goes_on(chance, case, an, offer):
    if case.status in ("new", "busy"):
        steps.plan(case, an, "call", an, TODAY)
        steps.finish(case, an)


@act
def gets_cheaper_internet(chance, case, an, offer):
    Case.objects.filter(id=case.id).update(from_check=True)
    if case.status in ("new", "busy"):
        steps.plan(case, an, "cheaper", an, TODAY)
        steps.finish(case, an)


@act
def asks_something_else(chance, case, an, offer):
    if case.status not in Case.CLOSED:
        move(case, an, tracks().by_id[chance.choice(sorted(tracks().by_id))])


@act
def moves_house(chance, case, an, offer):
    case.nis, case.postcode, case.language = chance.choice(("43005", "44084", "")), "9880", "ar"
    case.save(update_fields=["nis", "postcode", "language"])


@act
def is_the_same_as_another(chance, case, an, offer):
    other = chance.choice(list(Case.objects.all()))
    same_person.judge(case, other, an, chance.choice(SamePerson.Judgement.values))


@act
def comes_to_the_course(chance, case, an, offer):
    sign_up(case, offer, to_confirm=False)
    on = TODAY - timedelta(days=chance.randint(0, 9))
    attendance.note_presence(case, offer, on)
    if chance.random() < 0.3:
        attendance.take_back(case, offer, on)


@act
def leaves(chance, case, an, offer):
    if Case.objects.count() > 3:
        delete_case(case, an, "asked")


@act
def remains_as_a_number(chance, case, an, offer):
    month = date(TODAY.year, chance.randint(1, TODAY.month), 1)
    Remainder.objects.create(
        organisation=case.organisation, received_month=month, closed_month=month,
        status=chance.choice(("done", "withdrawn")), journey=case.journey, schemes=["a"], source="kiosk",
        channel="flyer", language="nl", nis="43005",
    )  # fmt: skip


@act
def came_to_a_stand(chance, case, an, offer):
    """The news of a stand comes after who came to it, and again with another name."""
    stand = case.stand or uuid4()
    Case.objects.filter(id=case.id).update(stand=stand)
    StandSession.objects.update_or_create(
        organisation=case.organisation, device=case.device, stand=stand,
        defaults={"heard_at": NOW, "action_id": chance.choice(("stand", "les")), "action": "Stand",
                  "partner": "Typed", "groups": [{"id": "ouders", "name": chance.choice("AB")}]},
    )  # fmt: skip


@pytest.mark.parametrize("seed", range(4))
def test_whatever_happens_in_whatever_order_is_counted_right(de_kring, an, praattafel, kiosk, a_case, seed):
    chance = Random(seed)
    for _ in range(6):
        case = a_case(kiosk, channel=chance.choice(("flyer", "friend")))
        Case.objects.filter(id=case.id).update(received_at=NOW - timedelta(days=chance.randint(0, 200)))
    for number in range(40):
        case = chance.choice(list(Case.objects.order_by("id")))
        ACTS[chance.choice(sorted(ACTS))](chance, case, an, praattafel)
        if number % 7 == 0:
            count_what_changed()
    assert_as_from_scratch(de_kring)


def test_an_installation_from_before_is_counted_once_at_first(de_kring, kiosk, a_case):
    from central.figures.noticing import let_go, notice

    let_go(plan=[1])  # as before there were figures
    a_case(kiosk)
    assert not Changed.objects.exists()
    notice(plan=[1])
    count_what_changed()
    assert as_rows(of_year("reach", de_kring))["counted", "people"] == 1


def test_somebody_who_came_twice_is_one_person_in_a_year_and_in_each_month(de_kring, an, kiosk, a_case):
    first, second = a_case(kiosk), a_case(kiosk, channel="friend")
    Case.objects.filter(id=first.id).update(received_at=NOW - timedelta(days=40))
    same_person.judge(first, second, an, SamePerson.Judgement.SAME)
    count_what_changed()
    told = as_rows(of_year("reach", de_kring))
    assert told["counted", "people"] == 1 and told["counted", "questions"] == 2
    assert told["channel", "flyer"] == 1 and told["channel", "friend"] == 1
    assert as_rows(of_year("needs", de_kring))["about", "internet-help"] == 1
    today = figure("reach", de_kring, TODAY, TODAY)
    assert today.total == 1 and as_rows(today)["channel", "friend"] == 1
    same_person.judge(first, second, an, SamePerson.Judgement.OTHER)
    count_what_changed()
    assert of_year("reach", de_kring).total == 2


def test_a_page_is_right_before_the_worker_counted(de_kring, an, kiosk, a_case):
    a_case(kiosk)
    count_what_changed()
    a_case(kiosk, language="ar")
    assert waits(de_kring)
    told = as_rows(of_year("reach", de_kring))
    assert told["counted", "questions"] == 2
    count_what_changed()
    assert as_rows(of_year("reach", de_kring)) == told


def test_another_organisation_counts_nothing_of_it(de_kring, welzijnshuis, kiosk, a_case):
    a_case(kiosk)
    count_what_changed()
    assert of_year("reach", de_kring).total == 1
    assert of_year("reach", welzijnshuis).total == 0 and not of_year("reach", welzijnshuis).rows
