"""One thread owns the printer, so that no screen ever waits for it.

A visit hands over a paper and gets a ticket; the ticket moves from `queued` to `printing` to `printed` or
`failed`, and `on_change` is called in the worker's thread at each step (the screen schedules itself).
Papers are held in memory only, and only until they are printed or the visit is wiped. The last picture stays
longer, here and nowhere else, so that a volunteer can print it once more for somebody who walked off without
it: until the next visit starts, or for ten minutes.
"""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

from PIL import Image

from kiosk.devices.paper.image import draw
from kiosk.devices.printer.print_job import Forgotten, State, Ticket
from kiosk.devices.printer.printer import Printer
from kiosk.devices.printer.problems import (
    PrinterNoPaper,
    PrinterOffline,
    PrinterOpen,
    PrinterProblem,
    PrinterUnreachable,
)
from kiosk.devices.printer.status import PrinterStatus
from kiosk.problems import Problem
from kiosk.receipts.model import Paper

log = logging.getLogger(__name__)

Change = Callable[[Ticket], None]
LAST_SECONDS = 600.0


@dataclass
class _Job:
    ticket: Ticket
    what: Paper | Image.Image
    visit: str
    keep: bool = True  # as the last picture


@dataclass(frozen=True)
class _Last:
    picture: Image.Image
    since: float


class PrintWorker:
    """Prints papers one after the other with `printer`; `start` it once, `stop` it at the end."""

    def __init__(
        self,
        printer: Printer,
        on_change: Change | None = None,
        now: Callable[[], float] = monotonic,
    ) -> None:
        self._printer = printer
        self._now = now
        self._last: _Last | None = None
        self._on_change = on_change or (lambda ticket: None)
        self._jobs: deque[_Job] = deque()
        self._wake = threading.Condition()
        self._look = False
        self._sample: Paper | None = None
        self._stopping = False
        self._status = PrinterStatus()
        self._thread = threading.Thread(target=self._work, name="printer", daemon=True)

    @property
    def status(self) -> PrinterStatus:
        """What was last heard of the printer; `look` asks anew."""
        return self._status

    def start(self) -> PrintWorker:
        self._thread.start()
        return self

    def submit(self, what: Paper | Image.Image, visit: str = "", keep: bool = True) -> Ticket:
        """Queue a paper and return at once; `keep` it as the last one, which can be printed once more.

        A visit has one paper waiting at most: a second touch on 'print again' while the first one still waits
        replaces its content and returns the same ticket.
        """
        with self._wake:
            for job in self._jobs:
                if visit and job.visit == visit:
                    job.what = what
                    return job.ticket
            job = _Job(Ticket(), what, visit, keep)
            self._jobs.append(job)
            self._wake.notify()
        return job.ticket

    def warm_up(self, paper: Paper) -> None:
        """Draw `paper` as soon as there is nothing to do, and throw it away."""
        with self._wake:
            self._sample = paper
            self._wake.notify()

    def look(self) -> None:
        """Ask the printer how it is, as soon as it is idle; the answer comes in `status`."""
        with self._wake:
            self._look = True
            self._wake.notify()

    def forget(self) -> None:
        """Drop every paper that still waits; the one in the printer is on its way to its owner."""
        with self._wake:
            dropped = list(self._jobs)
            self._jobs.clear()
        for job in dropped:
            self._end(job, "failed", Forgotten("the visit was over before the paper could be printed"))

    @property
    def has_last(self) -> bool:
        """Say whether the last paper can be printed once more."""
        last = self._last
        return last is not None and self._now() < last.since + LAST_SECONDS

    def reprint(self) -> Ticket | None:
        """Queue the last picture once more, and let go of it; None when there is none."""
        with self._wake:
            last = self._last if self.has_last else None
            self._last = None
            if last is None:
                return None
            job = _Job(Ticket(), last.picture, "", keep=False)
            self._jobs.append(job)
            self._wake.notify()
        return job.ticket

    def forget_last(self) -> None:
        """The next visit starts: nobody may print the paper of the one before any more."""
        with self._wake:
            self._last = None

    def stop(self, seconds: float = 5.0) -> None:
        """Let the thread end after the paper it is busy with; wait for it at most `seconds`."""
        self.forget()
        self.forget_last()
        with self._wake:
            self._stopping = True
            self._wake.notify()
        if self._thread.is_alive():
            self._thread.join(seconds)

    def _work(self) -> None:
        while True:
            with self._wake:
                while not (self._jobs or self._look or self._sample or self._stopping):
                    self._wake.wait(self._until_last_goes())
                    self._let_last_go()
                if self._stopping:
                    return
                job = self._jobs.popleft() if self._jobs else None
                if job is not None:
                    job.ticket.state = "printing"
                else:
                    look, self._look = self._look, False
                    sample, self._sample = self._sample, None
            if job is not None:
                self._tell(job.ticket)
                self._print(job)
            else:
                self._idle(look, sample)
            job = None  # or the picture would stay until the next visit

    def _until_last_goes(self) -> float | None:
        """Return the seconds until the last picture has to go; None to wait for whatever comes."""
        return None if self._last is None else max(0.0, self._last.since + LAST_SECONDS - self._now())

    def _let_last_go(self) -> None:
        if not self.has_last:
            self._last = None

    def _idle(self, look: bool, sample: Paper | None) -> None:
        if look:
            self._status = self._printer.status()
        if sample is not None:
            try:
                self._picture(sample)
            except Exception as error:  # the next real paper says what is wrong, in words
                log.warning("no paper could be drawn ahead: %s", type(error).__name__)

    def _print(self, job: _Job) -> None:
        try:
            picture = job.ticket.picture = self._picture(job.what)
            if job.keep:
                with self._wake:
                    self._last = _Last(picture, self._now())
            self._status = self._printer.print(picture)
        except Problem as problem:
            log.warning("paper not printed: %s", problem.code)
            self._status = _after(problem, self._status)
            self._end(job, "failed", problem)
        except Exception as error:  # the thread must live: the next person needs it
            log.error("paper not printed: %s", type(error).__name__)
            self._end(job, "failed", PrinterUnreachable(f"unexpected {type(error).__name__}"))
        else:
            self._end(job, "printed", None)

    def _picture(self, what: Paper | Image.Image) -> Image.Image:
        if isinstance(what, Paper):
            return draw(what, self._printer.width, self._printer.dots)
        return what

    def _end(self, job: _Job, state: State, problem: Problem | None) -> None:
        job.ticket.problem = problem
        job.ticket.state = state
        job.ticket._done.set()
        self._tell(job.ticket)

    def _tell(self, ticket: Ticket) -> None:
        try:
            self._on_change(ticket)
        except Exception as error:  # a broken screen must not stop the printer
            log.error("a change of the paper could not be told: %s", type(error).__name__)


def _after(problem: Problem, before: PrinterStatus) -> PrinterStatus:
    """Return what a failed paper teaches about the printer."""
    if isinstance(problem, PrinterNoPaper):
        return PrinterStatus("ok", "out")
    if isinstance(problem, PrinterOpen):
        return PrinterStatus("open", before.paper)
    if isinstance(problem, PrinterOffline):
        return PrinterStatus("offline", before.paper)
    if isinstance(problem, PrinterProblem):
        return PrinterStatus("unreachable", "unknown")
    return before
