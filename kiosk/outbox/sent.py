"""How a pass ended that a volunteer asked for: sync notes it, the desk reads it.

One row of device_state. Its number goes up with each such pass, so that the desk knows a new end from an old
one; nothing in it says who was sent.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass

from kiosk.outbox.queue import Outbox
from kiosk.outbox.refusals import NotStored

SENT_KEY = "sent"


@dataclass(frozen=True)
class Sent:
    """`problem` is a code of the problem table; empty where the pass worked."""

    number: int = 0
    delivered: int = 0
    refused: int = 0
    problem: str = ""


def last_sent(outbox: Outbox) -> Sent:
    """Return how the last asked pass ended; number 0 where there was none, or the row is not ours."""
    try:
        return Sent(**json.loads(outbox.state.get(SENT_KEY) or "{}"))
    except (ValueError, TypeError):
        return Sent()


def note_sent(outbox: Outbox, delivered: int = 0, refused: int = 0, problem: str = "") -> None:
    """Note the end of an asked pass. A card that takes no writes is said elsewhere."""
    with suppress(NotStored):
        told = Sent(last_sent(outbox).number + 1, delivered, refused, problem)
        outbox.state.set(SENT_KEY, json.dumps(asdict(told)), "sync")
