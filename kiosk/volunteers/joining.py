"""An invitation before the scanner: at the desk, or of a kiosk that belongs to nobody yet.

A new kiosk asks for no PIN: it holds nothing of anybody and often has no PIN yet. Later only the desk does.
"""

from __future__ import annotations

from kiosk.outbox.enrolment import FILE as ENROLMENT
from kiosk.outbox.invited import JOINED, ended
from kiosk.visit.machine import Visit
from kiosk.visit.stage import Stage
from kiosk.volunteers.desk import Desk


def invited(visit: Visit, desk: Desk, text: str) -> None:
    """Somebody scanned an invitation: the desk says what comes of it, else the screen out of order."""
    new = not (desk.room.state_dir / ENROLMENT).exists()
    if visit.stage is not Stage.DESK and not new:
        return
    desk.join(text)
    if visit.stage is Stage.OUT_OF_ORDER and desk.told is not None:
        visit.fail(desk.told.key.removeprefix("problem."))


def joined(visit: Visit, desk: Desk) -> bool:
    """Say how it ended where nobody is at the desk; True when the kiosk can start anew."""
    outbox = desk.room.outbox
    how = ended(outbox) if outbox is not None and visit.out_of_order == "joining" else ""
    if how not in ("", JOINED) and visit.stage is Stage.OUT_OF_ORDER:
        visit.fail(how)
    return how == JOINED
