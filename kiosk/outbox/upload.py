"""One pass of handing records over: read an answer first (kiosk.wire.batch.decide), then act on it.

Whatever goes wrong, records wait. The size of a batch halves when central finds it too large or keeps
failing, down to one record; a single record that keeps failing then waits by itself and holds up nobody.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from kiosk.outbox import backoff
from kiosk.outbox.batch_size import BatchSize
from kiosk.outbox.enrolment import Enrolment
from kiosk.outbox.flight import Errand, Ready, Sends, Told
from kiosk.outbox.handover import BATCH_EXTRA, Handover
from kiosk.outbox.queue import Outbox
from kiosk.outbox.refusals import DiskFull, NoNetwork, WrongAnswer
from kiosk.wire.batch import FILL_BODY, MAX_ANSWER, Action, Batch, Envelope, decide
from kiosk.wire.ids import new_batch_id
from kiosk.wire.signing import CENTRAL_HEADER, ENVELOPES_PATH, sign_batch

if TYPE_CHECKING:  # requests takes a tenth of a second to import, and writing to a stick needs none of it
    from kiosk.outbox.reply import Reply

SPLITTABLE = frozenset({400, 413, 422})  # this batch was not taken; another one may be
AHEAD = 8  # batches at most that are taken while one is on its way
SETTLE_SECONDS = 0.2  # … and an answer waits no longer than this for others to be settled with
MOST_SINGLES = 3  # single records that may fail in one pass before it ends


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

    def count(self, actions: Sequence[Action]) -> None:
        """Add what became of the records of one batch."""
        moves = [action.move for action in actions]
        self.delivered += moves.count("delivered")
        self.quarantined += moves.count("quarantine")
        self.busy += moves.count("wait")


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
    return _Pass(outbox, enrolment, transport, private).run()


class _Pass:
    """One pass. Once a batch got through, the next ones are taken and signed while one is on its way.

    The card is written beside the line, and what is answered meanwhile is settled together: a slow card
    holds up no fast line, and on a slow line no answer waits longer than for the next one. A sender that
    dies before an answer is settled sends those batches once more: central knows them and says so.
    """

    def __init__(self, outbox: Outbox, enrolment: Enrolment, transport: Sends, private: bytes) -> None:
        self._outbox, self._enrolment = outbox, enrolment
        self._transport, self._private = transport, private
        self._handover = Handover(outbox)
        self._started = time.time()  # what is put off during this pass comes round in a later one
        self._size, self._singles = BatchSize(outbox.state), 0
        self._report = Report()
        self._told: deque[Told] = deque()  # trusted answers that are not acted on yet
        self._ahead: deque[Ready] = deque()  # taken and signed, and not on its way yet
        self._step: Errand | None = None  # the card is being written
        self._settled = time.monotonic()

    def run(self) -> Report:
        """Hand over; see `upload`."""
        works = False
        try:
            while ready := self._first():
                if works:
                    self._make_ahead()
                reply = self._reply(ready)
                works = reply is not None and self._read(ready, reply)
                if not works:
                    self._put_back()
                    if reply is None or not self._go_on(ready.batch, reply):
                        break
            self._end_step()
            self._settle_and_take(0)
        finally:
            if self._step is not None:
                self._step.join()  # the lock of the one sender is not let go of before
        return self._report

    def _first(self) -> Ready | None:
        """Return the batch that goes next; None when nothing is due."""
        if not self._ahead:
            self._end_step()
        if not self._ahead:
            self._settle_and_take(1)
        return self._ahead.popleft() if self._ahead else None

    def _make_ahead(self) -> None:
        """Have the card written and the next batches signed, while one is on its way."""
        if self._step is not None and not self._step.is_alive():
            self._end_step()
        late = time.monotonic() - self._settled > SETTLE_SECONDS
        if self._step is None and (late or len(self._ahead) <= AHEAD // 2):
            self._step = Errand(partial(self._settle_and_take, AHEAD))

    def _end_step(self) -> None:
        """Wait until the card is written. Raises what stood in the way."""
        step, self._step = self._step, None
        if step is not None:
            step.end()

    def _ready(self, batch: Batch) -> Ready:
        body = batch.canonical()
        return Ready(batch, body, sign_batch(self._private, self._enrolment.device_id, body))

    def _put_back(self) -> None:
        """Let go of what was taken ahead."""
        self._end_step()
        taken = [envelope for ready in self._ahead for envelope in ready.batch.envelopes]
        self._ahead.clear()
        if taken:
            self._handover.release(taken, sent=False)

    def _reply(self, ready: Ready) -> Reply | None:
        """Send, and return what central says; None when there is no answer that could be read."""
        taken, report = ready.batch.envelopes, self._report
        try:
            return self._transport.send("POST", ENVELOPES_PATH, ready.body, ready.headers, MAX_ANSWER)
        except NoNetwork as problem:
            report.trouble, report.offline = str(problem), True
            if problem.reached:  # too much for this line, perhaps
                self._size.become(self._size.now // 2)
            self._handover.release(taken, self._own_delay(taken) if problem.reached else 0)
        except WrongAnswer as problem:
            report.trouble = str(problem)
            self._handover.release(taken)
        return None

    def _read(self, ready: Ready, reply: Reply) -> bool:
        """Say whether an answer is central's own; then the records are not sent again in this pass."""
        key = self._enrolment.answer_key
        decision = decide(ready.batch, reply.status, reply.headers, reply.body, key)
        if decision.trusted:
            self._size.become(self._size.now * 2)
            wait = backoff.asked_delay(reply.headers)
            later = time.time() + (backoff.delay(2) if wait is None else backoff.patience(wait))
            self._told.append(Told(decision.actions, reply.headers.get(CENTRAL_HEADER.lower(), ""), later))
        else:
            self._report.trouble = decision.why
        return decision.trusted

    def _go_on(self, batch: Batch, reply: Reply) -> bool:
        """Put back a batch that was not taken; say whether the pass goes on with smaller ones, or others."""
        report, alone = self._report, len(batch.envelopes) == 1
        report.retry_after = backoff.asked_delay(reply.headers)
        report.not_now = reply.status in backoff.NOT_NOW or report.retry_after is not None
        failing = reply.status >= 500 or reply.status in SPLITTABLE
        self._handover.release(batch.envelopes, self._own_delay(batch.envelopes) if failing else 0)
        if failing:
            self._size.become(len(batch.envelopes) // 2)
            self._singles += alone  # it is put off, the pass goes on with others
        splits = (failing and alone) or reply.status in SPLITTABLE
        return splits and not report.not_now and self._singles < MOST_SINGLES

    # --- the durable steps

    def _settle_and_take(self, depth: int) -> None:
        """Act on the answers so far, and take until `depth` batches are ahead, in one durable step."""
        told = [self._told.popleft() for _ in range(len(self._told))]  # more may come in meanwhile
        if not told and len(self._ahead) >= depth:
            return
        claimed: list[Batch] = []
        try:
            with self._outbox.transaction():
                for one in told:
                    self._handover.settle(one.actions, one.signature, one.later)
                while len(self._ahead) + len(claimed) < depth and (batch := self._take(self._size.now)):
                    claimed.append(batch)
        except DiskFull:  # no room for the journal of all this: smaller steps
            for one in told:
                self._settle(one.actions, one)
            least = self._claimed(self._size.now) if len(self._ahead) < depth else None
            claimed = [least] if least is not None else []
        self._ahead += [self._ready(batch) for batch in claimed]
        self._settled = time.monotonic()
        for one in told:
            self._report.count(one.actions)

    def _claimed(self, size: int) -> Batch | None:
        """Take records; on a card full to the brim fewer at a time: a change needs room for its journal."""
        try:
            return self._take(size)
        except DiskFull:
            if size == 1:
                raise
            return self._claimed(size // 2)

    def _take(self, size: int) -> Batch | None:
        """Take records and give their batch its number, in one durable step; None when nothing is due."""
        with self._outbox.transaction():
            taken = self._handover.claim(size, FILL_BODY - BATCH_EXTRA, self._started)
            if not taken:
                return None
            seq = self._outbox.state.count_up("batch-seq")
        device = self._enrolment.device_id
        return Batch(device_id=device, batch_id=new_batch_id(), seq=seq, envelopes=tuple(taken))

    def _settle(self, actions: Sequence[Action], told: Told) -> None:
        try:
            self._handover.settle(actions, told.signature, told.later)
        except DiskFull:
            if len(actions) == 1:
                raise
            half = len(actions) // 2
            self._settle(actions[:half], told)
            self._settle(actions[half:], told)

    def _own_delay(self, taken: Sequence[Envelope]) -> float:
        """Return when a record that went alone is due again; a larger batch at once, in smaller parts."""
        if len(taken) > 1:
            return 0
        return time.time() + backoff.delay(self._handover.tries(taken[0].id))
