"""The screen hands over a paper and goes on; one thread does the waiting."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

from kiosk.devices.printer.cable import Limits
from kiosk.devices.printer.print_job import Forgotten, Ticket
from kiosk.devices.printer.printer import open_printer
from kiosk.devices.printer.problems import PrinterNoPaper, PrinterUnreachable
from kiosk.devices.printer.simulated import SimulatedPrinter
from kiosk.devices.printer.status import PrinterStatus
from kiosk.devices.printer.worker import PrintWorker
from kiosk.receipts.compose import paper_for_record
from tests.devices.printer.held_cable import white
from tests.receipts.papers import RECORD, WORDS
from tests.waiting import HANG, when

PAPER = paper_for_record(RECORD, WORDS)
QUICK = Limits(connect=HANG, answer=0.3, stall=1.0, whole=6.0)
PATIENT = Limits(connect=HANG, answer=HANG, stall=HANG, whole=HANG)


def test_a_person_sees_the_paper_coming_and_then_done(tmp_path) -> None:
    seen: list[str] = []
    worker = PrintWorker(
        open_printer(f"simulated:{tmp_path}"), lambda ticket: seen.append(ticket.state)
    ).start()
    ticket = worker.submit(PAPER, visit="one")
    assert ticket.wait(HANG)
    worker.stop()
    assert (ticket.state, ticket.problem) == ("printed", None)
    assert seen == ["printing", "printed"]
    assert (tmp_path / "paper-0001.png").exists()


def test_the_screen_never_waits_for_the_printer(held) -> None:
    cable, worker = held
    ticket = worker.submit(PAPER)
    assert not cable.go.is_set() and not ticket.done
    cable.go.set()
    assert ticket.wait(HANG)
    assert ticket.state == "printed"


def test_a_printer_that_stands_still_fails_its_paper(tmp_path) -> None:
    with SimulatedPrinter(tmp_path, fault="stuck") as there:
        worker = PrintWorker(open_printer(there.address, limits=QUICK)).start()
        ticket = worker.submit(PAPER)
        assert ticket.wait(HANG)
        worker.stop()
    assert ticket.state == "failed"
    assert ticket.problem.code == "printer-stuck"


def test_a_failed_paper_says_why_and_the_next_one_is_tried_again(tmp_path) -> None:
    worker = PrintWorker(open_printer(f"simulated:{tmp_path}?fault=no-paper", limits=PATIENT)).start()
    first, second = worker.submit(white(), "one"), worker.submit(white(), "two")
    assert first.wait(HANG)
    assert second.wait(HANG)
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
    assert first.wait(HANG)
    assert len(cable.taken) == 2
    assert cable.taken[1][8 - 2 : 8] and cable.taken[1].count(b"\x1dv0\x00\x48\x00\x10\x00") == 1


def test_print_again_after_it_came_out_gives_a_second_paper(held) -> None:
    cable, worker = held
    cable.go.set()
    first = worker.submit(white(), "me")
    assert first.wait(HANG)
    second = worker.submit(white(), "me")
    assert second is not first
    assert second.wait(HANG)
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
    assert busy.wait(HANG)
    assert busy.state == "printed"
    assert len(cable.taken) == 1


def test_a_printed_paper_lives_no_longer_than_the_ticket_of_its_visit(held) -> None:
    cable, worker = held
    cable.go.set()
    picture = white(32)
    gone = weakref.ref(picture)
    ticket = worker.submit(picture, "me")
    del picture
    assert ticket.wait(HANG)
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
    assert broken.wait(HANG)
    assert isinstance(broken.problem, PrinterUnreachable)
    del cable.send
    fine = worker.submit(white(), "two")
    assert fine.wait(HANG)
    assert fine.state == "printed"


def test_a_screen_that_crashes_on_the_news_does_not_stop_the_printer(tmp_path) -> None:
    def crash(ticket: Ticket) -> None:
        raise RuntimeError("screen")

    worker = PrintWorker(open_printer(f"simulated:{tmp_path}"), crash).start()
    assert worker.submit(white()).wait(HANG)
    assert worker.submit(white()).wait(HANG)
    worker.stop()


def test_the_volunteer_can_ask_how_the_printer_is(tmp_path) -> None:
    with SimulatedPrinter(tmp_path, fault="low-paper") as there:
        worker = PrintWorker(open_printer(there.address, limits=PATIENT)).start()
        assert worker.status == PrinterStatus("unknown", "unknown")
        worker.look()
        assert when(lambda: worker.status == PrinterStatus("ok", "low"))
        worker.stop()


def test_stopping_does_not_wait_for_papers_that_will_not_come(held) -> None:
    cable, worker = held
    worker.submit(white(), "one")
    waiting = worker.submit(white(), "two")
    worker.stop(seconds=0.2)
    assert waiting.done and not cable.taken, "the printer has nothing yet, and nobody waited for it"


def test_a_paper_with_a_wrong_profile_is_a_failed_ticket(tmp_path: Path) -> None:
    worker = PrintWorker(open_printer(f"simulated:{tmp_path}", 80, "TM-T88V")).start()
    ticket = worker.submit(white())  # 576 dots on a head of 512
    assert ticket.wait(HANG)
    worker.stop()
    assert ticket.problem.code == "printer-setting"


def test_a_paper_drawn_ahead_for_nobody_is_printed_for_nobody(tmp_path) -> None:
    worker = PrintWorker(open_printer(f"simulated:{tmp_path}")).start()
    worker.warm_up(PAPER)
    assert worker.submit(white()).wait(HANG)
    worker.stop()
    assert len(list(tmp_path.glob("*.png"))) == 1
