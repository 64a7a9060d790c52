"""A paper on its way to a printer that is slow, mute, stuck, empty, unplugged or simply fine."""

from __future__ import annotations

import socket
import threading
import time
from pathlib import Path

import pytest
from PIL import Image

from kiosk.devices.paper.image import draw
from kiosk.devices.printer.cable import Limits
from kiosk.devices.printer.escpos_bytes import escpos_bytes
from kiosk.devices.printer.models import model_of
from kiosk.devices.printer.printer import Printer, open_printer
from kiosk.devices.printer.problems import (
    PrinterHalf,
    PrinterNoPaper,
    PrinterOffline,
    PrinterOpen,
    PrinterSetting,
    PrinterStuck,
    PrinterUnreachable,
)
from kiosk.devices.printer.simulated import SimulatedPrinter
from kiosk.devices.printer.status import PrinterStatus, paper_from
from kiosk.receipts.compose import paper_for_record
from tests.receipts.papers import RECORD, WORDS
from tests.waiting import HANG

PATIENT = Limits(connect=HANG, answer=HANG, stall=HANG, whole=HANG)  # for printers that answer and print
MUTE = Limits(connect=HANG, answer=0.3, stall=HANG, whole=HANG)  # for those that only print
STUCK = Limits(connect=HANG, answer=0.3, stall=1.0, whole=6.0)  # for those that stand still


@pytest.fixture(scope="module")
def picture() -> Image.Image:
    return draw(paper_for_record(RECORD, WORDS))


def printed(paper: Path, picture: Image.Image) -> bool:
    """Say whether a printer's PNG shows the whole picture."""
    with Image.open(paper) as shown:
        return shown.crop((0, 0, *picture.size)).convert("1").tobytes() == picture.tobytes()


def test_a_paper_comes_out_whole_on_the_network_printer(tmp_path, picture) -> None:
    with SimulatedPrinter(tmp_path) as there:
        assert open_printer(there.address, limits=PATIENT).print(picture) == PrinterStatus("ok", "ok")
        there.wait_for_papers(1)
        [paper] = there.papers
    assert printed(paper, picture)
    assert paper.with_suffix(".bin").read_bytes().endswith(escpos_bytes(picture))


def test_a_slow_printer_gets_the_whole_long_paper(tmp_path, picture) -> None:
    """Paid for elsewhere: a time-out of three seconds for the whole paper cut long receipts in half."""
    long = Image.new("1", (576, 1600), 0)
    long.paste(picture.crop((0, 0, 576, 200)), (0, 1400))
    with SimulatedPrinter(tmp_path, fault="slow", slow_bytes_per_second=30_000) as there:
        began = time.monotonic()
        open_printer(there.address, limits=Limits(connect=2, answer=3.0, stall=2.0, whole=HANG)).print(long)
        took = time.monotonic() - began
        there.wait_for_papers(1)
        assert printed(there.papers[0], long)
    assert took > 3


def test_a_mute_printer_still_prints_and_its_paper_is_unknown(tmp_path, picture) -> None:
    with SimulatedPrinter(tmp_path, fault="mute") as there:
        printer = open_printer(there.address, limits=MUTE)
        assert printer.print(picture) == PrinterStatus("ok", "unknown")
        there.wait_for_papers(1)
        assert printer.status() == PrinterStatus("ok", "unknown")


def test_a_printer_that_says_the_roll_is_empty_is_believed(tmp_path, picture) -> None:
    with SimulatedPrinter(tmp_path, fault="no-paper") as there:
        printer = open_printer(there.address, limits=PATIENT)
        with pytest.raises(PrinterNoPaper):
            printer.print(picture)
        assert printer.status() == PrinterStatus("ok", "out")
        assert there.papers == []


def test_success_is_not_reported_when_the_roll_ends_half_way(tmp_path, picture) -> None:
    with SimulatedPrinter(tmp_path, fault="roll-ends") as there, pytest.raises(PrinterNoPaper):
        open_printer(there.address, limits=PATIENT).print(picture)


@pytest.mark.parametrize(("fault", "problem"), [("cover-open", PrinterOpen), ("offline", PrinterOffline)])
def test_a_printer_that_says_why_it_stands_still_is_believed_at_once(
    tmp_path, picture, fault, problem
) -> None:
    with SimulatedPrinter(tmp_path, fault=fault) as there:
        printer = open_printer(there.address, limits=PATIENT)
        with pytest.raises(problem):
            printer.print(picture)
        assert printer.status() == PrinterStatus("open" if fault == "cover-open" else "offline", "ok")
        assert there.papers == []


def test_success_is_not_reported_when_the_cover_is_opened_half_way(tmp_path, picture) -> None:
    with SimulatedPrinter(tmp_path, fault="cover-opens") as there, pytest.raises(PrinterOpen):
        open_printer(there.address, limits=PATIENT).print(picture)


def test_a_printer_that_hangs_up_on_everybody_is_not_reached(tmp_path, picture) -> None:
    with SimulatedPrinter(tmp_path, fault="off") as there, pytest.raises(PrinterUnreachable):
        open_printer(there.address, limits=PATIENT).print(picture)


def test_a_model_that_answers_nothing_is_not_asked(tmp_path, picture) -> None:
    """It would cost every person a second and a half of waiting for nothing."""
    with SimulatedPrinter(tmp_path) as there:
        printer = open_printer(there.address, limits=PATIENT, model=model_of("star-tsp600"))
        assert printer.print(picture) == PrinterStatus("ok", "unknown")
        assert there.wait_for_papers(1)
        assert b"\x10\x04" not in there.papers[0].with_suffix(".bin").read_bytes()


