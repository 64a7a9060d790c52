"""Printers on a serial line, behind a device file, on USB and in a print queue of the system."""

from __future__ import annotations

import os
import pty
import threading
import tty
from pathlib import Path

import pytest
from PIL import Image

from kiosk.devices.paper.image import draw
from kiosk.devices.printer.cable import Limits
from kiosk.devices.printer.escpos_bytes import escpos_bytes
from kiosk.devices.printer.printer import open_printer
from kiosk.devices.printer.problems import PrinterStuck, PrinterUnreachable
from kiosk.receipts.compose import paper_for_record
from tests.receipts.papers import RECORD, WORDS
from tests.waiting import HANG, when

MUTE = Limits(connect=HANG, answer=0.3, stall=HANG, whole=HANG)  # what stands at these cables only listens
STUCK = Limits(connect=HANG, answer=0.3, stall=1.0, whole=6.0)


@pytest.fixture(scope="module")
def picture() -> Image.Image:
    return draw(paper_for_record(RECORD, WORDS))


def test_a_printer_on_a_serial_line_gets_the_paper(tmp_path, picture) -> None:
    ours, theirs = pty.openpty()
    tty.setraw(ours)
    tty.setraw(theirs)
    got = bytearray()
    reader = threading.Thread(target=_read_from, args=(ours, got), daemon=True)
    reader.start()
    open_printer(f"serial://{os.ttyname(theirs)}?baud=115200&flow=none", limits=MUTE).print(picture)
    assert when(lambda: got.endswith(b"\x1dV\x00"))
    assert bytes(got).endswith(escpos_bytes(picture))
    os.close(theirs)


def test_a_printer_behind_a_device_file_gets_the_paper(tmp_path, picture) -> None:
    device = tmp_path / "lp0"
    os.mkfifo(device)
    got = bytearray()
    reading = os.open(device, os.O_RDWR)  # for writing too, so that it does not end with the first writer
    threading.Thread(target=_read_from, args=(reading, got), daemon=True).start()
    open_printer(f"file://{device}", limits=MUTE).print(picture)
    assert when(lambda: len(got) == len(escpos_bytes(picture)))
    assert bytes(got) == escpos_bytes(picture)


def test_a_device_file_nobody_reads_does_not_hang_the_kiosk(tmp_path) -> None:
    black = Image.new("1", (576, 1600), 0)  # more than the system keeps for who reads later
    device = tmp_path / "lp0"
    os.mkfifo(device)
    reading = os.open(device, os.O_RDONLY | os.O_NONBLOCK)
    with pytest.raises(PrinterStuck):
        open_printer(f"file://{device}", limits=STUCK).print(black)
    os.close(reading)


def test_missing_devices_are_unreachable_and_not_a_crash(tmp_path, picture) -> None:
    for address in (f"file://{tmp_path}/lp9", f"serial://{tmp_path}/tty9", "usb://1234:5678"):
        with pytest.raises(PrinterUnreachable):
            open_printer(address, limits=MUTE).print(picture)
        assert open_printer(address, limits=MUTE).status().printer == "unreachable"


def test_a_print_queue_of_the_system_gets_the_bytes_raw(tmp_path, monkeypatch, picture) -> None:
    _commands(tmp_path, lpstat="exit 0", lp=f'echo "$@" > {tmp_path}/args; cat > {tmp_path}/got')
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    open_printer("cups://balie", limits=MUTE).print(picture)
    assert (tmp_path / "got").read_bytes() == escpos_bytes(picture)
    assert (tmp_path / "args").read_text().split() == ["-d", "balie", "-o", "raw"]


def test_a_print_queue_that_is_unknown_or_hangs_is_named(tmp_path, monkeypatch, picture) -> None:
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    _commands(tmp_path, lpstat="exit 1", lp="exit 0")
    with pytest.raises(PrinterUnreachable, match="balie"):
        open_printer("cups://balie", limits=MUTE).print(picture)
    _commands(tmp_path, lpstat="exit 0", lp="exec sleep 600")
    with pytest.raises(PrinterStuck):
        open_printer("cups://balie", limits=Limits(connect=HANG, answer=0.1, stall=1, whole=1)).print(picture)


def _read_from(file: int, into: bytearray) -> None:
    try:
        while piece := os.read(file, 65_536):
            into += piece
    except OSError:
        pass


def _commands(folder: Path, **scripts: str) -> None:
    for name, script in scripts.items():
        path = folder / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
