"""The end of a device's service. Only a notice signed by the offline root gets here.

`stolen`: wipe at once. `revoked`: take nothing new, deliver what is sealed (over the network or by stick),
wipe when the queue is empty. Nothing else ever wipes: not a refused signature, not an unknown device, not
any status of HTTP.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from kiosk.durable import sync_directory
from kiosk.outbox.enrolment import CA_FILE, FILE, KEY_FILE
from kiosk.outbox.migration import copy_of
from kiosk.outbox.queue import Outbox
from kiosk.wire.enrolment import Retirement

SERIAL = "retired-serial"


def obey(notice: Retirement, outbox: Outbox, state_dir: Path) -> str:
    """Do what the notice says and return one line about it. A lower serial than the last is passed over."""
    if notice.serial < int(outbox.state.get(SERIAL) or 0):
        return "central repeated an older notice about this device: nothing changed"
    outbox.state.set(SERIAL, str(notice.serial), "sync")
    outbox.state.set("retired", notice.reason, "sync")
    return end_service(outbox, state_dir) or ""


def end_service(outbox: Outbox, state_dir: Path) -> str | None:
    """Wipe a retired device that has nothing left to hand over; one line about it, None while in service."""
    reason = outbox.state.get("retired")
    if reason is None:
        return None
    if reason == "stolen":
        wipe(outbox, state_dir)
        return "central says this device was stolen: everything on it has been wiped"
    status = outbox.status()
    left = status.waiting + status.sending + len(status.quarantined)
    if left:
        return f"this device is out of service: it takes no new records, {left} are still to be handed over"
    wipe(outbox, state_dir)
    return "this device is out of service: everything was handed over, it has been wiped"


def wipe(outbox: Outbox, state_dir: Path) -> None:
    """Take away what is sealed, the receipts, the keys and the membership."""
    with outbox.transaction() as db:
        db.execute("DELETE FROM records")
        db.execute("DELETE FROM receipts")
        db.execute("DELETE FROM kept")
    for name in (KEY_FILE, FILE, CA_FILE, copy_of(outbox.path, 1).name):
        with suppress(FileNotFoundError):
            (state_dir / name).unlink()
    sync_directory(state_dir)
