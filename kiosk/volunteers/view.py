"""What the desk shows, read anew each time: the packing-up proof, and how the device is, line by line."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

from kiosk import __version__
from kiosk.catalogue.standing import is_a_place, place_meant
from kiosk.devices.health.battery import NO_BATTERY, Charge
from kiosk.devices.health.clock import Reading
from kiosk.outbox.queue import Outbox, QueueStatus
from kiosk.outbox.refusals import NotStored
from kiosk.outbox.stand_count import count_stand
from kiosk.outbox.today_count import count_today
from kiosk.problems import Problem
from kiosk.volunteers.desk import Desk
from kiosk.volunteers.health import Health
from kiosk.volunteers.notices import STALE, clock_right, notices
from kiosk.volunteers.proof import Proof, Situation, packing_up
from kiosk.volunteers.room import Notice

log = logging.getLogger(__name__)

_PRINTER = {
    "unreachable": "printer-unreachable",
    "open": "printer-open",
    "offline": "printer-offline",
}
_PAPER = {"out": "printer-no-paper", "low": "printer-low-paper"}
NOTHING_TO_DO = ("network",)  # what its line says
_CAN_WAIT = ("printer-low-paper", "place-unknown", *NOTHING_TO_DO)  # what stops people is said first
_BAD_STORAGE = {"full": "disk-full", "read-only": "disk-read-only", "broken": "storage-broken"}


@dataclass(frozen=True)
class View:
    """The first page of the desk."""

    proof: Proof
    open: bool = False
    place: str = ""
    here: int = 0  # what waits and is nowhere else
    on_stick: int = 0  # what waits and lies on a stick too
    can_reprint: bool = False
    resting: bool = False
    has_note: bool = False
    planned: int = 0  # stands that were planned for now
    planned_at: str = ""  # where, when it is one
    counted: int = 0  # by volunteers at the stand that is open
    worry: str = ""  # a code of the problem table
    today: int = (
        0  # new requests on this device, whatever stand; 0 too where no clock can say which day it is
    )
    notices: tuple[Notice, ...] = ()  # what cannot wait first
    charge: Charge = NO_BATTERY


@dataclass(frozen=True)
class Line:
    """One line about the device: `key` is a text key, `at` a moment that fills in {moment}."""

    name: str
    key: str
    values: dict[str, object] = field(default_factory=dict)
    at: datetime | None = None
    problem: str = ""  # a code of the problem table, where something is wrong


def look(desk: Desk) -> View:
    """Return the desk as it is now; never raises."""
    for ended in (desk.look_at_paper, desk.look_at_joining, desk.look_at_sending, desk.look_at_power):
        with suppress(NotStored):  # the proof says what is wrong with the queue
            ended()
    room, health = desk.room, desk.room.watch.health()
    worry, charge = worry_of(lines(desk, health)), health.charge
    told = notices(desk, health)
    if room.outbox is None or desk.stands is None:
        proof = Proof("broken", problem=room.broken or "queue-broken")
        return View(proof, worry=worry, notices=told, charge=charge)
    try:
        status, current, planned = room.outbox.status(), desk.stands.current, desk.planned()
        return View(
            _proof(desk, room.outbox, health, status),
            open=current is not None,
            place=desk.stands.place if current else "",
            here=status.only_here,
            on_stick=status.on_stick,
            can_reprint=room.worker.has_last,
            resting=desk.resting,
            has_note=bool(desk.stands.note),
            planned=len(planned),
            planned_at=planned[0].place.name if len(planned) == 1 else "",
            counted=sum(one.n for one in desk.stands.tally.told()) if current else 0,
            worry=worry,
            today=count_today(room.outbox, health.clock.wall) if health.clock.plausible else 0,
            notices=told,
            charge=charge,
        )
    except NotStored as problem:
        return View(Proof("broken", problem=problem.code), worry=worry, notices=told, charge=charge)


def _proof(desk: Desk, outbox: Outbox, health: Health, status: QueueStatus) -> Proof:
    assert desk.stands is not None
    stand = desk.stands.last
    situation = Situation(
        count=count_stand(outbox, stand),
        stand="none" if stand is None else "open" if desk.stands.current else "closed",
        now=health.clock.wall,
        clock_right=clock_right(outbox, health.clock),
        last_contact=status.last_contact,
    )
    return packing_up(situation)


def lines(desk: Desk, health: Health) -> list[Line]:
    """Return everything about the device, one line each; never raises."""
    try:
        queue = list(_queue(desk, health.clock))
    except Problem as problem:
        queue = [Line("queue", f"problem.{problem.code}.title", problem=problem.code)]
    power = _power(health), *_battery(health.charge)
    device = (*_printer(health), _clock(health), _storage(health), *power)
    return [*queue, *device, *_place(desk), _version()]


def worry_of(told: list[Line]) -> str:
    """Return the problem a volunteer should look at first; empty when there is none."""
    last = {code: place for place, code in enumerate(_CAN_WAIT, 1)}
    codes = sorted((line.problem for line in told if line.problem), key=lambda code: last.get(code, 0))
    return codes[0] if codes else ""


def _queue(desk: Desk, clock: Reading) -> Iterator[Line]:
    if desk.room.outbox is None:
        code = desk.room.broken or "queue-broken"
        yield Line("queue", f"problem.{code}.title", problem=code)
        return
    status = desk.room.outbox.status()
    yield Line("queue", "desk.queue.told", {"waiting": status.only_here, "delivered": status.delivered})
    if status.on_stick:
        yield Line("stick", "desk.queue.stick", {"count": status.on_stick})
    contact, oldest = status.last_contact, status.oldest_waiting
    yield _contact(contact, clock)
    yield Line("oldest", "desk.oldest.at", at=oldest) if oldest else Line("oldest", "desk.oldest.none")
    refused = status.quarantined
    if refused:
        yield Line("refused", "desk.refused.told", {"count": len(refused)}, problem=refused[0][1])
    else:
        yield Line("refused", "desk.refused.none")


def _contact(at: datetime | None, clock: Reading) -> Line:
    """Never, or not for a day: then nothing leaves the device, and no new offers come."""
    if at is None:
        return Line("contact", "desk.contact.never", problem="network")
    stale = clock.plausible and clock.wall - at > STALE
    return Line("contact", "desk.contact.at", at=at, problem="network" if stale else "")


def _place(desk: Desk) -> Iterator[Line]:
    """Say where it stands only when that is no place of the list: nothing of today can be checked in for."""
    here, places = desk.room.here, desk.room.catalogue.places()
    if here and not is_a_place(here, places):
        values: dict[str, object] = {"here": here, "meant": place_meant(here, places)}
        yield Line("place", "desk.stands.unknown", values, problem="place-unknown")


def _printer(health: Health) -> Iterator[Line]:
    printer, paper = health.printer.printer, health.printer.paper
    yield Line("printer", f"desk.printer.{printer}", problem=_PRINTER.get(printer, ""))
    yield Line("paper", f"desk.paper.{paper}", problem=_PAPER.get(paper, ""))


def _clock(health: Health) -> Line:
    clock = health.clock
    if not clock.plausible:
        return Line("clock", "desk.clock.wrong", {"year": clock.wall.year}, problem="clock-wrong")
    return Line("clock", "desk.clock.synced" if clock.synced else "desk.clock.alone", at=clock.wall)


def _storage(health: Health) -> Line:
    storage = health.storage
    if storage.state in _BAD_STORAGE:
        code = _BAD_STORAGE[storage.state]
        return Line("storage", f"problem.{code}.title", problem=code)
    if storage.errors:
        return Line("storage", "desk.storage.errors", {"errors": storage.errors}, problem="storage-broken")
    if storage.state == "unknown":
        return Line("storage", "desk.storage.unknown")
    free = (storage.free_mb or 0) // 1000
    return (
        Line("storage", "desk.storage.ok", {"free": free}) if free else Line("storage", "desk.storage.enough")
    )


def _power(health: Health) -> Line:
    return Line("power", f"desk.power.{health.power}", problem="power-low" if health.power == "low" else "")


def _battery(charge: Charge) -> Iterator[Line]:
    """Say how full it is; a device without one says nothing."""
    if charge.percent is not None:
        key = "desk.battery.charging" if charge.charging else "battery.percent"
        problem = "battery-nearly-empty" if charge.is_low else ""
        yield Line("battery", key, {"percent": charge.percent}, problem=problem)


def _version() -> Line:
    return Line("version", "desk.version.told", {"version": __version__})
