"""How many people asked something on this device today: counted by the moments in the ids of their records.

A record's id begins with the milliseconds at which it was made (kiosk.wire.ids); nothing is opened for this.
"""

from __future__ import annotations

from datetime import datetime, time

from kiosk.outbox.queue import Outbox


def count_today(outbox: Outbox, now: datetime) -> int:
    """Return the requests made since midnight of `now`, waiting and delivered; not those of a stand itself.

    Raises a NotStored when the queue cannot be read.
    """
    midnight = datetime.combine(now.date(), time(), now.tzinfo)
    digits = f"{int(midnight.timestamp() * 1000):012x}"
    first = f"{digits[:8]}-{digits[8:]}"
    with outbox.reading() as db:
        (count,) = db.execute(
            "SELECT (SELECT count(*) FROM records WHERE id >= :first AND kind = 'record')"
            " + (SELECT count(*) FROM receipts WHERE id >= :first AND kind = 'record'"
            "    AND id NOT IN (SELECT id FROM records WHERE id >= :first))",
            {"first": first},
        ).fetchone()
    return int(count)
