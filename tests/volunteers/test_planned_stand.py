"""A volunteer opens the stand that was planned, counts what is done there, and closes it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from kiosk.devices.health.clock import SimulatedClock
from kiosk.outbox.planned import PLANS_KEY, keep_plans, plans_kept
from kiosk.volunteers.planned import to_open
from kiosk.wire.planned import PlannedStand
from kiosk.wire.stand import Listed, StandPlace
from tests.volunteers.desks import A_PIN, DeskOf, a_desk

NOON = datetime(2026, 12, 5, 11, 0, tzinfo=UTC)


def a_plan(starts: datetime = NOON, place: str = "Restaurant Zonneheem") -> PlannedStand:
    return PlannedStand(
        id=uuid4(),
        starts=starts,
        ends=starts + timedelta(hours=2),
        place=StandPlace(name=place),
        action=Listed(id="stand", name="Stand"),
        partner=Listed(id="zonneheem", name="Restaurant Zonneheem"),
        groups=(Listed(id="ouders", name="Ouders van schoolkinderen"),),
    )


def test_the_planned_stand_opens_with_two_touches_and_two_letters(tmp_path: Path) -> None:
    with a_desk(tmp_path, now=NOON - timedelta(hours=1)) as desk:
        desk.come_in(A_PIN)
        assert desk.view().planned == 0
        plan, tomorrow = a_plan(), a_plan(NOON + timedelta(days=1))
        keep_plans(desk.outbox.state, [plan, tomorrow])
        assert (desk.view().planned, desk.view().planned_at) == (1, "Restaurant Zonneheem")
        desk.desk.open_planned()
        assert desk.desk.ask.id == "initials"
        desk.answer("mp")
        [news] = desk.news()
        assert (news.plan, news.place.name, news.by) == (plan.id, "Restaurant Zonneheem", "MP")
        assert (news.action.id, news.partner.id, [one.id for one in news.groups]) == (
            "stand",
            "zonneheem",
            ["ouders"],
        )
        desk.close()
        assert desk.news()[-1].plan == plan.id
        assert desk.view().planned == 0, "it is not offered twice, though central does not know yet"


def test_of_two_stands_on_one_day_the_volunteer_chooses(tmp_path: Path) -> None:
    with a_desk(tmp_path, now=NOON) as desk:
        desk.come_in(A_PIN)
        plans = [a_plan(), a_plan(NOON + timedelta(hours=4), "De Pretbazaar")]
        keep_plans(desk.outbox.state, plans)
        desk.desk.open_planned()
        assert [one.label for one in desk.desk.ask.options] == [
            "Restaurant Zonneheem 5/12 12:00",
            "De Pretbazaar 5/12 16:00",
        ]
        desk.answer(str(plans[1].id), "MP")
        assert desk.news()[0].plan == plans[1].id


def test_a_clock_that_nobody_set_hides_no_plan(desk: DeskOf) -> None:
    plans = [a_plan(NOON + timedelta(days=day)) for day in range(8)]
    keep_plans(desk.outbox.state, plans)
    yesterday = NOON - timedelta(days=1)
    assert to_open(desk.outbox.state, NOON, True, None) == (plans[0],)
    assert to_open(desk.outbox.state, yesterday, True, None) == ()
    assert len(to_open(desk.outbox.state, yesterday, False, plans[0].id)) == 6
    assert isinstance(desk.clock, SimulatedClock)


def test_what_an_older_program_left_is_no_plan_and_the_same_plans_are_written_once(desk: DeskOf) -> None:
    state = desk.outbox.state
    state.set(PLANS_KEY, '[{"when": "once"}]', "sync")
    assert plans_kept(state) == ()
    keep_plans(state, [a_plan()])
    before = desk.outbox.state.all()
    keep_plans(state, plans_kept(state))
    assert desk.outbox.state.all() == before
    keep_plans(state, [])
    assert plans_kept(state) == ()


def test_what_was_counted_and_said_at_the_stand_goes_with_its_end(desk: DeskOf) -> None:
    desk.open()
    desk.desk.show_tally()
    for kind in ("talk", "talk", "help", "leaflet"):
        desk.desk.count(kind)
    desk.desk.count_back()
    assert desk.desk.told is None
    assert desk.view().counted == 3
    desk.desk.back(desk.visit)
    desk.close("De rol is bijna op.", used_up="leaflets", incident="Iemand riep luid.")
    closed = desk.news()[-1]
    assert sorted((one.kind, one.n) for one in closed.tally) == [("help", 1), ("talk", 2)]
    assert {one.hour.minute for one in closed.tally} == {0}
    assert (closed.used_up, closed.incident) == (("leaflets",), "Iemand riep luid.")
    desk.open()
    assert desk.view().counted == 0, "the next stand begins anew"
