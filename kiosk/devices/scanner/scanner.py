"""A scanner of squares and bars on USB: to the system it is a keyboard that types what it reads.

It is read from its own file in /dev/input and taken for ourselves alone (EVIOCGRAB), so that what it types
never lands in a field of the screen, nor a key of another keyboard in here. Scanners send the keys of an
American keyboard whatever layout the system has; a Belgian layout would turn a 1 into & and swap a and q. So
the key codes are turned into characters here (kiosk.devices.scanner.keys).

    KIOSK_SCANNER=/dev/input/by-id/usb-…-event-kbd     a scanner
    KIOSK_SCANNER=simulated:/run/kiosk/scanner         a named pipe: each line written to it is a scan

What was read is handed on and kept nowhere; no log holds it.
"""

from __future__ import annotations

import fcntl
import logging
import os
import selectors
import stat
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import ClassVar, Protocol

from kiosk.devices.scanner.keys import EVENT_BYTES, ScannedKeys
from kiosk.problems import Problem

log = logging.getLogger(__name__)

EVIOCGRAB = 0x40044590  # linux/input.h: _IOW('E', 0x90, int)
SIMULATED = "simulated:"
AGAIN = 2.0  # seconds until an unplugged scanner is looked for again
Heard = Callable[[str], object]


class ScannerSetting(Problem):
    """The setting of the scanner is not one we know."""

    code: ClassVar[str] = "scanner-setting"


class Scanner(Protocol):
    """Something that reads squares."""

    @property
    def there(self) -> bool:
        """Say whether people can hold a paper before it."""

    def start(self, heard: Heard) -> None:
        """Hand each scan to `heard`, from a thread of its own."""

    def close(self) -> None:
        """End."""


class NoScanner:
    """A kiosk without a scanner."""

    there = False

    def start(self, heard: Heard) -> None:
        """Nothing is read."""

    def close(self) -> None:
        """Nothing to end."""


class UsbScanner:
    """Reads the scanner at `path`, also when it is plugged in later or again."""

    opened_for: ClassVar[int] = os.O_RDONLY

    def __init__(self, path: Path) -> None:
        self.path = path
        self._ended = threading.Event()
        self._wakes, self._wake = os.pipe()
        self._thread: threading.Thread | None = None

    @property
    def there(self) -> bool:
        return self.path.exists()

    def start(self, heard: Heard) -> None:
        self._thread = threading.Thread(target=self._run, args=(heard,), name="scanner", daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._ended.set()
        with suppress(OSError):
            os.write(self._wake, b"x")
        if self._thread is not None:
            self._thread.join(timeout=5)

    def _run(self, heard: Heard) -> None:
        told = ""
        while not self._ended.is_set():
            try:
                self._read(heard)
                told = ""
            except OSError as error:
                if told != (told := error.strerror or type(error).__name__):
                    log.error("the scanner cannot be read: %s", told)
            self._ended.wait(AGAIN)

    def _read(self, heard: Heard) -> None:
        """Read until it is unplugged. Raises OSError."""
        file = os.open(self.path, self.opened_for | os.O_NONBLOCK | os.O_CLOEXEC)
        try:
            self._take(file)
            reader = self._reader()
            with selectors.DefaultSelector() as selector:
                selector.register(file, selectors.EVENT_READ)
                selector.register(self._wakes, selectors.EVENT_READ)
                while not self._ended.is_set():
                    ready = {key.fd for key, _ in selector.select()}
                    if file in ready and not self._take_in(file, reader, heard):
                        return
        finally:
            os.close(file)

    def _take(self, file: int) -> None:
        """Take the device for ourselves alone: no other program gets its keys. Raises OSError."""
        if stat.S_ISCHR(os.fstat(file).st_mode):
            fcntl.ioctl(file, EVIOCGRAB, 1)

    def _reader(self) -> Callable[[bytes], list[str]]:
        return ScannedKeys().feed

    def _take_in(self, file: int, reader: Callable[[bytes], list[str]], heard: Heard) -> bool:
        """Read what is there; False when nothing comes any more."""
        try:
            data = os.read(file, 64 * EVENT_BYTES)
        except BlockingIOError:
            return True
        for text in reader(data):
            heard(text)
        return bool(data)


class SimulatedScanner(UsbScanner):
    """The twin for demo and tests: a named pipe, made here, of which each line is a scan."""

    opened_for = os.O_RDWR  # so that the pipe does not end when one writer goes

    @property
    def there(self) -> bool:
        return True

    def start(self, heard: Heard) -> None:
        with suppress(FileExistsError):
            os.mkfifo(self.path, 0o600)
        super().start(heard)

    def _reader(self) -> Callable[[bytes], list[str]]:
        half = bytearray()

        def feed(data: bytes) -> list[str]:
            half.extend(data)
            *whole, rest = bytes(half).split(b"\n")
            half[:] = rest[-ScannedKeys.LONGEST :]
            return [line.decode("utf-8", "replace") for line in whole if line]

        return feed

    def close(self) -> None:
        super().close()
        if self._thread is not None:
            self.path.unlink(missing_ok=True)


def open_scanner(setting: str) -> Scanner:
    """Return the scanner of a setting; nothing is opened yet. Raises ScannerSetting."""
    if setting in ("", "none"):
        return NoScanner()
    if setting.startswith(SIMULATED):
        return SimulatedScanner(Path(setting.removeprefix(SIMULATED)))
    if not setting.startswith("/dev/input/"):
        raise ScannerSetting(f"{setting!r} is no scanner; write /dev/input/by-id/…-event-kbd, or none")
    return UsbScanner(Path(setting))
