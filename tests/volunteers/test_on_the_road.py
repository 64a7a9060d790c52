"""Days on the road with a tablet: how full its battery is, what waits, since when, and that it is safe."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from kiosk.devices.health.battery import NO_BATTERY, Charge, SimulatedBattery
from kiosk.outbox.refresh import heartbeat
from kiosk.volunteers.health import HealthWatch
from kiosk.volunteers.view import lines, look
from tests.outbox.device import a_record
from tests.volunteers.desks import DeskOf
from tests.volunteers.test_health import line

MADE = datetime(2026, 11, 21, 9, 5, 30, tzinfo=UTC)  # of every record of `a_record`


def turn_to(desk: DeskOf, wall: datetime) -> None:
    desk.clock.pass_time((wall - desk.clock.read().wall).total_seconds())


def test_the_heartbeat_of_a_tablet_carries_its_battery_in_steps(desk: DeskOf) -> None:
    battery, told = SimulatedBattery(), []
    watch = HealthWatch(desk.worker, desk.outbox, desk.power, desk.storage, desk.clock, battery=battery)
    for battery.charge in (NO_BATTERY, Charge(60, False), Charge(57, False), Charge(55, True)):
        watch.note()
        beat = heartbeat(desk.outbox, desk.enrolment)
        told.append((beat.battery, beat.charging))
    assert told == [(None, None), (60, False), (60, False), (55, True)]


def test_a_battery_that_is_nearly_empty_is_the_first_thing_on_the_desk(desk: DeskOf) -> None:
    watch = desk.desk.room.watch
    watch._battery = battery = SimulatedBattery(Charge(9, False))
    assert line(desk, "battery").problem == "battery-nearly-empty"
    assert look(desk.desk).worry == "battery-nearly-empty"
    notice = look(desk.desk).notices[0]
    assert (notice.key, notice.values, notice.presses) == ("desk.battery.do", {"percent": 9}, True)
    battery.charge = Charge(9, True)
    assert (line(desk, "battery").key, look(desk.desk).notices) == ("desk.battery.charging", ())
    battery.charge = NO_BATTERY
    assert "battery" not in [one.name for one in lines(desk.desk, watch.health())]


def test_days_without_a_network_the_desk_says_what_waits_since_when_and_that_it_is_safe(desk: DeskOf) -> None:
    desk.outbox.add(a_record(), desk.enrolment.sealer(None))
    turn_to(desk, MADE + timedelta(days=3))
    notice = look(desk.desk).notices[0]
    assert (notice.key, notice.values) == ("desk.safe.since", {"count": 1})
    assert notice.at == MADE


def test_what_waits_a_minute_is_said_on_a_tablet_and_not_in_a_hall(desk: DeskOf) -> None:
    desk.outbox.add(a_record(), desk.enrolment.sealer(None))
    turn_to(desk, MADE + timedelta(minutes=1))
    assert look(desk.desk).notices == ()
    desk.desk.room = replace(desk.desk.room, carried=True)
    assert look(desk.desk).notices[0].key == "desk.safe.since"
    turn_to(desk, datetime(1970, 1, 1, tzinfo=UTC))  # nobody set the clock: no moment is told
    assert look(desk.desk).notices[0].key == "desk.safe.waiting"
