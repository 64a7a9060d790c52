"""Which of the records that wait lie on a stick as well: all up to a number, that of the last one written.

Writing takes everything that waits, so one number tells it. It claims too little rather than too much: what
central refused and now waits again was written by nobody, and is on no stick from its number on.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress

from kiosk.outbox.device_state import DeviceState
from kiosk.outbox.refusals import NotStored

STICK_KEY = "stick-through"  # row of device_state: the last number that was written to a stick


def through(state: DeviceState) -> int:
    """Return the number up to which everything that waits is on a stick; 0 where nothing is."""
    return int(state.get(STICK_KEY) or 0)


def note(state: DeviceState, number: int) -> None:
    """Note what was just written. A card that takes no writes claims nothing; the stick has it still."""
    if number:
        with suppress(NotStored):
            state.set(STICK_KEY, str(number), "screen")


def none_from(db: sqlite3.Connection, state: DeviceState, which: str) -> None:
    """Note that what `which` chooses is on no stick: it waits again, in the caller's transaction."""
    (first,) = db.execute(f"SELECT min(seq) FROM {which}").fetchone()  # noqa: S608 (own words only)
    if first is not None and first <= through(state):
        state.set(STICK_KEY, str(first - 1), "screen")
