"""Printers on the network (port 9100), through python-escpos' socket."""

from __future__ import annotations

import fcntl
import select
import socket
import struct
import termios
import time

from kiosk.devices.printer.cable import Limits, first_line, pieces
from kiosk.devices.printer.escpos_library import Error as EscposError
from kiosk.devices.printer.escpos_library import Network
from kiosk.devices.printer.problems import PrinterHalf, PrinterStuck, PrinterUnreachable


class NetworkCable:
    """One TCP connection per paper: the printer serves others in between.

    A paper counts as handed over only when the printer's side has acknowledged every byte. The kernel takes
    100 KB at once and would say 'sent' to a printer that was just switched off.
    """

    def __init__(self, host: str, port: int) -> None:
        self._press = Network(host, port)
        self._limits = Limits()
        self._sent = False  # a paper, over this connection

    def open(self, limits: Limits) -> None:
        self._limits, self._sent = limits, False
        self._press.timeout = limits.connect
        try:
            self._press.open()
        except (EscposError, OSError) as error:
            raise PrinterUnreachable(first_line(error)) from None

    def ask(self, question: bytes) -> bytes:
        line = self._line
        try:
            self._throw_away_old_answers(line)
            line.settimeout(self._limits.answer)
            line.sendall(question)
            answer = line.recv(16)
        except TimeoutError:
            return b""
        except OSError as error:
            raise PrinterHalf(first_line(error)) from None
        if not answer and not self._sent:  # some hang up after a paper, and it is there all the same
            raise PrinterHalf("the printer closed the connection")
        return answer

    def send(self, data: bytes, until: float) -> None:
        line, self._sent = self._line, True
        try:
            for piece in pieces(data, until):
                line.settimeout(max(0.1, min(self._limits.stall, until - time.monotonic())))
                line.sendall(piece)
            self._until_acknowledged(line, until)
        except TimeoutError:
            raise PrinterStuck from None
        except OSError as error:
            raise PrinterHalf(first_line(error)) from None

    def close(self) -> None:
        if self._press._device:
            try:
                # Closing with an unread answer resets the connection, and a reset throws away what the
                # printer has not taken from its buffer yet.
                self._throw_away_old_answers(self._line)
            except OSError:
                pass
        self._press.close()

    @property
    def _line(self) -> socket.socket:
        line: socket.socket | None = self._press._device or None
        if line is None:
            raise PrinterUnreachable("the connection is not open")
        return line

    def _until_acknowledged(self, line: socket.socket, until: float) -> None:
        left, moved = _not_acknowledged(line), time.monotonic()
        while left:
            self._fail_if_broken(line)
            time.sleep(0.02)
            now, before = time.monotonic(), left
            left = _not_acknowledged(line)
            if left < before:
                moved = now
            if now > until or now - moved > self._limits.stall:
                raise PrinterStuck("the printer stopped taking the paper")
        # A printer that was switched off between the last acknowledgement and the last row says so at once.
        time.sleep(0.1)
        self._fail_if_broken(line, closing_is_fine=True)

    def _fail_if_broken(self, line: socket.socket, closing_is_fine: bool = False) -> None:
        """Raise PrinterHalf when the other side reset the connection, or closed it too early."""
        error = line.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
        if error:
            raise PrinterHalf("the connection broke while the paper was being sent")
        line.setblocking(False)
        try:
            if line.recv(1, socket.MSG_PEEK) == b"" and not closing_is_fine:
                raise PrinterHalf("the printer closed the connection before the paper was there")
        except BlockingIOError:
            pass

    def _throw_away_old_answers(self, line: socket.socket) -> None:
        while select.select([line], [], [], 0)[0] and line.recv(64):
            pass


def _not_acknowledged(line: socket.socket) -> int:
    """Return how many bytes wait in the kernel for the other side's word (SIOCOUTQ, Linux)."""
    return int(struct.unpack("i", fcntl.ioctl(line.fileno(), termios.TIOCOUTQ, b"\0\0\0\0"))[0])
