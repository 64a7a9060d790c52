"""What others have to say to the volunteer: above the tiles of the desk, what cannot wait first."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import timedelta

from kiosk.devices.health.battery import Charge
from kiosk.devices.health.clock import Reading
from kiosk.outbox.queue import Outbox
from kiosk.volunteers.desk import Desk
from kiosk.volunteers.health import Health
from kiosk.volunteers.room import Notice

log = logging.getLogger(__name__)

CLOCK_OFF_MS = 5 * 60 * 1000  # from central's; a time that is further off is not shown
STALE = timedelta(days=1)  # without a word from central: somebody should look


def notices(desk: Desk, health: Health) -> tuple[Notice, ...]:
    """Return them all; who stumbles keeps nobody else from saying something."""
    told: list[Notice] = []
    for tells in (
        lambda: _of_battery(health.charge),
        lambda: _of_waiting(desk, health.clock),
        *desk.room.tells,
    ):
        try:
            told += tells()
        except Exception as error:
            log.error("a notice could not be asked for: %s", type(error).__name__)
    return tuple(sorted(told, key=lambda notice: not notice.presses))


def _of_battery(charge: Charge) -> Iterator[Notice]:
    if charge.is_low:
        yield Notice("desk.battery.do", "battery", {"percent": charge.percent}, presses=True)


def _of_waiting(desk: Desk, clock: Reading) -> Iterator[Notice]:
    """Say where what waits is: what is on a stick at once, else that it is safe.

    That is said on a tablet at once, elsewhere when it waits for a day.
    """
    if desk.room.outbox is None:
        return
    status, right = desk.room.outbox.status(), clock_right(desk.room.outbox, clock)
    if status.on_stick:
        where = "both" if status.only_here else "stick"
        yield Notice(f"desk.safe.{where}", "usb", {"here": status.only_here, "stick": status.on_stick})
        return
    count, since = status.not_received, status.oldest_waiting if right else None
    if not count or not (desk.room.carried or (since and clock.wall - since > STALE)):
        return
    key = "desk.safe.since" if since else "desk.safe.waiting"
    yield Notice(key, "shield-check", {"count": count}, at=since)


def clock_right(outbox: Outbox, clock: Reading) -> bool:
    """Say whether a time of day by this clock can be told to people."""
    offset = outbox.state.get("clock-offset-ms")
    return clock.plausible and abs(int(offset or 0)) <= CLOCK_OFF_MS
