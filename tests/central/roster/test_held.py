"""The plan goes to its kiosk, and the stand that was held there closes it: hours and who was there."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from central.cases.models import CaseEvent
from central.figures.aims import PlannedAction
from central.intake.models import Device
from central.intake.opening import open_waiting
from central.roster.held import LONGEST
from central.roster.models import StandPlan, Turn, Volunteer
from central.roster.planning import drop
from central.stands.models import StandSession
from kiosk.wire.heartbeat import HeartbeatAnswer
from kiosk.wire.record import Made
from tests.central.roster.rosters import a_plan, a_volunteer, asked, begins_in
from tests.wire.stands import stand_news

pytestmark = pytest.mark.django_db
PATH = "/api/v1/heartbeat"


def beat(kiosk, **takes: str) -> HeartbeatAnswer:
    body = kiosk.heartbeat()
    headers = kiosk.request_headers("POST", PATH, body) | takes
    answer = Client().post(PATH, body, content_type="application/json", headers=headers)
    assert answer.status_code == 200
    return HeartbeatAnswer.model_validate_json(answer.content)


@pytest.fixture
def tell(send):
    def tell(kiosk, *news):
        told = [one.model_dump(mode="json", by_alias=True) for one in news]
        assert send(kiosk, kiosk.batch(*[kiosk.envelope(one) for one in told])).status_code == 202
        open_waiting()

    return tell


def made(hours: float = 0, synced: bool = True) -> Made:
    at = timezone.now() + timedelta(hours=hours)
    return Made(wall=at, clock_synced=synced, boot_id="b", monotonic_ms=0)


@pytest.fixture
def found(de_kring, an, kiosk) -> StandPlan:
    """A stand with a kiosk, to which Mia said yes and Jan no; it began two hours ago."""
    made = a_plan(de_kring, an, device=Device.objects.get())
    for name, answer in (("Mia Peeters", "yes"), ("Jan Maes", "no")):
        Turn.objects.filter(id=asked(made, a_volunteer(de_kring, name)).id).update(answer=answer)
    begins_in(made, -2)
    made.refresh_from_db()
    return made


def test_a_kiosk_hears_of_its_plans_and_an_older_one_does_not(kiosk, de_kring, an):
    device = Device.objects.get()
    plan = a_plan(de_kring, an, device=device)
    dropped = a_plan(de_kring, an, hours=50, device=device)
    drop(dropped, an, timezone.now())
    a_plan(de_kring, an, hours=30)  # no kiosk goes along
    a_plan(de_kring, an, hours=24 * 30, device=device)  # later
    assert beat(kiosk).plans == ()
    [told] = beat(kiosk, **{"Kiosk-Takes": "plans"}).plans
    assert (told.id, told.place.name, told.starts) == (plan.id, "Restaurant Zonneheem", plan.starts_at)
    assert (told.action.name, told.partner.name, told.groups[0].name) == ("Stand", "Ligo", "Ouders")


def test_the_plan_a_volunteer_opened_is_closed_with_the_hours_of_who_came(found, kiosk, tell, as_an):
    opened = stand_news(plan=found.id, made=made(-1.5))
    tally = [{"hour": "2026-12-05T13:00:00Z", "kind": "talk", "n": 4}]
    more = {"tally": tally, "used_up": ["leaflets"], "incident": "Iemand riep luid."}
    tell(kiosk, opened, stand_news(opened.stand, "closed", plan=found.id, made=made(), **more))
    found.refresh_from_db()
    mia, jan = Turn.objects.filter(answer="yes").get(), Turn.objects.filter(answer="no").get()
    assert (found.session, found.aim.state) == (StandSession.objects.get(), "done")
    assert (mia.was_there, mia.minutes, jan.was_there) == (True, 90, None)
    assert "1 uur 30" in as_an.get("/rooster/").content.decode()
    assert (
        as_an.get("/rooster/uren.csv").content.decode("utf-8-sig").splitlines()[1].endswith("Mia Peeters;90")
    )
    page = as_an.get("/stands/").content.decode()
    for told in ("Praatje: 4", "14 uur: Praatje: 4", "Op: Folders", "Liep mis: Iemand riep luid."):
        assert told in page
    # Staff know better, and the same news again overwrites nothing.
    as_an.post(f"/rooster/beurt/{jan.id}/", {"there": "yes", "minutes": "30"})
    as_an.post(f"/rooster/beurt/{mia.id}/", {"there": "no"})
    tell(kiosk, stand_news(opened.stand, "closed", plan=found.id, made=made(0.2)))
    assert sorted(Turn.objects.values_list("was_there", "minutes")) == [(False, 0), (True, 30)]
    assert Volunteer.objects.get(name="Mia Peeters").helped_at is not None


def test_the_end_may_be_heard_before_the_beginning_and_a_clock_that_lies_counts_no_hours(found, kiosk, tell):
    opened = stand_news(plan=found.id, made=made(-1))
    tell(kiosk, stand_news(opened.stand, "closed", plan=found.id, made=made()))
    mia = Turn.objects.get(answer="yes")
    assert mia.minutes == 120, "as long as it was planned"
    tell(kiosk, opened)
    mia.refresh_from_db()
    assert mia.minutes == 60
    StandSession.objects.update(opened_at=timezone.now() - LONGEST * 2)
    tell(kiosk, stand_news(opened.stand, "closed", plan=found.id, made=made(synced=False)))
    mia.refresh_from_db()
    assert mia.minutes == 120


def test_a_stand_opened_by_hand_at_the_time_and_on_the_kiosk_of_a_plan_is_that_plan(found, kiosk, tell):
    tell(kiosk, stand_news(made=made(-1)))
    found.refresh_from_db()
    assert found.session is not None
    assert found.is_on, "it is still open"


def test_a_plan_of_another_organisation_or_one_called_off_is_not_closed(
    found, kiosk_elsewhere, welzijnshuis, tell, an
):
    slug = {"organisation": welzijnshuis.slug}
    opened = stand_news(plan=found.id, made=made(-1), **slug)
    tell(kiosk_elsewhere, opened, stand_news(opened.stand, "closed", plan=found.id, **slug))
    assert StandSession.objects.count() == 1
    found.refresh_from_db()
    assert (found.session, found.is_on) == (None, True)


def test_a_stand_without_a_kiosk_is_closed_by_staff_and_the_case_of_who_helped_lives_on(
    as_an, an, de_kring, kiosk, a_case
):
    case = a_case(kiosk, journey="volunteer")
    as_an.post(f"/rooster/mensen/van/{case.id}/")
    plan = a_plan(de_kring, an)
    turn = asked(plan, Volunteer.objects.get())
    as_an.post(f"/rooster/beurt/{turn.id}/", {"answer": "yes"})
    begins_in(plan, -3)
    assert "Voorbij, en nog niet afgesloten" in as_an.get("/rooster/").content.decode()
    as_an.post(f"/rooster/stand/{plan.id}/gedaan/")
    turn.refresh_from_db()
    assert (turn.was_there, turn.minutes) == (True, 120)
    assert PlannedAction.objects.get().state == "done"
    assert CaseEvent.objects.filter(case=case, text__startswith="Hielp op een stand").count() == 1
