"""May the volunteer switch off? Decided from counts alone; nothing here looks anything up.

'You can switch off' is said only when central has signed for every record of the stand, and the stand is
closed. Everything else says how many are missing, which, and what to do.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from kiosk.outbox.stand_count import StandCount

Kind = Literal[
    "none", "empty", "ready", "received", "news", "waiting", "offline", "stick", "refused", "broken"
]
FRESH = timedelta(minutes=10)  # an answer of central so long ago shows that the network works
MOST_NUMBERS = 5


@dataclass(frozen=True)
class Situation:
    """What is known: the stand that is open or was closed last, its counts, and the clock."""

    count: StandCount
    stand: Literal["none", "open", "closed"]
    now: datetime
    clock_right: bool
    last_contact: datetime | None = None


@dataclass(frozen=True)
class Proof:
    """What the desk says: a text key after `desk.proof.`, and the numbers in it."""

    kind: Kind
    saved: int = 0
    delivered: int = 0
    missing: int = 0
    numbers: tuple[int, ...] = ()  # the device's own numbers of what is missing, the first few
    at: datetime | None = None  # of central's last signed answer; None when no clock can say
    problem: str = ""  # a code of the problem table

    @property
    def may_switch_off(self) -> bool:
        return self.kind == "ready"


def packing_up(situation: Situation) -> Proof:
    """Return what to tell the volunteer who packs up."""
    count = situation.count
    if situation.stand == "none":
        return Proof("none")
    at = count.received_at if situation.clock_right else None
    missing = (*(number for number, _ in count.refused), *count.waiting)
    told = Proof(
        "empty", count.saved, count.delivered, len(missing), tuple(sorted(missing))[:MOST_NUMBERS], at
    )
    if count.waiting:
        return _as(told, _waiting(situation))
    if count.refused:
        return _as(told, "refused", count.refused[0][1])
    if count.news_waiting and (count.saved or situation.stand == "closed"):
        return _as(told, "news")
    if situation.stand == "open":
        return _as(told, "received" if count.saved else "empty")
    return _as(told, "ready")


def _waiting(situation: Situation) -> Kind:
    count = situation.count
    if count.on_stick == len(count.waiting):
        return "stick"
    contact = situation.last_contact
    # A clock that was turned tells nothing about how long ago central answered.
    fresh = contact is not None and timedelta(0) <= situation.now - contact <= FRESH
    return "waiting" if fresh and situation.clock_right else "offline"


def _as(proof: Proof, kind: Kind, problem: str = "") -> Proof:
    return Proof(kind, proof.saved, proof.delivered, proof.missing, proof.numbers, proof.at, problem)
