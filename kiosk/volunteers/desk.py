"""The volunteer's desk: which page of it is open, what a touch does there, what the last one came to.

It holds what a volunteer types until it is sealed; `forget` lets go of it, and the visit calls that whenever
it is wiped. Nothing here waits: what takes longer than a blink is an errand in a thread of its own.
"""

from __future__ import annotations

from kiosk.visit.ask import Ask
from kiosk.visit.machine import Visit
from kiosk.volunteers.at_the_stand import AtTheStand
from kiosk.volunteers.handing_over import STICK_READ
from kiosk.volunteers.pin_pad import PinPad
from kiosk.volunteers.quick import Quick, subjects
from kiosk.volunteers.room import Notice, Room
from kiosk.volunteers.stand import Stands
from kiosk.volunteers.told import Told

__all__ = ["RESTING", "STICK_READ", "Desk", "Notice", "Room"]
RESTING_KEY = "resting"  # row of device_state: a volunteer put the kiosk out of order
RESTING = "resting"  # code of the problem table


class Desk(AtTheStand):
    """One desk a device."""

    def __init__(self, room: Room, pad: PinPad) -> None:
        self.room, self.pad = room, pad
        self.stands = Stands(room.site.id, room.outbox, room.state_dir) if room.outbox else None
        self._page = "desk"
        self.quick: Quick | None = None
        self.questions = None
        self.speak_up()

    def forget(self) -> None:
        """Somebody leaves the desk: nothing typed, nothing said stays."""
        self.page, self.questions, self._printing, self._asked = "desk", None, None, None
        self.quick = None
        self._drop_errands()
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
    def page(self) -> str:
        """Which page of the desk is open."""
        return self.quick.page if self.quick is not None else self._page

    @page.setter
    def page(self, page: str) -> None:
        self._page = page

    @property
    def where(self) -> str:
        """The page, and the question on it."""
        if self.quick is not None:
            return f"{self.page}-{self.quick.at}"
        return f"{self.page}-{self.ask.id}" if self.ask else self.page

    # --- moving about

    def arrive(self, visit: Visit) -> None:
        """The PIN was said; where it is right the desk opens."""
        if self.pad.say():
            self.room.watch.ask_printer()
            visit.enter_desk()

    def back(self, visit: Visit) -> None:
        """One page back; from the first one out of the desk."""
        if self.quick is not None:
            if not self.quick.back():
                self.leave_quick(visit)
            return
        if self.questions is not None and self.questions.retreat():
            return
        if self.page == "desk":
            visit.wipe()
        self.page, self.questions, self.told = "desk", None, None

    @staticmethod
    def can_be_quick(visit: Visit) -> bool:
        """Say whether this site has anything that a volunteer can write down for somebody."""
        return bool(subjects(visit.frame.journeys))

    def start_quick(self, visit: Visit) -> None:
        """'Quick' was touched: one person after the other, on one screen each."""
        self.quick, self.told = Quick(visit), None

    def leave_quick(self, visit: Visit) -> None:
        """Back to the desk; nothing of the last person stays but what is sealed."""
        if self.quick is not None:
            self.quick.next_person()
        self.quick, self.page = None, "desk"

    def show_health(self) -> None:
        self.room.watch.ask_printer()
        self.page, self.told = "health", None

    def settle(self) -> None:
        """Something else is true now than when the last action said what it came to."""
        if self.told is not None and not self.told.wrong:
            self.told = None

    # --- rest

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
