"""Handing over what waits: by the sync process or by a stick, and how each ended, in words."""

from __future__ import annotations

from time import monotonic

from kiosk.devices.usb_stick import find_stick
from kiosk.outbox.device_state import SEND_NOW
from kiosk.outbox.invited import JOINED, ended, leave
from kiosk.outbox.queue import Outbox
from kiosk.outbox.sent import Sent, last_sent
from kiosk.volunteers.errands import Errands
from kiosk.volunteers.stick import exchange
from kiosk.volunteers.told import Told

STICK_READ = "desk.stick.read"  # text key: central's answers came in, and nothing waits
SILENT = (
    120.0  # seconds after which the sync process is taken for gone; a pass on a bad line takes one minute
)
JOINING = Told("problem.joining", wrong=True)


class HandingOver(Errands):
    """The part of the desk by which records leave the device."""

    _asked: tuple[int, float] | None = None  # the number of the last end before 'send now', and the moment
    now = staticmethod(monotonic)

    # --- send now

    def send_now(self) -> None:
        """Ask the sync process to send; `look_at_sending` says how it ended."""
        if self.room.outbox is not None:
            self._try(self._ask_to_send)

    def _ask_to_send(self) -> Told:
        outbox = self.room.outbox
        assert outbox is not None
        self._asked = last_sent(outbox).number, self.now()
        outbox.requests.ask(SEND_NOW)
        return Told("desk.send.asked")

    def look_at_sending(self) -> None:
        """Say how sending ended, or that nobody answers."""
        outbox, asked = self.room.outbox, self._asked
        if outbox is None or asked is None:
            return
        number, since = asked
        sent = last_sent(outbox)
        if sent.number > number:
            self._asked = None
            self.told = how_it_ended(sent, outbox)
        elif self.now() - since >= SILENT:
            self.told = Told("problem.sync-silent", wrong=True)

    # --- by stick

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


def how_it_ended(sent: Sent, outbox: Outbox) -> Told:
    """Return what a pass came to: a problem first, then what was refused, then what went and what waits."""
    if sent.problem:
        return Told(f"problem.{sent.problem}", wrong=True)
    status = outbox.status()
    if sent.refused and status.quarantined:
        return Told(f"problem.{status.quarantined[-1][1]}", wrong=True)
    waiting = status.waiting + status.sending
    if waiting:
        return Told("desk.send.some", {"delivered": sent.delivered, "waiting": waiting})
    if sent.delivered:
        return Told("desk.send.sent", {"delivered": sent.delivered})
    return Told("desk.send.nothing")
