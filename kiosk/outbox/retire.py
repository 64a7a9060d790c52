"""The end of a device's service. Only a notice signed by the offline root gets here.

`stolen`: wipe at once. `revoked`: take nothing new, deliver what is sealed (over the network or by stick),
then wipe. Nothing else ever wipes: not a refused signature, not an unknown device, not any status of HTTP.

A wipe may be cut short by a plug that is pulled, and there may be no network afterwards. So the word that
service ended lasts first, every pass of sync begins with `end_service`, and a wipe may run again anytime.
"""

from __future__ import annotations

import stat
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kiosk.machine.durable import sync_directory
from kiosk.outbox import database
from kiosk.outbox.enrolment import CA_FILE, FILE, KEY_FILE
from kiosk.outbox.handover import LOCK
from kiosk.outbox.queue import Outbox
from kiosk.wire.enrolment import Retirement

RETIRED, SERIAL = "retired", "retired-serial"
TOLD = (RETIRED, SERIAL)  # the rows that stay: the screen says why this kiosk does nothing
STICK_KEY = "end-on-stick"  # row: every record up to this number was on a stick after service ended
TABLES = ("records", "sealed_bytes", "receipts", "kept", "requests", "sqlite_sequence")
# The database says why; the locks (run.lock is the screen's) are held by whoever runs just now.
STAYS = {database.NAME, f"{database.NAME}-journal", LOCK, "run.lock"}
LAST = (FILE, CA_FILE, KEY_FILE)


@dataclass(frozen=True)
class End:
    """How far the end of service is. `line` says it to a person."""

    line: str
    wiped: bool


def obey(notice: Retirement, outbox: Outbox, state_dir: Path) -> str:
    """Do what the notice says and return one line about it. A lower serial than the last is passed over."""
    if notice.serial < int(outbox.state.get(SERIAL) or 0):
        return "central repeated an older notice about this device: nothing changed"
    with outbox.transaction():
        outbox.state.set(SERIAL, str(notice.serial), "sync")
        outbox.state.set(RETIRED, notice.reason, "sync")
    end = end_service(outbox, state_dir)
    return end.line if end else ""


def end_service(outbox: Outbox, state_dir: Path) -> End | None:
    """Wipe a retired device that has nothing left to hand over; None while it is in service.

    The caller holds sync.lock. What waits needs central's signed answer. What central refused can get no
    better answer, so it may go once it is on a stick (kiosk.outbox.stick): somebody holds it then.
    """
    reason = outbox.state.get(RETIRED)
    if reason is None:
        return None
    if reason == "stolen":
        wipe(outbox, state_dir)
        return End("central says this device was stolen: everything on it has been wiped", wiped=True)
    if waiting := _still_here(outbox):
        told = f"it takes no new records, {waiting} are still to be handed over"
        return End(f"this device is out of service: {told}", wiped=False)
    wipe(outbox, state_dir)
    return End("this device is out of service: everything was handed over, it has been wiped", wiped=True)


def _still_here(outbox: Outbox) -> int:
    through = int(outbox.state.get(STICK_KEY) or 0)
    with outbox.reading() as db:
        found = db.execute("SELECT count(*) FROM records WHERE state <> 'quarantined' OR seq > ?", (through,))
        return int(found.fetchone()[0])


def wipe(outbox: Outbox, state_dir: Path) -> None:
    """Take away what is sealed, the receipts, every file of this device, its membership, its key last.

    Where nothing is left nothing is written.
    """
    _empty(outbox)
    files = sorted(_files(state_dir), key=lambda path: LAST.index(path.name) if path.name in LAST else -1)
    for path in files:
        if path.name == KEY_FILE:
            sync_directory(state_dir)  # nothing may come back once nobody can sign for it
        _remove(path)
    if files:
        sync_directory(state_dir)


def _empty(outbox: Outbox) -> None:
    with outbox.reading() as db:
        rows = sum(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in TABLES)  # noqa: S608
        rows += db.execute("SELECT count(*) FROM device_state WHERE key NOT IN (?, ?)", TOLD).fetchone()[0]
    if not rows:
        return
    with outbox.transaction() as db:
        db.execute("PRAGMA secure_delete = ON")  # what stood in plain words, such as the place of a stand
        for table in TABLES:
            db.execute(f"DELETE FROM {table}")  # noqa: S608 (own names only)
        db.execute("DELETE FROM device_state WHERE key NOT IN (?, ?)", TOLD)


def _files(state_dir: Path) -> Iterator[Path]:
    """Yield what is to go: every file, not folders, which are none of ours."""
    return (
        path
        for path in state_dir.iterdir()
        if path.name not in STAYS and not stat.S_ISDIR(path.lstat().st_mode)
    )


def _remove(path: Path) -> None:
    with suppress(FileNotFoundError):
        path.unlink()
