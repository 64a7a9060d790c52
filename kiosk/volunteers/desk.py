"""The volunteer's desk: which page of it is open, what a touch does there, what the last one came to.

It holds what a volunteer types until it is sealed; `forget` lets go of it, and the visit calls that whenever
it is wiped. Nothing here waits: what takes longer than a blink is an errand in a thread of its own.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kiosk.catalogue.store import Catalogue
from kiosk.devices.printer.print_job import Ticket
from kiosk.devices.printer.worker import PrintWorker
from kiosk.devices.usb_stick import find_stick
from kiosk.outbox.device_state import SEND_NOW
from kiosk.outbox.invited import JOINED, ended, leave
from kiosk.outbox.queue import Outbox
from kiosk.outbox.refusals import NotStored
from kiosk.outbox.stand_count import STICK_KEY
from kiosk.site.load import Site
from kiosk.visit.ask import Ask
from kiosk.visit.machine import Visit
from kiosk.volunteers import questions
from kiosk.volunteers.health import HealthWatch
from kiosk.volunteers.pin_pad import PinPad
from kiosk.volunteers.stand import Stands
from kiosk.volunteers.stick import exchange
from kiosk.volunteers.told import Told, came_to

log = logging.getLogger(__name__)

RESTING_KEY = "resting"  # row of device_state: a volunteer put the kiosk out of order
RESTING = "resting"  # code of the problem table
STICK_READ = "desk.stick.read"  # text key: central's answers came in, and nothing waits


JOINING = Told("problem.joining", wrong=True)


@dataclass(frozen=True)
class Room:
    """What the desk stands in. `outbox` is None when the queue cannot be opened; `broken` says why."""

    site: Site
    state_dir: Path
    outbox: Outbox | None
    worker: PrintWorker
    watch: HealthWatch
    catalogue: Catalogue
    broken: str | None = None
    here: str = ""  # the id of the place where it stands, as it was set; empty: it moves about


class Desk:
    """One desk a device."""

    def __init__(self, room: Room, pad: PinPad) -> None:
        self.room, self.pad = room, pad
        self.stands = Stands(room.site.id, room.outbox, room.state_dir) if room.outbox else None
        self.page = "desk"
        self.questions: questions.Questions | None = None
        self.told: Told | None = None
        self._opens = True  # the questions on the screen open a stand
        self._errand = 0  # the number of the newest one: an older one has nothing more to say
        self._reprint: Ticket | None = None

    def forget(self) -> None:
        """Somebody leaves the desk: nothing typed, nothing said stays."""
        self.page, self.questions, self.told, self._reprint = "desk", None, None, None
        self._errand += 1
        self.pad.forget()

    def forget_stand(self) -> None:
        """The kiosk was stolen: what the last stand left in memory goes too."""
        if self.stands is not None:
            self.stands = Stands(self.room.site.id, self.stands.outbox, self.room.state_dir)

    @property
    def ask(self) -> Ask | None:
        """The question on the screen."""
        return self.questions.ask() if self.questions else None

    @property
    def where(self) -> str:
        """The page, and the question on it."""
        return f"{self.page}-{self.ask.id}" if self.ask else self.page

    # --- moving about

    def arrive(self, visit: Visit) -> None:
        """The PIN was said; where it is right the desk opens."""
        if self.pad.say():
            self.room.watch.ask_printer()
            visit.enter_desk()

    def back(self, visit: Visit) -> None:
        """One page back; from the first one out of the desk."""
        if self.questions is not None and self.questions.retreat():
            return
        if self.page == "desk":
            visit.wipe()
        self.page, self.questions, self.told = "desk", None, None

    def show_health(self) -> None:
        self.room.watch.ask_printer()
        self.page, self.told = "health", None

    # --- the stand

    def open_stand(self) -> None:
        """'Open a stand' was touched."""
        self._begin(questions.to_open(self.room.site.file.stand, self.room.catalogue.places()), opens=True)

    def close_stand(self) -> None:
        """'Close the stand' was touched."""
        self._begin(questions.to_close(), opens=False)

    def _begin(self, asked: questions.Questions, opens: bool) -> None:
        self.questions, self._opens, self.page, self.told = asked, opens, "stand", None

    def next(self) -> None:
        """The main action of a question; after the last one the stand opens or closes."""
        asked = self.questions
        if asked is None or asked.advance():
            return
        self._try(self._open if self._opens else self._close)
        self.page, self.questions = "desk", None

    def _open(self) -> Told:
        assert self.stands is not None and self.questions is not None
        lists, places = self.room.site.file.stand, self.room.catalogue.places()
        self.stands.open(questions.opening(self.questions, lists, places))
        return Told("desk.stand.opened")

    def _close(self) -> Told:
        assert self.stands is not None and self.questions is not None
        answers = self.questions.answers
        self.stands.close(answers["initials"][0].upper(), answers["note"][0])
        return Told("desk.stand.closed")

    def settle(self) -> None:
        """Something else is true now than when the last action said what it came to."""
        if self.told is not None and not self.told.wrong:
            self.told = None

    def read_note(self) -> None:
        """'Note' was touched: what the stand before left for this one."""
        if self.stands is not None and self.stands.note:
            self.told = Told("desk.note.read", {"note": self.stands.note})

    # --- handing over

    def send_now(self) -> None:
        """Ask the sync process to send."""
        if self.room.outbox is not None:
            self.room.outbox.requests.ask(SEND_NOW)
            self.told = Told("desk.send.asked")

    def to_stick(self) -> None:
        """Take central's answers from a stick and write what waits, in a thread: a stick may be slow."""
        if self.room.outbox is not None:
            self._run(self._exchange, Told("desk.stick.writing"))

    def _exchange(self) -> Told:
        outbox = self.room.outbox
        assert outbox is not None
        done = exchange(outbox, self.room.state_dir, find_stick())
        if done.wiped:
            return Told("problem.device-retired", wrong=True)
        counts = {"delivered": done.delivered, "count": done.written}
        if not done.written:
            if done.strange and not done.delivered:
                return Told("problem.stick-unreadable", wrong=True)
            return Told(STICK_READ, counts) if done.delivered else Told("desk.stick.empty")
        with suppress(NotStored):  # the card takes no writes; the stick has it
            outbox.state.set(STICK_KEY, str(done.through), "screen")
        return Told("desk.stick.both" if done.delivered else "desk.stick.written", counts)

    # --- joining a central

    def join(self, text: str) -> None:
        """An invitation was scanned: sync joins with it, which may take a while."""
        self._try(lambda: self._leave(text))

    def _leave(self, text: str) -> Told:
        if self.room.outbox is None:
            return Told(f"problem.{self.room.broken or 'queue-broken'}", wrong=True)
        leave(text, self.room.outbox, self.room.state_dir)
        return JOINING

    def look_at_joining(self) -> None:
        """Say how joining ended."""
        if self.told == JOINING and self.room.outbox is not None and (how := ended(self.room.outbox)):
            self.told = Told("desk.join.done") if how == JOINED else Told(f"problem.{how}", wrong=True)

    # --- paper, rest, restart

    def reprint(self) -> None:
        """Print the last paper once more; the printer's worker alone has it."""
        self._reprint = self.room.worker.reprint()
        self.told = Told("desk.paper.printing") if self._reprint else Told("desk.paper.gone")

    def look_at_paper(self) -> None:
        """Say how the paper that was asked for ended."""
        ticket = self._reprint
        if ticket is not None and ticket.done:
            self._reprint = None
            code = ticket.problem.code if ticket.problem else ""
            self.told = Told(f"problem.{code}", wrong=True) if code else Told("desk.paper.printed")

    @property
    def resting(self) -> bool:
        """A volunteer put the kiosk out of order, now or before it was switched off."""
        outbox = self.room.outbox
        return outbox is not None and outbox.state.get(RESTING_KEY) == "1"

    def rest(self, visit: Visit, resting: bool) -> None:
        """Put the kiosk out of order, or back in service; a kiosk that is broken stays so."""
        self._try(lambda: self._rest(visit, resting))

    def _rest(self, visit: Visit, resting: bool) -> Told:
        if self.room.outbox is None:
            return Told(f"problem.{self.room.broken or 'queue-broken'}", wrong=True)
        visit.out_of_order = RESTING if resting else None  # first: also where the card takes no writes
        self.room.outbox.state.set(RESTING_KEY, "1" if resting else "", "screen")
        return Told("desk.rest.on" if resting else "desk.rest.off")

    # --- errands

    def _try(self, act: Callable[[], Told]) -> None:
        self.told = came_to(act)

    def _run(self, act: Callable[[], Told], meanwhile: Told) -> None:
        self._errand += 1
        number, self.told = self._errand, meanwhile

        def run() -> None:
            told = came_to(act)
            if number == self._errand:
                self.told = told

        threading.Thread(target=run, name="errand", daemon=True).start()
