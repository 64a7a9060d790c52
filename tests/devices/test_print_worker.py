"""The screen hands over a paper and goes on; one thread does the waiting."""

from __future__ import annotations

import gc
import threading
import time
import weakref
from pathlib import Path

import pytest
from PIL import Image

from kiosk.devices.print_ticket import Forgotten, Ticket
from kiosk.devices.print_worker import PrintWorker
from kiosk.devices.printer import Printer, open_printer
from kiosk.devices.printer_cable import Limits
from kiosk.devices.printer_problems import PrinterNoPaper, PrinterUnreachable
from kiosk.devices.printer_status import PrinterStatus
from kiosk.devices.simulated_printer import SimulatedPrinter
from kiosk.receipts.compose import paper_for_record
from tests.receipts.papers import RECORD, WORDS

PAPER = paper_for_record(RECORD, WORDS)
QUICK = Limits(connect=2, answer=0.3, stall=1.0, whole=6.0)


class HeldCable:
    """A printer that takes its paper only when the test lets it."""

    def __init__(self) -> None:
        self.go = threading.Event()
        self.taken: list[bytes] = []

    def open(self, limits: Limits) -> None:
        self.go.wait(10)

    def ask(self, question: bytes) -> bytes:
        return b""

    def send(self, data: bytes, until: float) -> None:
        self.taken.append(data)

    def close(self) -> None:
        return None


@pytest.fixture
def held():
    cable = HeldCable()
    worker = PrintWorker(Printer(cable, 80)).start()
    yield cable, worker
    cable.go.set()
    worker.stop()


def white(rows: int = 8) -> Image.Image:
    return Image.new("1", (576, rows), 255)


def when(true, seconds: float = 5.0) -> bool:
    until = time.monotonic() + seconds
    while not true() and time.monotonic() < until:
        time.sleep(0.005)
    return bool(true())


def test_a_person_sees_the_paper_coming_and_then_done(tmp_path) -> None:
    seen: list[str] = []
    worker = PrintWorker(
        open_printer(f"simulated:{tmp_path}"), lambda ticket: seen.append(ticket.state)
    ).start()
    ticket = worker.submit(PAPER, visit="one")
    assert ticket.wait(10)
    worker.stop()
    assert (ticket.state, ticket.problem) == ("printed", None)
    assert seen == ["printing", "printed"]
    assert (tmp_path / "paper-0001.png").exists()


def test_the_screen_never_waits_for_the_printer(tmp_path) -> None:
    with SimulatedPrinter(tmp_path, fault="stuck") as there:
        worker = PrintWorker(open_printer(there.address, limits=QUICK)).start()
        began = time.monotonic()
        ticket = worker.submit(PAPER)
        assert time.monotonic() - began < 0.05
        assert not ticket.done
        assert ticket.wait(8)
        worker.stop()
    assert ticket.state == "failed"
    assert ticket.problem.code == "printer-stuck"


def test_a_failed_paper_says_why_and_the_next_one_is_tried_again(tmp_path) -> None:
    worker = PrintWorker(open_printer(f"simulated:{tmp_path}?fault=no-paper", limits=QUICK)).start()
    first, second = worker.submit(white(), "one"), worker.submit(white(), "two")
    assert first.wait(5)
    assert second.wait(5)
    worker.stop()
    assert isinstance(first.problem, PrinterNoPaper)
    assert isinstance(second.problem, PrinterNoPaper)
    assert worker.status == PrinterStatus("ok", "out")


def test_print_again_before_the_first_came_out_gives_one_paper(held) -> None:
    cable, worker = held
    busy = worker.submit(white(), "somebody else")
    assert when(lambda: busy.state == "printing")
    first = worker.submit(white(8), "me")
    again = worker.submit(white(16), "me")
    assert again is first
    cable.go.set()
    assert first.wait(5)
    assert len(cable.taken) == 2
    assert cable.taken[1][8 - 2 : 8] and cable.taken[1].count(b"\x1dv0\x00\x48\x00\x10\x00") == 1


def test_print_again_after_it_came_out_gives_a_second_paper(held) -> None:
    cable, worker = held
    cable.go.set()
    first = worker.submit(white(), "me")
    assert first.wait(5)
    second = worker.submit(white(), "me")
    assert second is not first
    assert second.wait(5)
    assert len(cable.taken) == 2


def test_a_person_who_leaves_finds_nothing_left_in_the_printer_room(held) -> None:
    cable, worker = held
    busy = worker.submit(white(), "one")
    assert when(lambda: busy.state == "printing")
    picture = white(32)
    gone = weakref.ref(picture)
    waiting = worker.submit(picture, "two")
    worker.forget()
    del picture
    gc.collect()
    assert gone() is None
    assert waiting.state == "failed"
    assert isinstance(waiting.problem, Forgotten)
    cable.go.set()
    assert busy.wait(5)
    assert busy.state == "printed"
    assert len(cable.taken) == 1


def test_a_printed_paper_lives_no_longer_than_the_ticket_of_its_visit(held) -> None:
    cable, worker = held
    cable.go.set()
    picture = white(32)
    gone = weakref.ref(picture)
    ticket = worker.submit(picture, "me")
    del picture
    assert ticket.wait(5)
    assert ticket.picture is gone()  # the last screen shows it
    worker.forget_last()  # the next visit starts
    assert gone() is not None
    del ticket
    assert when(lambda: gc.collect() is not None and gone() is None)


