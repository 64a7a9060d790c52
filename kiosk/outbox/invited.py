"""An invitation that was scanned: the screen, which has no network, leaves it for sync to join with.

It lies in the state as a file of its own, readable by this user alone, until sync takes it a moment later.
The file goes before the secret in it is used: nobody finds it, and no second try is made by itself.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from kiosk.outbox.durable import write_durably
from kiosk.outbox.enrolment import FILE as ENROLMENT
from kiosk.outbox.handover import one_sender
from kiosk.outbox.queue import Outbox
from kiosk.outbox.refusals import AlreadyEnrolled
from kiosk.problems import Problem
from kiosk.wire.invitation import read_invitation
from kiosk.words.days import BELGIUM

FILE = "invitation"
ENDED_KEY = "joining"  # row of device_state, of sync: JOINED, or a code of the problem table
JOINED = "joined"


def leave(text: str, outbox: Outbox, state_dir: Path) -> None:
    """Leave an invitation for sync. Raises a Problem where it is none, too old, or not for this device."""
    token = read_invitation(text.encode())
    token.usable(datetime.now(BELGIUM))
    if (state_dir / ENROLMENT).exists() and not token.device_id:
        raise AlreadyEnrolled("this device has joined a central service already")
    outbox.state.clear(ENDED_KEY)
    write_durably(state_dir / FILE, text.encode())


def ended(outbox: Outbox) -> str:
    """Return JOINED, the code of what went wrong, or nothing while it is under way."""
    return outbox.state.get(ENDED_KEY) or ""


def join_where_invited(outbox: Outbox, state_dir: Path, deadline: float) -> bool:
    """Join with the invitation that was left, if there is one, and note how it ended; True when it joined."""
    from kiosk.outbox.joining import join  # requests: the screen, which has no network, does not load it

    path = state_dir / FILE
    try:
        body = path.read_bytes()
    except OSError:
        return False
    with suppress(OSError):
        path.unlink()
    try:
        with one_sender(state_dir, wait_seconds=10):
            join(read_invitation(body), state_dir, outbox, deadline=deadline)
        how = JOINED
    except Problem as problem:
        how = problem.code
    outbox.state.set(ENDED_KEY, how, "sync")
    return how == JOINED
