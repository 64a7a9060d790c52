"""How long the sealed bytes of a delivered record stay on the device (KIOSK_KEEP_DAYS, default 0).

0: they go in the moment central has confirmed them; an id-only receipt stays for ever. Otherwise they stay
that many days, still sealed, for one purpose: when central had to put an older backup back,
`kiosk outbox retry --delivered` hands them over once more. Central keeps ids for ever, so what it still
has is a `duplicate`.
"""

from __future__ import annotations

import os
import sqlite3
import time

SETTING = "KIOSK_KEEP_DAYS"
MOST_DAYS = 90
DAY = 86_400.0
COLUMNS = "seq, id, sha256, fingerprint, made_wall, made_synced, made_boot, made_monotonic, stand, kind"


def days_kept() -> int:
    """Return the setting. What is no number of days counts as 0: less is kept, and nothing is held up."""
    told = os.environ.get(SETTING, "0").strip()
    return min(int(told), MOST_DAYS) if setting_fits() else 0


def setting_fits() -> bool:
    """Say whether the setting is one `days_kept` understands, for `kiosk doctor`."""
    told = os.environ.get(SETTING, "0").strip()
    return told.isascii() and told.isdigit() and int(told[:9]) <= MOST_DAYS


def keep(db: sqlite3.Connection, record_id: str, now: float) -> None:
    """Keep a delivered record, inside the transaction that takes it out of the queue."""
    db.execute(
        f"INSERT OR REPLACE INTO kept ({COLUMNS}, sealed, delivered)"  # noqa: S608 (own names only)
        f" SELECT {COLUMNS}, sealed, ? FROM records JOIN sealed_bytes USING (seq) WHERE id = ?",
        (now, record_id),
    )


def forget_old(db: sqlite3.Connection, days: int, now: float | None = None) -> int:
    """Take away what was kept long enough; return how many.

    Delivered in the future means that a clock lied: it goes too, central has it.
    """
    now = time.time() if now is None else now
    gone = db.execute("DELETE FROM kept WHERE delivered <= ? OR delivered > ?", (now - days * DAY, now + DAY))
    return gone.rowcount


def put_back(db: sqlite3.Connection) -> int:
    """Let every kept record wait again, under its own number; return how many."""
    back = db.execute(
        f"INSERT OR IGNORE INTO records ({COLUMNS}) SELECT {COLUMNS} FROM kept"  # noqa: S608 (own names only)
    ).rowcount
    db.execute("INSERT OR IGNORE INTO sealed_bytes SELECT seq, sealed FROM kept JOIN records USING (seq, id)")
    db.execute("DELETE FROM receipts WHERE id IN (SELECT id FROM kept)")
    db.execute("DELETE FROM kept")
    return back
