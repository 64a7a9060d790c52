"""A question that turned out to be another goes on along another track; what was done stays."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from central.cases import another_track, closing, reaching, steps
from central.cases.another_track import ClosedAlready
from central.cases.models import CaseEvent
from central.cases.stages import passed, step_after_last, track_of
from central.written.tracks import tracks
from tests.central.conftest import a_colleague
from tests.central.forms import fill_in, hidden_fields

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def zoe(kiosk, a_case):
    return a_case(kiosk)  # asks for internet


def address(case):
    return f"/mensen/{case.id}/traject/"


def log_of(case):
    return list(CaseEvent.objects.filter(case=case).order_by("at").values_list("text", flat=True))


def test_staff_choose_what_it_is_about_and_the_steps_are_those_of_it(as_an, an, zoe):
    reaching.tried(zoe, an, reaching.Result.SPOKEN)
    answer = fill_in(as_an, f"/mensen/{zoe.id}/", address(zoe), to="laptop-wanted")
    page = as_an.get(answer["Location"]).content.decode()
    assert "Dit gaat nu over: laptop nodig" in page
    zoe.refresh_from_db()
    assert (zoe.track, zoe.stage) == ("laptop-wanted", "new")
    assert step_after_last(zoe).id in dict(steps.kinds_for(zoe))
    assert "Laptop zoeken" in page
    assert "Gesproken." in log_of(zoe)
    assert "van ‘internet" in log_of(zoe)[-1] and "naar ‘laptop nodig’" in log_of(zoe)[-1]


def test_where_somebody_was_before_can_still_be_read(zoe, an):
    another_track.move(zoe, an, tracks().by_id["laptop-wanted"])
    zoe.refresh_from_db()
    was, now = passed(zoe)
    assert was.title == tracks().by_id["internet"].start.title
    assert was.until == now.since


def test_a_step_both_have_stays_and_another_is_not_needed_any_more(zoe, an):
    steps.plan(zoe, an, "call", an, TODAY)
    another_track.move(zoe, an, tracks().by_id["laptop-wanted"])
    assert zoe.steps.get().kind == "call"
    steps.plan(zoe, an, "find", an, TODAY)
    another_track.move(zoe, an, tracks().by_id["internet"])
    assert not zoe.steps.filter(done_at=None).exists()
    assert "Niet meer nodig: laptop zoeken." in log_of(zoe)
    zoe.refresh_from_db()
    assert zoe.step_due_on is None, "so they stand under 'zonder volgende stap'"


def test_who_is_closed_goes_nowhere_and_staff_read_why(as_an, an, zoe):
    page = as_an.get(f"/mensen/{zoe.id}/").content.decode()
    fields = hidden_fields(page, address(zoe)) | {"to": "laptop-wanted"}
    reaching.tried(zoe, an, reaching.Result.SPOKEN)
    closing.close(zoe, an, "internet")
    told = as_an.post(address(zoe), fields, follow=True).content.decode()
    assert "Deze vraag is afgesloten" in told
    zoe.refresh_from_db()
    assert zoe.track == "internet"
    assert "Het gaat over iets anders" not in told
    with pytest.raises(ClosedAlready):
        another_track.move(zoe, an, tracks().by_id["laptop-wanted"])


def test_two_colleagues_who_move_somebody_at_once_move_them_once(as_an, an, de_kring, zoe):
    page = as_an.get(f"/mensen/{zoe.id}/").content.decode()
    fields = hidden_fields(page, address(zoe)) | {"to": "laptop-wanted"}
    another_track.move(zoe, a_colleague(de_kring, "Wim"), tracks().by_id["volunteer"])
    answer = as_an.post(address(zoe), fields)
    assert answer.status_code == 409
    assert "intussen deed een collega hier iets" in answer.content.decode()
    zoe.refresh_from_db()
    assert zoe.track == "volunteer"


@pytest.mark.parametrize("to", ["", "internet", "niets", "../internet"])
def test_a_track_that_is_not_there_or_the_same_one_changes_nothing(as_an, zoe, to):
    fill_in(as_an, f"/mensen/{zoe.id}/", address(zoe), to=to)
    zoe.refresh_from_db()
    assert (zoe.track, zoe.stages.count()) == ("internet", 0)


def test_nobody_moves_a_person_of_another_organisation(as_bart, zoe):
    assert as_bart.post(address(zoe), {"to": "laptop-wanted"}).status_code == 404


def test_who_comes_back_goes_on_along_the_track_they_were_moved_to(zoe, an):
    another_track.move(zoe, an, tracks().by_id["laptop-wanted"])
    zoe.refresh_from_db()
    steps.plan(zoe, an, "call", an, TODAY + timedelta(days=1))
    steps.finish(zoe, an)
    closing.close(zoe, an, track_of(zoe).endings[0].id)
    zoe.refresh_from_db()
    assert closing.undo(zoe, an)
    zoe.refresh_from_db()
    assert zoe.track == "laptop-wanted"
    assert zoe.stage != track_of(zoe).end.id
