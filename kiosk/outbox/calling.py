"""The sync process carries a call for help: at once, whatever else it is busy with.

A thread of its own, because handing over records may take a minute on a slow line. While no call is open it
looks at one file twice a second, and nothing more. An open call is asked after every two seconds, for half an
hour at most.
"""

from __future__ import annotations

import logging
import threading
import time
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from kiosk.outbox import help_line
from kiosk.outbox.enrolment import Enrolment, load_enrolment
from kiosk.outbox.flight import Sends
from kiosk.outbox.help_line import Answer, Call
from kiosk.outbox.queue import Outbox, open_outbox
from kiosk.outbox.refresh import call as signed_call
from kiosk.outbox.refusals import WrongAnswer
from kiosk.outbox.transport import Transport
from kiosk.problems import Problem
from kiosk.wire.document import read_document
from kiosk.wire.help_call import HelpAnswer, HelpCall
from kiosk.wire.signing import CENTRAL_HEADER, HELP_PATH, verify_answer

log = logging.getLogger(__name__)
LOOK = 0.5  # seconds between two looks at whether somebody calls
ASK = 2.0  # between two questions of an open call
LATER = 5.0  # after one that did not work
LONGEST = 30 * 60.0  # a call that stands open longer was forgotten by a screen that fell over
DEADLINE = 6.0  # of one question: a person stands there
MAX_ANSWER = 4 * 1024
TAKEN_BACK_FOR = 60.0  # so long it is tried to tell central that a call is over


class Calling(threading.Thread):
    """Looks after calls of the screen in `state_dir`, for as long as the process lives."""

    def __init__(self, state_dir: Path) -> None:
        super().__init__(name="calling", daemon=True)
        self._dir = state_dir
        self._file = state_dir / help_line.CALL_FILE
        self._ended = ""  # the id of the call before

    def run(self) -> None:
        seen, ended = 0, True
        while True:
            now = help_line.stamp(self._file)
            if now != seen or not ended:
                seen, ended = now, True
                with suppress(Exception):  # whatever it is, the next call must be heard
                    call = help_line.read_call(self._dir)
                    ended = call is None or call.id == self._ended or self.carry(call)
                    self._ended = call.id if call and ended else self._ended
            time.sleep(LOOK)

    def carry(self, call: Call) -> bool:
        """Carry this call until it is over, or stood open too long; False where that has to be tried anew."""
        until = time.monotonic() + LONGEST
        try:
            enrolment = load_enrolment(self._dir)
            with (
                open_outbox(self._dir) as outbox,
                Transport(enrolment.url, enrolment.ca_file, DEADLINE) as transport,
            ):
                self._go_on(call, enrolment, outbox, transport, until)
        except Problem:
            self._tell(Answer(call.id, "unheard"))
            self._wait(LATER)
            return call.over
        return True

    def _go_on(
        self, call: Call, enrolment: Enrolment, outbox: Outbox, transport: Transport, until: float
    ) -> None:
        told: Answer | None = None
        while not call.over:
            told = self._ask(call, enrolment, outbox, transport, told)
            if time.monotonic() > until:
                return
            self._wait(ASK if told.state != "unheard" else LATER)
            now = help_line.read_call(self._dir)
            if now is None or now.id != call.id:
                break  # taken back, or another person calls: the next look sees that one
            call = now
        self._take_back(call, enrolment, outbox, transport)

    def _ask(
        self, call: Call, enrolment: Enrolment, outbox: Outbox, transport: Transport, told: Answer | None
    ) -> Answer:
        """Ask how the call stands and tell the screen; a short hole in the network takes nobody back."""
        try:
            new = ask_central(call, enrolment, outbox, transport)
        except Problem:
            new = told if told and told.state in ("coming", "here") else Answer(call.id, "unheard")
        if new != told:
            self._tell(new)
        return new

    def _take_back(self, call: Call, enrolment: Enrolment, outbox: Outbox, transport: Transport) -> None:
        over = Call(call.id, call.language, over=True)
        until = time.monotonic() + TAKEN_BACK_FOR
        while time.monotonic() < until:
            try:
                ask_central(over, enrolment, outbox, transport)
                return
            except WrongAnswer:
                return  # a central that knows no calls
            except Problem:
                self._wait(LATER)
                now = help_line.read_call(self._dir)
                if now is not None and not now.over:
                    return  # somebody calls anew; central lets go of the old one by itself

    def _tell(self, answer: Answer) -> None:
        help_line.leave_answer(self._dir, answer)

    def _wait(self, seconds: float) -> None:
        """Wait, but no longer than until the screen says something else."""
        before, until = help_line.stamp(self._file), time.monotonic() + seconds
        while time.monotonic() < until and help_line.stamp(self._file) == before:
            time.sleep(min(LOOK / 2, seconds))


def ask_central(call: Call, enrolment: Enrolment, outbox: Outbox, transport: Sends) -> Answer:
    """Tell central of a call and return how it stands.

    Raises NoNetwork, NotNow, WrongAnswer (a central of before knows no calls), BadSignature, BadDocument.
    """
    body = HelpCall(id=UUID(call.id), language=call.language, over=call.over).canonical()
    reply, counter = signed_call(outbox, enrolment, transport, "POST", HELP_PATH, body, MAX_ANSWER)
    if reply.status != 200:
        raise WrongAnswer(f"central did not take the call for help: HTTP status {reply.status}")
    verify_answer(enrolment.answer_key, reply.headers.get(CENTRAL_HEADER.lower()), reply.body)
    answer = read_document(HelpAnswer, reply.body, "the answer to the call for help")
    if answer.counter != counter or str(answer.id) != call.id:
        raise WrongAnswer("the answer is to another call")
    return Answer(call.id, answer.state, answer.who, answer.minutes)
