"""A receipt printer that is only a program: takes ESC/POS on a TCP port and 'prints' PNG files.

    python -m kiosk.devices.printer.simulated --dir FOLDER [--port 9100] [--width 80|58] [--fault NAME]
    python -m kiosk.devices.printer.simulated --dir FOLDER --switch NAME      another fault, while it runs

Faults: none; off (hangs up at once); no-paper (says so, prints nothing); low-paper (prints, says the roll is
nearly empty); roll-ends, cover-opens (say so half way); cover-open, offline (say so, print nothing); mute
(prints, answers nothing); slow (a small buffer and a slow head); stuck (takes the connection and reads
nothing); drop-mid (resets the connection half way); busy (another computer prints first: it waits
with the connection for some seconds). A running printer looks for its fault in FOLDER/fault.
"""

from __future__ import annotations

import argparse
import signal
import socket
import socketserver
import struct
import sys
import threading
import time
from pathlib import Path
from types import FrameType
from typing import cast

from kiosk.devices.paper.file import save_paper, write_whole
from kiosk.devices.paper.measures import DOTS
from kiosk.devices.printer.cable_simulated import FAULTS, answer_to
from kiosk.devices.printer.escpos_reader import EscposReader, NotEscpos

SWITCH = "fault"  # the file with the name of the fault
PRINTS_NOTHING = ("no-paper", "roll-ends", "cover-open", "cover-opens", "offline")
DROP_AFTER = 20_000  # bytes
IDLE_SECONDS = 60
BUSY_SECONDS = 3  # longer than anybody waits for the answer to a question


class SimulatedPrinter(socketserver.ThreadingTCPServer):
    """Listens on 127.0.0.1 only; use as a context manager, or `start` and `stop`.

    `slow_bytes_per_second` is the speed of the slow fault: 40,000 is a head of 70 mm a second.
    """

    allow_reuse_address = True
    daemon_threads = True

    def __init__(
        self,
        folder: Path,
        port: int = 0,
        width: int = 80,
        fault: str = "none",
        slow_bytes_per_second: int = 40_000,
    ) -> None:
        self.folder = folder
        self.dots = DOTS[width]
        self._fault = fault
        self.slow_bytes_per_second = slow_bytes_per_second
        self.papers: list[Path] = []
        self.one_paper_at_a_time = threading.Lock()
        super().__init__(("127.0.0.1", port), _Conversation)

    def server_bind(self) -> None:
        if self.fault in ("slow", "stuck"):
            # A real printer has a few kilobytes of buffer; the kernel would otherwise take the whole paper.
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        super().server_bind()

    @property
    def fault(self) -> str:
        """What is wrong with it now: what the file says, else what it was started with."""
        try:
            told = (self.folder / SWITCH).read_text(encoding="utf-8").strip()
        except OSError:
            return self._fault
        return told if told in FAULTS else self._fault

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    @property
    def address(self) -> str:
        """The address to put in a kiosk's settings."""
        return f"network://127.0.0.1:{self.port}"

    def wait_for_papers(self, number: int, seconds: float = 180.0) -> bool:
        """Wait until `number` papers came out; a printer goes on printing after the last byte arrived."""
        until = time.monotonic() + seconds
        while len(self.papers) < number and time.monotonic() < until:
            time.sleep(0.01)
        return len(self.papers) >= number

    def start(self) -> SimulatedPrinter:
        """Serve in a thread of its own."""
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def stop(self) -> None:
        self.shutdown()
        self.server_close()

    def __enter__(self) -> SimulatedPrinter:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def handle_error(self, request: object, client_address: object) -> None:
        """Say in one line what a conversation broke on; the printer itself goes on."""
        print(f"simulated printer: {type(sys.exception()).__name__}", file=sys.stderr)


class _Conversation(socketserver.BaseRequestHandler):
    """One connection: read, draw, answer."""

    begun = False  # something of a paper was taken

    def handle(self) -> None:
        printer = cast(SimulatedPrinter, self.server)
        line: socket.socket = self.request
        line.settimeout(IDLE_SECONDS)
        if printer.fault == "stuck":
            time.sleep(IDLE_SECONDS)
            return
        if printer.fault == "busy":
            time.sleep(BUSY_SECONDS)
        if printer.fault == "off":
            _reset(line)
            return
        reader, taken = EscposReader(printer.dots), bytearray()
        while piece := self._next(line, printer):
            taken += piece
            try:
                reader.feed(piece)
            except NotEscpos as error:
                print(f"simulated printer: {error}", file=sys.stderr, flush=True)
                return
            self._answer(line, printer, reader)
            if printer.fault == "drop-mid" and len(taken) > DROP_AFTER:
                _reset(line)
                return
            self._put_out(printer, reader, taken)
        if reader.printing:  # a printer without a knife: the paper ends with the connection
            try:
                reader.finish()
            except NotEscpos:
                return
            self._put_out(printer, reader, taken)

    def _next(self, line: socket.socket, printer: SimulatedPrinter) -> bytes:
        try:
            if printer.fault != "slow":
                return line.recv(65_536)
            piece = line.recv(2048)
            time.sleep(len(piece) / printer.slow_bytes_per_second)
            return piece
        except OSError:
            return b""

    def _answer(self, line: socket.socket, printer: SimulatedPrinter, reader: EscposReader) -> None:
        """Answer each DLE EOT with one byte, as a printer does at once."""
        self.begun = self.begun or reader.printing or bool(reader.papers)
        for number in reader.asked:
            if printer.fault != "mute":
                try:
                    line.sendall(answer_to(number, printer.fault, self.begun))
                except OSError:
                    pass  # the kiosk has gone; the paper still comes out
        reader.asked.clear()

    def _put_out(self, printer: SimulatedPrinter, reader: EscposReader, taken: bytearray) -> None:
        if not reader.papers:
            return
        if printer.fault not in PRINTS_NOTHING:
            with printer.one_paper_at_a_time:
                printer.papers += [save_paper(printer.folder, bytes(taken), paper) for paper in reader.papers]
        reader.papers.clear()
        taken.clear()


def _reset(line: socket.socket) -> None:
    """Linger of zero: the connection is reset when it closes, as by a plug that is pulled."""
    line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def main(argv: list[str] | None = None) -> int:
    """Run the printer until SIGTERM or Ctrl-C."""
    parser = argparse.ArgumentParser(prog="python -m kiosk.devices.printer.simulated", description=__doc__)
    parser.add_argument("--dir", type=Path, required=True, help="where papers land")
    parser.add_argument("--port", type=int, default=9100)
    parser.add_argument("--width", type=int, choices=sorted(DOTS), default=80, help="of the paper, in mm")
    parser.add_argument("--fault", choices=FAULTS, default="none")
    parser.add_argument("--switch", choices=FAULTS, help="give the printer that runs on --dir another fault")
    args = parser.parse_args(argv)
    if args.switch:
        args.dir.mkdir(parents=True, exist_ok=True)
        write_whole(args.dir / SWITCH, args.switch.encode())
        return 0
    try:
        printer = SimulatedPrinter(args.dir, args.port, args.width, args.fault)
    except OSError as error:
        print(f"simulated printer: port {args.port}: {error.strerror}", file=sys.stderr)
        return 1

    def leave(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, leave)
    print(f"simulated printer ready at {printer.address}, papers in {args.dir}", flush=True)
    try:
        printer.serve_forever(0.2)
    except KeyboardInterrupt:
        pass
    finally:
        printer.server_close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
