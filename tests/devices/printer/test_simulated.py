"""The printer of the demo: a program that prints pictures."""

from __future__ import annotations

import select
import signal
import socket
import subprocess
import sys

from PIL import Image

from kiosk.devices.printer.cable import Limits
from kiosk.devices.printer.escpos_bytes import escpos_bytes
from kiosk.devices.printer.printer import open_printer
from kiosk.devices.printer.simulated import SimulatedPrinter
from tests.waiting import HANG


def test_it_says_where_it_is_prints_and_ends_on_a_signal(tmp_path) -> None:
    command = [sys.executable, "-m", "kiosk.devices.printer.simulated", "--dir", str(tmp_path), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert select.select([process.stdout], [], [], HANG)[0]
        line = process.stdout.readline()
        assert "ready at network://127.0.0.1:" in line
        address = line.split(" at ")[1].split(",")[0]
        open_printer(address).print(Image.new("1", (576, 50), 0))
        process.send_signal(signal.SIGTERM)
        assert process.wait(HANG) == 0
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".bin", ".png"]


def test_a_port_that_is_taken_is_one_clear_line(tmp_path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        command = [sys.executable, "-m", "kiosk.devices.printer.simulated", "--dir", str(tmp_path)]
        done = subprocess.run([*command, "--port", str(port)], capture_output=True, text=True, timeout=HANG)
    assert done.returncode == 1
    assert "Address already in use" in done.stderr
    assert "Traceback" not in done.stderr


def test_its_fault_can_be_changed_while_it_runs(tmp_path) -> None:
    program = ["-m", "kiosk.devices.printer.simulated", "--dir", str(tmp_path)]
    with SimulatedPrinter(tmp_path) as there:
        printer = open_printer(there.address, limits=Limits(connect=HANG, answer=HANG))
        assert printer.status().paper == "ok"
        subprocess.run([sys.executable, *program, "--switch", "no-paper"], check=True, timeout=HANG)
        assert printer.status().paper == "out"
        subprocess.run([sys.executable, *program, "--switch", "none"], check=True, timeout=HANG)
        printer.print(Image.new("1", (576, 20), 0))
        assert there.wait_for_papers(1)


def test_somebody_who_only_knocks_leaves_no_paper(tmp_path) -> None:
    with SimulatedPrinter(tmp_path) as there:
        with socket.create_connection(("127.0.0.1", there.port)) as line:
            line.sendall(b"\x10\x04\x04")
            assert line.recv(8) == b"\x12"
        socket.create_connection(("127.0.0.1", there.port)).close()
        with socket.create_connection(("127.0.0.1", there.port)) as line:
            line.sendall(b"GET / HTTP/1.1\r\n\r\n")
            assert line.recv(8) == b""
        assert not there.wait_for_papers(1, 0.2)
    assert list(tmp_path.iterdir()) == []


def test_a_printer_without_a_knife_ends_its_paper_with_the_connection(tmp_path) -> None:
    picture = Image.new("1", (384, 40), 0)
    with SimulatedPrinter(tmp_path, width=58) as there:
        with socket.create_connection(("127.0.0.1", there.port)) as line:
            line.sendall(escpos_bytes(picture, 58))
        assert there.wait_for_papers(1)
        with Image.open(there.papers[0]) as shown:
            assert shown.width == 384
            assert shown.crop((0, 0, 384, 40)).getextrema() == (0, 0)