def test_a_crash_in_the_cable_fails_one_paper_and_not_the_thread(held) -> None:
    cable, worker = held
    cable.go.set()
    cable.send = lambda data, until: 1 / 0
    broken = worker.submit(white(), "one")
    assert broken.wait(5)
    assert isinstance(broken.problem, PrinterUnreachable)
    del cable.send
    fine = worker.submit(white(), "two")
    assert fine.wait(5)
    assert fine.state == "printed"


def test_a_screen_that_crashes_on_the_news_does_not_stop_the_printer(tmp_path) -> None:
    def crash(ticket: Ticket) -> None:
        raise RuntimeError("screen")

    worker = PrintWorker(open_printer(f"simulated:{tmp_path}"), crash).start()
    assert worker.submit(white()).wait(5)
    assert worker.submit(white()).wait(5)
    worker.stop()


def test_the_volunteer_can_ask_how_the_printer_is(tmp_path) -> None:
    with SimulatedPrinter(tmp_path, fault="low-paper") as there:
        worker = PrintWorker(open_printer(there.address, limits=QUICK)).start()
        assert worker.status == PrinterStatus("unknown", "unknown")
        worker.look()
        assert when(lambda: worker.status == PrinterStatus("ok", "low"))
        worker.stop()


def test_who_looks_after_the_kiosk_hears_each_change_of_the_printer_once(tmp_path) -> None:
    heard: list[PrinterStatus] = []
    with SimulatedPrinter(tmp_path, fault="cover-open") as there:
        worker = PrintWorker(open_printer(there.address, limits=QUICK), on_status=heard.append).start()
        assert worker.submit(white(), "one").wait(5)
        assert worker.submit(white(), "two").wait(5)
        (tmp_path / "fault").write_text("low-paper")
        assert worker.submit(white(), "three").wait(5)
        worker.stop()
    assert heard == [PrinterStatus("open", "unknown"), PrinterStatus("ok", "low")]


def test_stopping_does_not_wait_for_papers_that_will_not_come(held) -> None:
    _, worker = held
    worker.submit(white(), "one")
    waiting = worker.submit(white(), "two")
    began = time.monotonic()
    worker.stop(seconds=0.2)
    assert time.monotonic() - began < 2
    assert waiting.done


def test_a_paper_with_a_wrong_profile_is_a_failed_ticket(tmp_path: Path) -> None:
    worker = PrintWorker(open_printer(f"simulated:{tmp_path}", 80, "TM-T88V")).start()
    ticket = worker.submit(white())  # 576 dots on a head of 512
    assert ticket.wait(5)
    worker.stop()
    assert ticket.problem.code == "printer-setting"


class Hour:
    """Seconds that pass when the test says so."""

    seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def last():
    """A printer that takes everything, a clock of our own, and one paper that came out."""
    cable, hour = HeldCable(), Hour()
    cable.go.set()
    worker = PrintWorker(Printer(cable, 80), now=hour).start()
    assert worker.submit(white()).wait(5)
    yield cable, hour, worker
    worker.stop()


def test_the_last_paper_can_be_printed_once_more_and_only_once(last) -> None:
    cable, _, worker = last
    ticket = worker.reprint()
    assert ticket is not None and ticket.wait(5)
    assert (ticket.state, len(cable.taken)) == ("printed", 2)
    assert not worker.has_last
    assert worker.reprint() is None


def test_the_end_of_a_visit_leaves_the_last_picture_to_the_worker_alone(last) -> None:
    _, _, worker = last
    worker.forget()
    assert worker.has_last
    picture = weakref.ref(worker._last.picture)
    worker.reprint()
    assert when(lambda: gc.collect() >= 0 and picture() is None), "once printed it is gone"


def test_when_the_next_visit_starts_the_last_picture_is_gone(last) -> None:
    _, _, worker = last
    picture = weakref.ref(worker._last.picture)
    worker.forget_last()
    assert when(lambda: gc.collect() >= 0 and picture() is None)
    assert worker.reprint() is None


def test_after_ten_minutes_the_last_picture_is_gone_although_nobody_asked(last) -> None:
    _, hour, worker = last
    hour.seconds += 599
    assert worker.has_last
    hour.seconds += 1
    assert not worker.has_last
    worker.look()  # the thread would wake by itself; its clock is ours here
    assert when(lambda: worker._last is None)


def test_a_paper_that_failed_can_be_printed_once_more_too(held) -> None:
    cable, worker = held

    def tears(*_: object) -> None:
        raise PrinterNoPaper

    kept, cable.send = cable.send, tears
    cable.go.set()
    ticket = worker.submit(white())
    assert ticket.wait(5) and ticket.state == "failed"
    cable.send = kept
    again = worker.reprint()
    assert again is not None and again.wait(5)
    assert again.state == "printed"


def test_a_paper_drawn_ahead_for_nobody_is_printed_for_nobody(tmp_path) -> None:
    worker = PrintWorker(open_printer(f"simulated:{tmp_path}")).start()
    worker.warm_up(PAPER)
    assert worker.submit(white()).wait(10)
    worker.stop()
    assert len(list(tmp_path.glob("*.png"))) == 1
