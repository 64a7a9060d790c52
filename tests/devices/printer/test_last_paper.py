"""A volunteer gives out the last paper once more: once, in the next ten minutes, from memory alone."""

from __future__ import annotations

import gc
import weakref

import pytest

from kiosk.devices.printer.printer import Printer
from kiosk.devices.printer.problems import PrinterNoPaper
from kiosk.devices.printer.worker import PrintWorker
from tests.devices.printer.held_cable import HeldCable, white
from tests.waiting import HANG, when


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
    assert worker.submit(white()).wait(HANG)
    yield cable, hour, worker
    worker.stop()


def test_the_last_paper_can_be_printed_once_more_and_only_once(last) -> None:
    cable, _, worker = last
    ticket = worker.reprint()
    assert ticket is not None and ticket.wait(HANG)
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
    assert ticket.wait(HANG) and ticket.state == "failed"
    cable.send = kept
    again = worker.reprint()
    assert again is not None and again.wait(HANG)
    assert again.state == "printed"
