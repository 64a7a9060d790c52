"""A process that keeps what people hand in, one after the other, as the screen's process does."""

from __future__ import annotations

from multiprocessing.connection import Connection
from pathlib import Path

from kiosk.app.keeping import SealedStore
from kiosk.outbox.queue import open_outbox
from tests.faults.person import handed_in, site

site()  # read once, in the process the others are forked from


def keep_until_killed(told: Connection, state: Path, most: int = 1000) -> None:
    """Tell each code once its record is stored: what the screen would show and the paper would say."""
    told.send("ready")
    with open_outbox(state) as outbox:
        store = SealedStore(site(), outbox, state)
        for _ in range(most):
            told.send(store.keep(handed_in()).code)
