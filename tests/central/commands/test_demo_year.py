"""A made-up year: believable, marked as made up, the same for the same seed, and never among real people."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from random import Random

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from central import cli
from central.cases.models import (
    Amendment,
    Case,
    CaseEvent,
    Outcome,
    SamePerson,
    StageReached,
    Step,
    Withdrawal,
)
from central.cases.worklists import WORKLISTS
from central.commands import year_filled
from central.commands.year_of_people import MARK
from central.handover.models import HandOver
from central.intake.models import Device, Heartbeat
from central.sign_ups.models import Attendance, SignUp
from central.stands.models import StandSession
from central.written import labels
from tests.central.running import ROOT

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def fill(organisation, seed=1, number=12):
    year_filled.fill(organisation, Random(seed), number, NOW)
    return list(Case.objects.order_by("received_at").values_list("name", "status", "stage", "code"))


def test_people_came_by_over_a_year_and_nothing_happened_in_the_future_or_before_they_came(de_kring):
    fill(de_kring)
    cases = list(Case.objects.all())
    assert len(cases) == 12
    assert min(case.received_at for case in cases) < NOW - timedelta(days=60)
    for case in cases:
        times = [event.at for event in CaseEvent.objects.filter(case=case)]
        times += [reached.at for reached in StageReached.objects.filter(case=case)]
        assert all(case.received_at <= at <= NOW + timedelta(days=1) for at in times)


def test_colleagues_of_the_year_work_by_day_and_never_at_the_weekend(de_kring):
    fill(de_kring, number=30)
    done = CaseEvent.objects.exclude(by=None).filter(at__lt=NOW - timedelta(days=3))
    assert done.exists()
    hours = {timezone.localtime(at).hour for at in done.values_list("at", flat=True)}
    assert hours <= set(range(8, 19)), hours


def test_everybody_is_marked_as_made_up_and_nobody_can_be_reached(de_kring):
    fill(de_kring)
    for case in Case.objects.all():
        assert case.name.endswith(MARK)
        reach = case.reach_value
        assert reach.startswith("+447700900") or reach.endswith(".example") or case.reach_by == "visit"


def test_the_same_seed_gives_the_same_year_and_another_one_another(de_kring):
    first = fill(de_kring)
    Case.objects.all().delete()
    assert fill(de_kring) == first
    Case.objects.all().delete()
    assert fill(de_kring, seed=2) != first


def test_some_are_helped_to_the_end_and_some_wait(de_kring):
    fill(de_kring, number=30)
    assert {"done", "busy"} <= set(Case.objects.values_list("status", flat=True))


def test_whoever_works_here_finds_something_in_the_lists_of_the_day(de_kring, an, praattafel):
    an.username = "demo"
    an.save()
    praattafel.entry["sign_up"] = True
    praattafel.save()
    fill(de_kring, number=60)
    found = {one.key: one.of(de_kring, an).count() for one in WORKLISTS}
    assert found["nieuw"] and found["vandaag"] and found["later"], found
    assert sum(1 for number in found.values() if number) >= 4, found
    for step in Step.objects.filter(done_at=None):
        assert step.due_on.weekday() < 5, "nobody works at the weekend"
    assert SignUp.objects.exists()
    for amendment in Amendment.objects.all():
        assert amendment.received_at < NOW
        assert "De persoon zegt: " in amendment.case.events.get(kind=CaseEvent.Kind.PAPER).text


def test_there_are_kiosks_with_how_they_do_and_stands_where_people_came(de_kring, as_an):
    fill(de_kring, number=40)
    assert Device.objects.count() == Heartbeat.objects.count() == 4
    page = as_an.get("/toestellen/").content.decode()
    assert "Het papier is bijna op." in page and "Kijk na" in page and "In orde" in page
    assert StandSession.objects.count() >= 3
    for stand in StandSession.objects.all():
        came = Case.objects.filter(stand=stand.stand)
        assert all(stand.opened_at <= case.received_at <= (stand.closed_at or NOW) for case in came)
        assert stand.told_saved in (None, came.count())
        assert stand.heard_at <= NOW
    assert Case.objects.exclude(stand=None).exists()
    assert "voorbeeld" in as_an.get("/stands/").content.decode()


def test_some_are_handed_over_and_some_want_or_give_a_laptop(de_kring, settings):
    settings.CONFIG = ROOT / "config"
    fill(de_kring, seed=2, number=60)
    states = set(HandOver.objects.values_list("state", flat=True))
    assert "accepted" in states
    for one in HandOver.objects.all():
        assert one.case.received_at <= one.made_at <= NOW + timedelta(days=1)
        assert one.answered_at is None or one.made_at <= one.answered_at
        assert one.to_email == "", "nobody is mailed"
    tracks = set(Case.objects.values_list("track", flat=True))
    assert {"laptop-wanted", "laptop-given"} <= tracks


def test_over_the_whole_year_people_sign_up_are_there_come_again_and_some_are_lost(
    de_kring, praattafel, settings
):
    settings.CONFIG = ROOT / "config"
    praattafel.entry |= {"sign_up": True, "seats": None, "opening_hours": "We 13:00-17:00; PH off"}
    praattafel.save()
    fill(de_kring, number=60)
    half = NOW - timedelta(days=182)
    for model, name in ((SignUp, "made_at"), (Outcome, "at"), (Case, "received_at")):
        told = sorted(model.objects.values_list(name, flat=True))
        assert told[0] < half < told[-1] <= NOW, (model, told)
    there = Attendance.objects.all()
    assert there.filter(on__lt=half.date()).exists()
    assert all(one.on.weekday() == 2 and one.case.received_at.date() < one.on for one in there)
    assert Withdrawal.objects.filter(at__lt=NOW - timedelta(days=30)).exists()
    assert {"gave-up", "helped"} < set(Outcome.objects.values_list("result", flat=True))
    assert all(one.a.name == one.b.name and one.at < NOW for one in SamePerson.objects.all())
    reached = Counter(StageReached.objects.filter(track="internet").values_list("stage", flat=True))
    assert reached["informed"] > reached["provider"] > reached["aftercare"] > 0, reached


def test_the_same_seed_gives_the_same_kiosks_stands_and_hand_overs(de_kring):
    def told():
        return (
            list(Device.objects.order_by("name").values_list("name", "last_contact")),
            list(StandSession.objects.order_by("stand").values_list("stand", "place", "told_saved", "note")),
            list(
                HandOver.objects.order_by("made_at", "case__name").values_list(
                    "case__name", "to_name", "state"
                )
            ),
        )

    fill(de_kring, number=30)
    first = told()
    for model in (HandOver, Case, StandSession, Heartbeat, Device):
        model.objects.all().delete()
    fill(de_kring, number=30)
    assert told() == first


def test_the_demo_has_a_year_of_people_once_and_never_among_real_ones(de_kring):
    for _ in range(2):
        year_filled.fill_where_nobody_is(5)
        assert Case.objects.count() == 5
    Case.objects.exclude(id=Case.objects.all()[0].id).delete()
    year_filled.fill_where_nobody_is(5)
    assert Case.objects.count() == 1


def test_what_they_said_is_said_in_words_on_their_page(de_kring, as_an, settings):
    settings.CONFIG = ROOT / "config"
    fill(de_kring)
    known = labels.words()
    for case in Case.objects.all():
        assert as_an.get(f"/mensen/{case.id}/").status_code == 200
        assert known.journey(case), "a journey that is there"
        for line in known.answers(case):
            assert line.label not in case.answers and "_" not in line.value


def test_among_real_people_no_made_up_ones_come(kiosk, a_case, capsys):
    a_case(kiosk)
    assert cli.main(["demo-year", "--cases", "5"]) == 1
    assert "fresh state only" in capsys.readouterr().err
    assert Case.objects.count() == 1


@pytest.mark.parametrize("people", ["0", "-1", "100001", "veel"])
def test_a_number_of_people_that_cannot_be_is_used_wrongly(people):
    with pytest.raises(SystemExit) as left:
        cli.main(["demo-year", "--cases", people])
    assert left.value.code == 2


@given(st.integers(1, 1000), st.integers(1, 12))
def test_all_are_shared_out(number, among):
    shares = year_filled.share_out(number, among)
    assert sum(shares) == number
    assert len(shares) == among
    assert shares[0] == max(shares)


def test_an_organisation_of_the_year_has_goals_and_means_to_fill_an_empty_cell(de_kring):
    from central.figures.models import Goal, PlannedAction

    fill(de_kring)
    assert {goal.figure for goal in Goal.objects.filter(organisation=de_kring)} == {"reach", "stands"}
    assert [plan.state for plan in PlannedAction.objects.filter(organisation=de_kring)] == ["planned"] * 2
    assert min(plan.on for plan in PlannedAction.objects.all()) > timezone.localdate(NOW)


def test_what_they_miss_and_how_it_went_makes_lines_over_the_quarters(de_kring, settings):
    from central.commands.year_of_opinions import opinions
    from central.figures.trends import trends_of, what_rose

    settings.CONFIG = ROOT / "config"
    opinions(de_kring, Random(1), 400, NOW)
    (missing,) = trends_of("needs", de_kring, timezone.localdate())
    assert sum(told >= 10 for told in missing.told) >= 3
    assert "kunnen we nog niet zeggen" not in what_rose(missing)
    how = {one.title for one in trends_of("satisfaction", de_kring, timezone.localdate())}
    assert how >= {"Hoe ging het hier?", "Vond je wat je zocht?"}
