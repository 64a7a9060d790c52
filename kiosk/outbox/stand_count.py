"""How far the records of one stand session are: counted in the queue and among central's signed answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kiosk.outbox import on_stick
from kiosk.outbox.queue import Outbox

# Rows of device_state, written by the screen process.
STAND_KEY = "stand"  # the UUID of the open stand, empty when none is; the heartbeat carries it
LAST_STAND_KEY = "last-stand"  # … of the one that is open or was closed last


@dataclass(frozen=True)
class StandCount:
    """The requests of people made in one stand, and the stand's own news. Nothing in it says who they are."""

    delivered: int = 0
    received_at: datetime | None = None  # central's last answer about this stand, by our clock
    waiting: tuple[int, ...] = ()  # the device's own numbers of what waits or is being sent
    refused: tuple[tuple[int, str], ...] = ()  # (number, problem code)
    on_stick: int = 0  # how many of those that wait are on a stick too
    news_waiting: int = 0  # documents of the stand itself that are not delivered

    @property
    def saved(self) -> int:
        return self.delivered + len(self.waiting) + len(self.refused)


def count_stand(outbox: Outbox, stand: UUID | None) -> StandCount:
    """Count the records of `stand`, read in one go. Raises a NotStored when the queue cannot be read."""
    if stand is None:
        return StandCount()
    through = on_stick.through(outbox.state)
    with outbox.reading() as db:
        left = db.execute(
            "SELECT seq, kind, state, coalesce(problem, '') FROM records"
            " WHERE stand = ? AND stand <> '' ORDER BY seq",
            (str(stand),),
        ).fetchall()
        delivered, last = db.execute(
            "SELECT count(*) FILTER (WHERE kind <> 'stand'), max(delivered_at) FROM receipts"
            " WHERE stand = ? AND stand <> ''",
            (str(stand),),
        ).fetchone()
    requests = [(seq, state, problem) for seq, kind, state, problem in left if kind != "stand"]
    waiting = tuple(seq for seq, state, _ in requests if state != "quarantined")
    return StandCount(
        delivered=delivered,
        received_at=datetime.fromisoformat(last) if last else None,
        waiting=waiting,
        refused=tuple((seq, problem) for seq, state, problem in requests if state == "quarantined"),
        on_stick=sum(seq <= through for seq in waiting),
        news_waiting=sum(kind == "stand" for _, kind, _, _ in left),
    )
