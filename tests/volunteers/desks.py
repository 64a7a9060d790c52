"""A volunteer's desk without a screen: real queue, real seals, a real printer's worker."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PIL import Image

from kiosk.catalogue.seed import load_seed
from kiosk.catalogue.store import open_catalogue
from kiosk.devices.health.clock import SimulatedClock
from kiosk.devices.health.power import SimulatedPower
from kiosk.devices.health.storage import SimulatedStorage
from kiosk.devices.printer.printer import open_printer
from kiosk.devices.printer.worker import PrintWorker
from kiosk.outbox.enrolment import Enrolment
from kiosk.outbox.queue import Outbox, open_outbox
from kiosk.tour import practice
from kiosk.visit.stage import Stage
from kiosk.volunteers.desk import Desk, Room
from kiosk.volunteers.health import HealthWatch
from kiosk.volunteers.pin import Pin, choose
from kiosk.volunteers.pin_pad import PinPad
from kiosk.volunteers.view import View, look
from kiosk.wire.document import read_document
from kiosk.wire.sealing import new_sealing_key, open_sealed
from kiosk.wire.stand import StandNews
from tests.visit.people import Person, eeklo
from tests.volunteers.by_stick import Pairs, keys_kept
from tests.waiting import HANG, when

A_PIN = "482915"


@dataclass
class DeskOf:
    """A desk, the visit it belongs to, and all that stands around it."""

    desk: Desk
    person: Person
    outbox: Outbox
    enrolment: Enrolment
    clock: SimulatedClock
    power: SimulatedPower
    storage: SimulatedStorage
    worker: PrintWorker
    private: bytes
    signing: Pairs

    @property
    def visit(self):
        return self.person.visit

    def come_in(self, pin: str) -> None:
        self.visit.knock()
        self.desk.pad.type(pin)
        self.desk.arrive(self.visit)

    def answer(self, *said: str) -> None:
        """Answer the questions on the way: a tile, or words where there is a keyboard; '' passes one over."""
        for one in said:
            asked = self.desk.questions
            assert asked is not None
            ask = asked.ask()
            if one:
                (asked.entry.type if ask.typed else asked.entry.touch)(ask, one)
            self.desk.next()

    def open(self, *said: str) -> None:
        self.desk.open_stand()
        self.answer(*(said or ("digipunt-centrum", "stand", "ligo", "ouders", "av")))

    def close(self, note: str = "", by: str = "bk", used_up: str = "", incident: str = "") -> None:
        self.desk.close_stand()
        self.answer(used_up, incident, note, by)

    def view(self) -> View:
        return look(self.desk)

    def told(self) -> str:
        assert self.desk.told is not None
        return self.desk.told.key

    def wait_for_told(self, key: str) -> None:
        assert when(lambda: look(self.desk) and self.told() == key), f"{self.told()} instead of {key}"

    def news(self) -> list[StandNews]:
        """Open what was queued, as central does."""
        with self.outbox.reading() as db:
            rows = db.execute(
                "SELECT id, sealed FROM records JOIN sealed_bytes USING (seq)"
                " WHERE kind = 'stand' ORDER BY seq"
            ).fetchall()
        from uuid import UUID

        opened = [
            open_sealed(sealed, self.private, self.enrolment.device_id, UUID(one)) for one, sealed in rows
        ]
        return [read_document(StandNews, plain, "the news") for plain in opened]

    def print_a_paper(self) -> None:
        ticket = self.worker.submit(Image.new("1", (576, 80), 255))
        assert ticket.wait(HANG)


@contextmanager
def a_desk(folder: Path, pin: str = A_PIN, now: datetime | None = None) -> Iterator[DeskOf]:
    """Set up a desk in `folder`."""
    site = eeklo()
    private, public = new_sealing_key()
    kept, practice.new_sealing_key = practice.new_sealing_key, lambda: (private, public)
    try:
        with keys_kept() as signing:
            enrolment = practice.enrol_for_practice(folder, site.file.organisation.id)
    finally:
        practice.new_sealing_key = kept
    if pin:
        choose(pin, folder)
    clock = SimulatedClock(now or datetime.now(UTC))
    power, storage = SimulatedPower(), SimulatedStorage()
    worker = PrintWorker(open_printer(f"simulated:{folder / 'papers'}")).start()
    catalogue = open_catalogue(folder, load_seed(site.folder, site.file.organisation.id))
    with open_outbox(folder) as outbox:
        watch = HealthWatch(worker, outbox, power, storage, clock)
        desk = Desk(Room(site, folder, outbox, worker, watch, catalogue), PinPad(Pin(folder, clock)))
        person = Person()
        object.__setattr__(person.visit.frame, "close_desk", desk.forget)
        try:
            yield DeskOf(desk, person, outbox, enrolment, clock, power, storage, worker, private, signing)
        finally:
            worker.stop()


__all__ = ["A_PIN", "DeskOf", "Stage", "a_desk"]
