"""One pass of handing records over: read an answer first (kiosk.wire.batch.decide), then act on it.

Whatever goes wrong, records wait. The size of a batch halves when central finds it too large or keeps
failing, down to one record; a single record that keeps failing then waits by itself and holds up nobody.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from kiosk.outbox import backoff
from kiosk.outbox.device_state import DeviceState
from kiosk.outbox.enrolment import Enrolment
from kiosk.outbox.handover import BATCH_EXTRA, Handover
from kiosk.outbox.queue import Outbox
from kiosk.outbox.refusals import DiskFull, NoNetwork, WrongAnswer
from kiosk.wire.batch import FILL_BODY, MAX_ANSWER, MAX_ENVELOPES, Action, Batch, Decision, Envelope, decide
from kiosk.wire.ids import new_batch_id
from kiosk.wire.signing import CENTRAL_HEADER, ENVELOPES_PATH, sign_batch

if TYPE_CHECKING:  # requests takes a tenth of a second to import, and writing to a stick needs none of it
    from kiosk.outbox.transport import Reply

SPLITTABLE = frozenset({400, 413, 422})  # this batch was not taken; another one may be
SIZE_KEY = "batch-size"
MOST_SINGLES = 3  # single records that may fail in one pass before it ends


class Sends(Protocol):
    """What a pass needs of a Transport."""

    def send(self, method: str, path: str, body: bytes, headers: Mapping[str, str], most: int) -> Reply: ...


@dataclass
class Report:
    """What a pass did. `trouble` is one clear line when central could not be reached or believed."""

    delivered: int = 0
    quarantined: int = 0
    busy: int = 0
    trouble: str = ""
    offline: bool = False  # the trouble is that there was no answer at all
    retry_after: float | None = None  # seconds central asked for
    not_now: bool = False  # central has too much to do: nothing more is asked of it in this pass


def upload(outbox: Outbox, enrolment: Enrolment, transport: Sends, all_due: bool = False) -> Report:
    """Hand over every due record, batch by batch, and say what happened.

    The caller holds sync.lock. `all_due` forgets the back-off of single records. Raises a NotStored when the
    queue cannot be read or written, EnrolmentBroken without a usable device key.
    """
    private = enrolment.private_key()
    handover = Handover(outbox)
    handover.put_back_orphans()
    if all_due:
        handover.make_due()
    started = time.time()  # what is put off during this pass comes round in a later one
    size, singles, report = _size(outbox.state), 0, Report()
    batch = _next(outbox, enrolment, size, started)
    while batch:
        taken, body = batch.envelopes, batch.canonical()
        try:
            headers = sign_batch(private, enrolment.device_id, body)
            reply = transport.send("POST", ENVELOPES_PATH, body, headers, MAX_ANSWER)
        except NoNetwork as problem:
            report.trouble, report.offline = str(problem), True
            if problem.reached:  # too much for this line, perhaps
                _resize(outbox.state, size, size // 2)
            handover.release(taken, _own_delay(handover, taken) if problem.reached else 0)
            return report
        except WrongAnswer as problem:
            report.trouble = str(problem)
            handover.release(taken)
            return report
        decision = decide(batch, reply.status, reply.headers, reply.body, enrolment.answer_key)
        if decision.trusted:
            size = _resize(outbox.state, size, size * 2)
            batch = _act(outbox, enrolment, decision, reply, report, size, started)
            continue
        report.trouble, report.retry_after = decision.why, backoff.asked_delay(reply.headers)
        report.not_now = reply.status in backoff.NOT_NOW or report.retry_after is not None
        failing = reply.status >= 500 or reply.status in SPLITTABLE
        handover.release(taken, _own_delay(handover, taken) if failing else 0)
        if failing:
            size = _resize(outbox.state, size, len(taken) // 2)
            singles += len(taken) == 1  # it is put off, the pass goes on with others
        alone = failing and len(taken) == 1
        if report.not_now or not (alone or reply.status in SPLITTABLE) or singles >= MOST_SINGLES:
            return report
        batch = _next(outbox, enrolment, size, started)
    return report


def _take(outbox: Outbox, enrolment: Enrolment, size: int, now: float) -> Batch | None:
    """Take records and give their batch its number, in one durable step; None when nothing is due."""
    with outbox.transaction():
        taken = Handover(outbox).claim(size, FILL_BODY - BATCH_EXTRA, now)
        if not taken:
            return None
        seq = outbox.state.count_up("batch-seq")
    return Batch(device_id=enrolment.device_id, batch_id=new_batch_id(), seq=seq, envelopes=tuple(taken))


def _next(outbox: Outbox, enrolment: Enrolment, size: int, now: float) -> Batch | None:
    """Take records; on a card full to the brim fewer at a time: every change needs room for its journal."""
    try:
        return _take(outbox, enrolment, size, now)
    except DiskFull:
        if size == 1:
            raise
        return _next(outbox, enrolment, size // 2, now)


def _settle(handover: Handover, actions: Sequence[Action], signature: str, later: float) -> None:
    try:
        handover.settle(actions, signature, later)
    except DiskFull:
        if len(actions) == 1:
            raise
        half = len(actions) // 2
        _settle(handover, actions[:half], signature, later)
        _settle(handover, actions[half:], signature, later)


def _act(
    outbox: Outbox,
    enrolment: Enrolment,
    decision: Decision,
    reply: Reply,
    report: Report,
    size: int,
    started: float,
) -> Batch | None:
    """Act on a trusted answer and take the next batch, in one durable step: each costs a card its time."""
    moves = [action.move for action in decision.actions]
    wait = backoff.asked_delay(reply.headers)
    later = time.time() + (backoff.delay(2) if wait is None else backoff.patience(wait))
    signature = reply.headers.get(CENTRAL_HEADER.lower(), "")
    try:
        with outbox.transaction():
            Handover(outbox).settle(decision.actions, signature, later)
            following = _take(outbox, enrolment, size, started)
    except DiskFull:  # no room for the journal of both: smaller steps
        _settle(Handover(outbox), decision.actions, signature, later)
        following = _next(outbox, enrolment, size, started)
    report.delivered += moves.count("delivered")
    report.quarantined += moves.count("quarantine")
    report.busy += moves.count("wait")
    return following


def _own_delay(handover: Handover, taken: Sequence[Envelope]) -> float:
    """Return when a record that went alone is due again; a larger batch is due at once, in smaller parts."""
    if len(taken) > 1:
        return 0
    return time.time() + backoff.delay(handover.tries(taken[0].id))


def _size(state: DeviceState) -> int:
    return _bounded(int(state.get(SIZE_KEY) or MAX_ENVELOPES))


def _resize(state: DeviceState, size: int, wanted: int) -> int:
    if _bounded(wanted) != size:
        state.set(SIZE_KEY, str(_bounded(wanted)), "sync")
    return _bounded(wanted)


def _bounded(size: int) -> int:
    return min(max(size, 1), MAX_ENVELOPES)
