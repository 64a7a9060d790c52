"""A stick in the kiosk: central's answers on it come in first, then what still waits goes out.

So a stand without a network comes to its packing-up proof too: the stick went to central and back.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path

from kiosk.outbox import on_stick
from kiosk.outbox.enrolment import Enrolment, load_enrolment
from kiosk.outbox.handover import one_sender
from kiosk.outbox.queue import Outbox
from kiosk.outbox.refusals import DiskReadOnly, NotStored
from kiosk.outbox.rescue import copied
from kiosk.outbox.retire import end_service
from kiosk.outbox.stick import export
from kiosk.outbox.stick_answers import Taken, take_answers
from kiosk.wire.signing import ANSWER_FILE

log = logging.getLogger(__name__)

LOCK_SECONDS = 20.0  # a pass of sync may hold the queue; on a bad line it takes longer than this
REMARK = (
    "Dit antwoord van de centrale klopt niet: {}.",
    "Laat de stick opnieuw inlezen door de centrale.",
)


@dataclass(frozen=True)
class Exchanged:
    """What a stick brought and took: records that central signed for, records written."""

    delivered: int = 0
    written: int = 0
    strange: int = 0  # answers that are not central's, or not whole
    wiped: bool = False  # the device was out of service, and everything on it had arrived


def exchange(outbox: Outbox, state_dir: Path, stick: Path) -> Exchanged:
    """Take the answers on `stick`, then write what still waits.

    Raises StickUnreadable, DiskFull and DiskReadOnly (of the stick), NotEnrolled, EnrolmentBroken, and
    AlreadySending when sync holds the queue for long.
    """
    enrolment = load_enrolment(state_dir)
    taken, wiped = _answers(outbox, enrolment, state_dir, stick)
    if wiped:
        return Exchanged(taken.delivered, wiped=True)
    remarks = tuple(line.format(name) for name in taken.not_taken for line in REMARK)
    try:
        done = export(outbox, enrolment, stick, remarks)
    except DiskReadOnly:  # the card stopped in the middle of a write; or it is the stick, and then it is said
        with copied(state_dir) as copy:
            done = export(copy, enrolment, stick, remarks)
        on_stick.note(outbox.state, done.through)
    return Exchanged(taken.delivered, done.records, len(taken.not_taken))


def _answers(outbox: Outbox, enrolment: Enrolment, state_dir: Path, stick: Path) -> tuple[Taken, bool]:
    """Take what central answered; say whether that was the last thing this device had to do."""
    if not any(stick.glob(f"*{ANSWER_FILE}")):  # nothing to wait for sync for
        return Taken(), False
    try:
        with one_sender(state_dir, wait_seconds=LOCK_SECONDS):
            taken = take_answers(outbox, enrolment, stick)
            end = end_service(outbox, state_dir)
    except NotStored as problem:  # a card that takes no writes: what waits goes out all the same
        log.warning("the answers on the stick are not taken: %s", problem.code)
        return Taken(), False
    return taken, end is not None and end.wiped
