"""Handing somebody over: with consent, by a link, never lost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from central.cases import steps
from central.cases.models import Case, CaseEvent
from central.handover import passing
from central.handover.models import HandOver
from central.handover.passing import AnsweredAlready, SharedAlready, Wish, hand_over, token_of
from central.handover.returning import look_after

pytestmark = pytest.mark.django_db
State = HandOver.State


@pytest.fixture
def person(kiosk, a_case, an):
    case = a_case(kiosk, person={"name": "Олена Коваль"})
    steps.add_note(case, an, "de buurman mag dit niet weten")
    return case


def wish(**said):
    usual = {
        "to_name": "OCMW Maldegem",
        "to_email": "",
        "fields": ["language", "about"],
        "message": "Kunnen jullie mee naar de winkel?",
        "consent": "spoken",
        "until": timezone.localdate() + timedelta(days=182),
    }
    return Wish(**{**usual, **said})


@pytest.fixture
def shared(person, an):
    return hand_over(person, an, wish())


def link(handover):
    return f"/overdracht/{token_of(handover.id)}"


def log_of(case):
    return " ".join(CaseEvent.objects.filter(case=case).values_list("text", flat=True))


def test_staff_hand_somebody_over_on_a_page_and_get_a_link_to_give(as_an, person):
    page = f"/mensen/{person.id}/overdragen/"
    assert "ik ga akkoord" in as_an.get(page).content.decode().lower()
    said = {"to_name": "OCMW Maldegem", "fields_": ["language"], "consent": "signed", "until": "31"}
    answer = as_an.post(page, said, follow=True)
    made = HandOver.objects.get()
    assert link(made) in answer.content.decode()
    assert made.fields == ["name", "reach", "language"]
    assert "Overgedragen aan OCMW Maldegem" in log_of(person)
    assert "OCMW Maldegem" in as_an.get(f"/mensen/{person.id}/").content.decode()


def test_without_consent_nobody_is_handed_over(as_an, person):
    answer = as_an.post(f"/mensen/{person.id}/overdragen/", {"to_name": "OCMW", "until": "31"})
    assert answer.status_code == 422
    assert "Zonder akkoord" in answer.content.decode()
    assert not HandOver.objects.exists()


def test_the_receiver_sees_what_was_agreed_and_never_a_note(shared, person):
    page = Client().get(link(shared))
    said = page.content.decode()
    assert person.name in said
    assert "0471 12 34 56" in said
    assert "buurman" not in said
    assert person.lives_in not in said, "place was not shared"
    assert page["Referrer-Policy"] == "no-referrer"
    assert "no-store" in page["Cache-Control"]
    assert "opende de link" in log_of(person)


def test_they_look_first_and_then_take_it(shared, person):
    receiver = Client()
    receiver.post(link(shared), {"state": "looking"})
    receiver.post(link(shared), {"state": "accepted"})
    receiver.post(link(shared), {"state": "accepted"})  # a finger that touched twice
    shared.refresh_from_db()
    assert shared.state == State.ACCEPTED
    assert log_of(person).count("aangenomen") == 1
    assert person.name in receiver.get(link(shared)).content.decode()


def test_who_cannot_help_says_why_and_sees_nothing_more(shared, person, as_an):
    receiver = Client()
    assert receiver.post(link(shared), {"state": "refused"}).status_code == 422
    receiver.post(link(shared), {"state": "refused", "refusal": "area"})
    gone = receiver.get(link(shared))
    assert gone.status_code == 410
    assert person.name not in gone.content.decode()
    assert "woont niet in ons werkgebied" in as_an.get(f"/mensen/{person.id}/").content.decode()


def test_a_link_used_again_after_a_refusal_changes_nothing(shared):
    passing.answer(shared, State.REFUSED, "full")
    with pytest.raises(AnsweredAlready):
        passing.answer(shared, State.ACCEPTED)
    assert Client().post(link(shared), {"state": "accepted"}).status_code in (409, 410)


def test_a_link_of_nobody_and_one_that_is_over_say_so_without_a_name(shared, person):
    assert Client().get("/overdracht/AAAAAAAAAAAAAAAAAAAAAA").status_code == 404
    HandOver.objects.update(consent_until=timezone.localdate() - timedelta(days=1))
    late = Client().get(link(shared))
    assert late.status_code == 410
    assert person.name not in late.content.decode()
    with pytest.raises(AnsweredAlready):
        passing.answer(HandOver.objects.get(), State.ACCEPTED)


def test_we_end_it_and_the_receiver_sees_nothing_more(shared, person, as_an):
    as_an.post(f"/overgedragen/{shared.id}/stop/")
    assert Client().get(link(shared)).status_code == 410


def test_who_stops_with_their_paper_is_not_shared_any_more(shared, person):
    steps.withdraw(person, None)
    assert Client().get(link(shared)).status_code == 410


def test_the_same_organisation_gets_somebody_once_at_a_time(shared, person, an):
    with pytest.raises(SharedAlready):
        hand_over(person, an, wish(to_name="ocmw maldegem"))
    passing.end(shared, an)
    assert hand_over(person, an, wish())


def test_nobody_of_another_organisation_sees_or_ends_it(shared, as_bart, person):
    assert as_bart.get(f"/mensen/{person.id}/overdragen/").status_code == 404
    assert as_bart.get(f"/overgedragen/{shared.id}/").status_code == 404
    assert as_bart.post(f"/overgedragen/{shared.id}/stop/").status_code == 404
    shared.refresh_from_db()
    assert shared.state == State.OPEN


@pytest.mark.parametrize(
    ("after", "stands", "reminded"),
    [(5, State.OPEN, 0), (12, State.OPEN, 1), (40, State.RETURNED, 0)],
    ids=["within five working days", "after five", "after fifteen"],
)
def test_without_an_answer_a_reminder_goes_and_then_the_person_is_ours_again(shared, after, stands, reminded):
    now = timezone.now()
    told = look_after(now + timedelta(days=after))
    shared.refresh_from_db()
    assert (shared.state, told.reminded) == (stands, reminded)
    assert look_after(now + timedelta(days=after)).reminded == 0, "one reminder is enough"


def test_with_the_consent_ends_what_they_see(shared):
    told = look_after(timezone.now() + timedelta(days=200))
    assert told.ended == 1
    shared.refresh_from_db()
    assert shared.state == State.ENDED


def test_whoever_is_deleted_is_shared_with_nobody(shared, person, an):
    Case.objects.get(id=person.id).delete()
    assert Client().get(link(shared)).status_code == 404
