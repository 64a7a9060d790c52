"""Getting records off a card that turned read-only in the middle of a write.

SQLite undoes the half write when the queue is opened next; such a card does not let it, and then it does not
even read. So the file and its journal are copied to memory and put right there. All of it is sealed.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.outbox import database
from kiosk.outbox.durable import disk_problem
from kiosk.outbox.queue import Outbox, open_outbox
from kiosk.outbox.refusals import DiskReadOnly

MEMORY = Path("/dev/shm")  # noqa: S108 (a folder of our own in it, 0700)


@contextmanager
def to_read(state_dir: Path) -> Iterator[Outbox]:
    """Open the queue of a device to look at what waits, as a copy in memory where the card forbids it.

    Raises a NotStored, see kiosk.outbox.database.connect.
    """
    try:
        outbox = open_outbox(state_dir)
    except DiskReadOnly:
        with copied(state_dir) as copy:
            yield copy
        return
    with outbox:
        yield outbox


@contextmanager
def copied(state_dir: Path) -> Iterator[Outbox]:
    """Open a copy of the queue in memory: what is changed in it is gone afterwards. Raises a NotStored."""
    place = MEMORY if os.access(MEMORY, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="kiosk-", dir=place) as folder:
        try:
            for name in (database.NAME, f"{database.NAME}-journal"):
                if (state_dir / name).exists():
                    shutil.copyfile(state_dir / name, Path(folder) / name)
        except OSError as error:
            raise disk_problem(error, database.NAME) from None
        with open_outbox(Path(folder)) as copy:
            yield copy