def test_a_low_roll_prints_and_says_so(tmp_path, picture) -> None:
    with SimulatedPrinter(tmp_path, fault="low-paper") as there:
        assert open_printer(there.address, limits=PATIENT).print(picture) == PrinterStatus("ok", "low")


def test_a_stuck_printer_lets_go_in_time(tmp_path, picture) -> None:
    with SimulatedPrinter(tmp_path, fault="stuck") as there:
        with pytest.raises(PrinterStuck):
            open_printer(there.address, limits=STUCK).print(picture)
        assert there.papers == []


def test_a_printer_that_drips_for_ever_meets_the_limit_of_the_whole(tmp_path, picture) -> None:
    limits = Limits(connect=HANG, answer=0.3, stall=HANG, whole=1.5)
    with SimulatedPrinter(tmp_path, fault="slow", slow_bytes_per_second=4_000) as there:
        with pytest.raises(PrinterStuck):
            open_printer(there.address, limits=limits).print(picture)
        assert there.papers == [], "in twenty seconds it would have been there"


def test_a_plug_pulled_half_way_is_half_a_paper(tmp_path, picture) -> None:
    with SimulatedPrinter(tmp_path, fault="drop-mid") as there, pytest.raises(PrinterHalf):
        open_printer(there.address, limits=PATIENT).print(picture)


def test_a_printer_that_hangs_up_too_early_is_noticed(picture) -> None:
    """It reads a little and closes politely: no reset, only an end."""
    listener = socket.create_server(("127.0.0.1", 0))

    def hang_up() -> None:
        line, _ = listener.accept()
        line.recv(3)  # the question about the roll, left without an answer
        line.recv(3000)
        line.shutdown(socket.SHUT_RDWR)
        line.close()

    threading.Thread(target=hang_up, daemon=True).start()
    with pytest.raises((PrinterHalf, PrinterStuck)):
        open_printer(f"network://127.0.0.1:{listener.getsockname()[1]}", limits=STUCK).print(picture)
    listener.close()


def test_nobody_at_the_address_is_said_within_seconds(picture) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    printer = open_printer(f"network://127.0.0.1:{port}", limits=PATIENT)
    with pytest.raises(PrinterUnreachable):
        printer.print(picture)
    assert printer.status() == PrinterStatus("unreachable", "unknown")


def test_a_kiosk_without_printer_says_so(picture) -> None:
    printer = open_printer("none")
    assert printer.status() == PrinterStatus("none", "unknown")
    with pytest.raises(PrinterUnreachable, match="no printer"):
        printer.print(picture)


@pytest.mark.parametrize(
    ("answer", "paper"),
    [
        (b"", "unknown"),
        (b"\x12", "ok"),
        (b"\x1e", "low"),
        (b"\x72", "out"),
        (b"\x7e", "out"),
        (b"\x00", "unknown"),
        (b"\xff", "unknown"),
        (b"HTTP/1.1", "unknown"),
        (b"\x12\x72", "out"),
    ],
)
def test_only_a_real_byte_says_something_about_the_paper(answer, paper) -> None:
    """An empty answer is 'paper adequate' to python-escpos, and 'no paper' to others. It is neither."""
    assert paper_from(answer) == paper


@pytest.mark.parametrize(
    "address",
    [
        "192.168.1.50",
        "http://printer",
        "network://",
        "network://printer:abc",
        "usb://04b8",
        "serial://ttyUSB0",
        "serial:///dev/ttyUSB0?baud=fast",
        "serial:///dev/ttyUSB0?flow=maybe",
        "file://lp0",
        "cups://",
        "simulated:papers?fault=fire",
    ],
)
def test_an_address_that_cannot_be_right_is_refused_with_what_would_be(address) -> None:
    with pytest.raises(PrinterSetting):
        open_printer(address)


def test_a_profile_decides_how_wide_the_paper_is() -> None:
    assert Printer(None, 80).dots == 576
    assert Printer(None, 58).dots == 384
    assert open_printer("none", 80, "TM-T88V").dots == 512
    with pytest.raises(PrinterSetting, match="unknown printer profile"):
        open_printer("none", 80, "Nonesuch")


def test_the_simulated_printer_keeps_bytes_and_picture(tmp_path, picture) -> None:
    printer = open_printer(f"simulated:{tmp_path}/papers", limits=PATIENT)
    printer.print(picture)
    printer.print(picture)
    names = sorted(path.name for path in (tmp_path / "papers").iterdir())
    assert names == ["paper-0001.bin", "paper-0001.png", "paper-0002.bin", "paper-0002.png"]
    assert printed(tmp_path / "papers" / "paper-0002.png", picture)


@pytest.mark.parametrize(
    ("fault", "problem"),
    [
        ("off", PrinterUnreachable),
        ("no-paper", PrinterNoPaper),
        ("roll-ends", PrinterNoPaper),
        ("stuck", PrinterStuck),
        ("drop-mid", PrinterHalf),
        ("cover-open", PrinterOpen),
        ("cover-opens", PrinterOpen),
        ("offline", PrinterOffline),
    ],
)
def test_the_simulated_printer_fails_as_a_real_one(tmp_path, picture, fault, problem) -> None:
    with pytest.raises(problem):
        open_printer(f"simulated:{tmp_path}?fault={fault}", limits=STUCK).print(picture)
    assert list(tmp_path.iterdir()) == []
