"""The volunteer's part of the tour: past the PIN, a stand opened and closed, every page of the desk."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

from kiosk.outbox.handover import Handover
from kiosk.outbox.planned import keep_plans
from kiosk.outbox.queue import Outbox
from kiosk.outbox.sent import note_sent
from kiosk.tour.guide import Guide, NotReached
from kiosk.tour.holding import hold_sign
from kiosk.visit.stage import Stage
from kiosk.volunteers.pin import choose, new_pin
from kiosk.volunteers.quick import Quick
from kiosk.volunteers.view import look
from kiosk.wire.batch import FILL_BODY, MAX_ENVELOPES, Action
from kiosk.wire.planned import PlannedStand
from kiosk.wire.stand import StandPlace

WRONG = "11"
HOURS = timedelta(hours=2)
NAME, NUMBER, TOWN = "An", "0471123456", "9900"
TYPED = {
    "place_typed": "De markt",
    "incident": "Het scherm viel even uit.",
    "note": "De rol is bijna op.",
    "initials": "AV",
}
PLANNED = "Restaurant Zonneheem"


class DeskRoute:
    """Walks the guide along the desk. Raises NotReached when a page does not come."""

    def __init__(self, guide: Guide, state_dir: Path) -> None:
        self.guide, self.visit, self.state_dir = guide, guide.visit, state_dir
        self.desk = guide.app.parts.desk

    def walk(self) -> None:
        """Come in, open a stand, look at everything, close it, and be sent home."""
        self.desk.room.watch.note()
        self._come_in()
        self._open()
        self._pages()
        self._close()
        self.guide.touch("stop")
        if self.visit.stage not in (Stage.ATTRACT, Stage.COVERED):
            raise NotReached("leaving the desk did not lead to the first screen")

    def _come_in(self) -> None:
        guide, pin = self.guide, new_pin()
        choose(pin, self.state_dir)
        hold_sign(guide)
        guide.look()
        guide.type(WRONG)
        guide.touch("next")
        guide.look("wrong")
        guide.type(pin)
        guide.look("typed")
        guide.touch("next")
        guide.look()

    def _open(self) -> None:
        guide = self.guide
        guide.touch("desk:open")
        self._answer_all()
        guide.look("open")

    def _answer_all(self) -> None:
        """Answer until there is no question left; of the places the one that has to be typed."""
        guide = self.guide
        while (ask := self.desk.ask) is not None:
            guide.look()
            if ask.typed:
                guide.type(TYPED[ask.id])
                guide.look("typed")
            elif ask.options:
                guide.touch(f"option:{'elsewhere' if ask.id == 'place' else ask.options[0].value}")
                guide.look("touched")
            guide.touch("next")

    def _pages(self) -> None:
        guide = self.guide
        guide.touch("desk:health")
        guide.finger.step(3)
        guide.look()
        if guide.find("page"):
            guide.touch("page")
            guide.look("page-2")
        guide.touch("back")
        self._counting()
        self.quick()
        self._sending()
        self._stick()
        self._trying()
        guide.touch("desk:rest")
        guide.look("rest")
        guide.touch("desk:wake")

    def _counting(self) -> None:
        guide = self.guide
        guide.touch("desk:tally")
        guide.look()
        guide.touch("desk:talk")
        guide.touch("desk:help")
        guide.look("touched")
        guide.touch("undo")
        guide.touch("back")

    def quick(self) -> None:
        """One person is written down at the desk: wrong first, then right, looked at, sent, the next."""
        guide = self.guide
        if not guide.find("desk:quick"):  # this site asks nothing that a volunteer could write down
            return
        guide.touch("desk:quick")
        guide.look()
        guide.type(NAME)
        guide.look("name")
        guide.touch("next")
        guide.type(WRONG)
        guide.touch("next")
        guide.look("refused")
        for _ in WRONG:
            guide.touch("key:erase")
        guide.type(NUMBER)
        guide.touch("next")
        guide.look("place")
        guide.type(TOWN)
        guide.look("place-typed")
        guide.touch("next")
        guide.look("subject")
        guide.touch(f"option:{self._writing.subjects[0].id}")
        guide.look()
        if guide.find("agree"):
            guide.touch("agree")
        guide.touch("send")
        self._paper_is_there()
        guide.look()
        guide.touch("next")
        guide.touch("back")

    @property
    def _writing(self) -> Quick:
        if self.desk.quick is None:
            raise NotReached("nobody is being written down at the desk")
        return self.desk.quick

    def _paper_is_there(self) -> None:
        if not self._writing.prints:
            return
        ticket = self._writing.ticket
        if ticket is None:
            raise NotReached("the person was not kept")
        self.guide.wait(lambda: ticket.state == "printed", "the paper of quick mode did not come")
        self.guide.app.render()

    def _sending(self) -> None:
        """Nothing is sent from a practice kiosk: the desk says that there is no network."""
        guide, outbox = self.guide, self.desk.room.outbox
        guide.touch("desk:send")
        guide.look("send")
        assert outbox is not None
        note_sent(outbox, problem="network")
        self._told("problem.network", "the desk did not say how sending ended")
        guide.app.render()
        guide.look("sent")

    def _trying(self) -> None:
        guide = self.guide
        if guide.find("desk:paper"):
            guide.touch("desk:paper")
            self._told("desk.paper.printed", "the last paper did not come")
            guide.look("paper")
        if guide.app.parts.desk.room.prints:
            guide.touch("desk:trial")
            self._told("desk.paper.printed", "the trial paper did not come")
        guide.touch("desk:sound")
        guide.look()
        guide.touch("desk:loud")
        guide.look("touched")
        guide.touch("desk:normal")
        guide.touch("back")
        guide.touch("desk:off")
        guide.look()
        guide.touch("desk:on")

    def _stick(self) -> None:
        """A folder takes the place of the stick."""
        stick, before = self.state_dir / "stick", os.environ.get("KIOSK_STICK")
        stick.mkdir(exist_ok=True)
        os.environ["KIOSK_STICK"] = str(stick)
        try:
            self.guide.touch("desk:stick")
            self._told("desk.stick.written", "nothing was written to the stick")
        finally:
            os.environ.pop("KIOSK_STICK") if before is None else os.environ.update(KIOSK_STICK=before)
        self.guide.look("stick")

    def _close(self) -> None:
        guide = self.guide
        guide.touch("desk:close")
        self._answer_all()
        guide.look("closed")
        guide.touch("desk:note")
        guide.look("note")
        self._central_signs(self.desk.room.outbox)
        guide.wait(lambda: look(self.desk).proof.may_switch_off, "nobody was sent home")
        guide.finger.step(3)
        self.desk.settle()
        guide.app.render()
        guide.look("ready")
        self._planned(self.desk.room.outbox)

    def _planned(self, outbox: Outbox | None) -> None:
        """The next stand was planned at central: the desk offers to open it."""
        assert outbox is not None
        now = self.desk.room.watch.health().clock.wall
        place = StandPlace(name=PLANNED)
        keep_plans(outbox.state, [PlannedStand(id=uuid4(), starts=now, ends=now + HOURS, place=place)])
        self.guide.app.render()
        self.guide.look("planned")
        self.guide.touch("desk:planned")
        self.guide.touch("back")

    def _central_signs(self, outbox: Outbox | None) -> None:
        """A practice kiosk reaches no central: what waits is taken for received."""
        if outbox is None:
            raise NotReached("there is no queue")
        handover = Handover(outbox)
        while taken := handover.claim(MAX_ENVELOPES, FILL_BODY, 0):
            handover.settle([Action(one.id, "delivered") for one in taken], "practice", 0)

    def _told(self, key: str, otherwise: str) -> None:
        def is_told() -> bool:
            look(self.desk)
            return self.desk.told is not None and self.desk.told.key == key

        try:
            self.guide.wait(is_told, otherwise)
        except NotReached as error:
            raise NotReached(f"{error}; the desk says {self.desk.told and self.desk.told.key!r}") from None
