"""People are counted once, however many questions they have; questions are counted by what was asked."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from central.cases import leaving, people, steps
from central.cases.models import Case, SamePerson
from central.cases.same_person import judge
from central.desk.models import Desk
from central.desk.monday import written
from tests.central.conftest import a_colleague

pytestmark = pytest.mark.django_db
SAME, OTHER, FAMILY = SamePerson.Judgement.SAME, SamePerson.Judgement.OTHER, SamePerson.Judgement.FAMILY


@pytest.fixture
def three(kiosk, a_case):
    return [a_case(kiosk, person={"name": name}) for name in ("Etienne", "Etienne De Pauw", "Lieve")]


def test_the_list_and_vandaag_count_one_person_with_two_questions_once(as_an, an, three):
    assert "<strong>3</strong> mensen</p>" in as_an.get("/mensen/").content.decode()
    judge(three[0], three[1], an, SAME)
    assert "<strong>2</strong> mensen met 3 vragen" in as_an.get("/mensen/").content.decode()
    day = as_an.get("/vandaag/").content.decode()
    assert "<strong>2</strong> Nieuw en van niemand" in day
    assert "met 3 vragen" in day
    assert "met 3 vragen" in as_an.get("/vandaag/nieuw/").content.decode()
    as_an.post("/mensen/zoeken/", {"zoek": "etienne"})
    assert "<strong>1</strong> persoon met 2 vragen" in as_an.get("/mensen/").content.decode()


def test_a_judgement_that_was_taken_back_and_a_family_are_more_people(as_an, an, three):
    judge(three[0], three[1], an, SAME)
    judge(three[1], three[2], an, FAMILY)
    judge(three[0], three[1], an, OTHER)
    assert "<strong>3</strong> mensen</p>" in as_an.get("/mensen/").content.decode()


def test_who_is_the_same_as_the_same_is_one_also_when_the_middle_one_is_not_in_the_list(as_an, an, three):
    judge(three[0], three[1], an, SAME)
    judge(three[1], three[2], an, SAME)
    steps.plan(three[1], an, "call", an, timezone.localdate())
    assert "<strong>1</strong> persoon met 2 vragen" in as_an.get("/mensen/?status=new").content.decode()


def test_the_mail_of_monday_counts_people(an, de_kring, three):
    judge(three[0], three[1], an, SAME)
    desk = Desk.objects.create(membership=an.membership_set.get(), monday=True, email="an@dekring.example")
    assert "    2  Nieuw en van niemand" in written(desk).body
    assert not mail.outbox


def test_who_leaves_is_told_of_people_and_of_questions(an, de_kring, three):
    wim = a_colleague(de_kring, "Wim")
    for case in three:
        steps.give(case, an, wim)
    assert leaving.left_behind(de_kring, wim) == "Wim volgt nog 3 mensen op."
    judge(three[0], three[1], an, SAME)
    assert leaving.left_behind(de_kring, wim) == "Wim volgt nog 2 mensen met 3 vragen op."
    assert leaving.holds_back(de_kring).startswith("2 mensen met 3 vragen zijn nog niet afgesloten")


def test_a_stand_counts_people(de_kring, an, three):
    stand = uuid.uuid4()
    Case.objects.all().update(stand=stand)
    judge(three[0], three[1], an, SAME)
    assert people.of_each_stand(de_kring, [stand]) == {stand: 1}
    Case.objects.filter(id=three[1].id).update(stand=uuid.uuid4())
    assert people.of_each_stand(de_kring, [stand]) == {stand: 0}


@given(
    st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7), st.sampled_from(["same", "other"])), max_size=12)
)
def test_as_many_people_as_there_are_groups_of_the_same(pairs):
    from django.db import transaction

    from central.accounts.models import Organisation

    with transaction.atomic():
        here = Organisation.objects.create(slug=f"be.voorbeeld.{uuid.uuid4().hex}", name="Huis")
        now = timezone.now()
        cases = [
            Case.objects.create(
                organisation=here, record_id=uuid.uuid4(), made_at=now, received_at=now, clock_synced=True,
                journey_revision=1,
            )
            for _ in range(8)
        ]  # fmt: skip
        holds = {}
        for number, (one, other, said) in enumerate(pairs):
            if one != other:
                a, b = sorted((cases[one], cases[other]), key=lambda case: case.id)
                at = now + timedelta(seconds=number)
                SamePerson.objects.create(organisation=here, a=a, b=b, judgement=said, at=at)
                holds[frozenset((one, other))] = said
        groups = [{number} for number in range(8)]
        for pair, said in holds.items():
            if said == "same":
                joined = [group for group in groups if group & pair]
                groups = [group for group in groups if not group & pair] + [set.union(*joined)]
        counted = people.count(here, Case.objects.filter(organisation=here))
        transaction.set_rollback(True)
    assert counted == (len(groups), 8)


def test_who_chooses_two_questions_of_one_person_reads_one_person(as_an, an, three):
    judge(three[0], three[1], an, SAME)
    chosen = [str(case.id) for case in three]
    page = as_an.post("/mensen/kies/", {"case": chosen}, follow=True)
    assert "deze 2 mensen met 3 vragen" in page.content.decode()
    shown = as_an.post(page.redirect_chain[-1][0], {"kind": "give", "who": str(an.id)}).content.decode()
    assert "Dit kan voor 3 van de 3 vragen" in shown
    assert "Doe dit voor 2 mensen met 3 vragen" in shown
