"""Printers on this machine: USB and serial through python-escpos, and a device file written by ourselves."""

from __future__ import annotations

import os
import select
import time
from pathlib import Path

from kiosk.devices.printer.cable import Limits, first_line, pieces
from kiosk.devices.printer.escpos_library import Error as EscposError
from kiosk.devices.printer.escpos_library import Serial, Usb
from kiosk.devices.printer.problems import PrinterHalf, PrinterStuck, PrinterUnreachable


class EscposCable:
    """A printer on USB or a serial line, through python-escpos."""

    def __init__(self, press: Serial | Usb) -> None:
        self._press = press
        self._limits = Limits()

    def open(self, limits: Limits) -> None:
        self._limits = limits
        try:
            self._press.open()
            if isinstance(self._press, Serial):
                self._press.device.timeout = limits.answer
                self._press.device.write_timeout = limits.stall
            else:
                self._press.timeout = round(limits.stall * 1000)
                self._find_endpoints(self._press)
        except (EscposError, OSError, RuntimeError, ValueError) as error:
            # ValueError: pyusb found no libusb; RuntimeError: pyserial or pyusb is not installed
            raise PrinterUnreachable(first_line(error)) from None

    def ask(self, question: bytes) -> bytes:
        try:
            if isinstance(self._press, Serial):
                self._press.device.reset_input_buffer()
                self._press._raw(question)
                return bytes(self._press.device.read(1))
            self._press._raw(question)
            return bytes(self._press.device.read(self._press.in_ep, 16, round(self._limits.answer * 1000)))
        except (OSError, ValueError):  # pyserial and pyusb errors are OSErrors
            return b""

    def send(self, data: bytes, until: float) -> None:
        for piece in pieces(data, until):
            try:
                self._press._raw(piece)
            except TimeoutError:
                raise PrinterStuck from None
            except OSError as error:
                if (
                    "timeout" in type(error).__name__.lower()
                ):  # serial.SerialTimeoutException, USBTimeoutError
                    raise PrinterStuck from None
                raise PrinterHalf(first_line(error)) from None

    def close(self) -> None:
        try:
            if isinstance(self._press, Serial) and self._press._device:
                # flush() would wait for ever on a printer that holds its line; the kernel sends what it has.
                self._press._device.close()
                self._press._device = False
            else:
                self._press.close()
        except (OSError, ValueError, AttributeError):
            pass

    def _find_endpoints(self, press: Usb) -> None:
        """Use the first bulk endpoints the printer has: makers differ from python-escpos' 0x01 and 0x82."""
        import usb.util

        for interface in press.device.get_active_configuration():
            for endpoint in interface:
                if usb.util.endpoint_type(endpoint.bmAttributes) != usb.util.ENDPOINT_TYPE_BULK:
                    continue
                if usb.util.endpoint_direction(endpoint.bEndpointAddress) == usb.util.ENDPOINT_OUT:
                    press.out_ep = endpoint.bEndpointAddress
                else:
                    press.in_ep = endpoint.bEndpointAddress
            return


class FileCable:
    """A printer behind a device file such as /dev/usb/lp0, written without ever blocking in the kernel."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: int | None = None
        self._reads = False
        self._limits = Limits()

    def open(self, limits: Limits) -> None:
        self._limits = limits
        for way, reads in ((os.O_RDWR, True), (os.O_WRONLY, False)):
            try:
                self._file = os.open(self._path, way | os.O_NONBLOCK | os.O_NOCTTY)
            except OSError as error:
                problem = PrinterUnreachable(f"{self._path}: {error.strerror}")
            else:
                self._reads = reads
                return
        raise problem

    def ask(self, question: bytes) -> bytes:
        if self._file is None or not self._reads or not self._path.is_char_device():
            return b""
        try:
            while select.select([self._file], [], [], 0)[0] and os.read(self._file, 64):
                pass  # old answers
            os.write(self._file, question)
            ready, _, _ = select.select([self._file], [], [], self._limits.answer)
            return os.read(self._file, 16) if ready else b""
        except OSError:
            return b""

    def send(self, data: bytes, until: float) -> None:
        file = self._opened()
        for piece in pieces(data, until):
            while piece:
                wait = min(self._limits.stall, until - time.monotonic())
                if wait <= 0 or not select.select([], [file], [], wait)[1]:
                    raise PrinterStuck
                try:
                    piece = piece[os.write(file, piece) :]
                except BlockingIOError:
                    time.sleep(0.01)
                except OSError as error:
                    raise PrinterHalf(f"{self._path}: {error.strerror}") from None

    def close(self) -> None:
        if self._file is not None:
            try:
                os.close(self._file)
            except OSError:
                pass
            self._file = None

    def _opened(self) -> int:
        if self._file is None:
            raise PrinterUnreachable(f"{self._path} is not open")
        return self._file
