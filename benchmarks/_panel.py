"""The screen and the touch panel of an X display from outside: what a camera and a finger would know.

Speaks the X11 protocol itself over the display's socket, so that nothing has to be installed and nothing
runs inside the program that is measured: GetImage reads pixels, the XTEST extension touches and types.
(X Window System Protocol, X11R6.8; X Test Extension Protocol 2.2.)
"""

from __future__ import annotations

import socket
import struct
import time
from collections.abc import Callable
from types import TracebackType

from PIL import Image

_QUERY_EXTENSION, _GET_IMAGE, _GET_KEYBOARD_MAPPING = 98, 73, 101
_FAKE_INPUT = 2
_KEY_DOWN, _KEY_UP, _BUTTON_DOWN, _BUTTON_UP, _MOTION = 2, 3, 4, 5, 6
KEYS = {"Escape": 0xFF1B, "F1": 0xFFBE, "BackSpace": 0xFF08, "Return": 0xFF0D}  # X11/keysymdef.h


class Panel:
    """A display without access control, such as a virtual one, seen as pixels with a finger on it."""

    def __init__(self, display: str) -> None:
        number = display.lstrip(":").split(".")[0]
        self._line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._line.connect(f"/tmp/.X11-unix/X{number}")
        self._line.sendall(struct.pack("<BxHHHH2x", 0x6C, 11, 0, 0, 0))
        status, _, _, length = struct.unpack("<BxHHH", self._line.recv(8, socket.MSG_WAITALL))
        setup = self._read(length * 4)
        if status != 1:
            raise ConnectionError(f"display {display} lets nobody look")
        vendor, formats = struct.unpack_from("<H", setup, 16)[0], setup[21]
        self._keycodes = setup[26], setup[27]
        screen = 32 + (vendor + 3) // 4 * 4 + formats * 8
        self._root = struct.unpack_from("<I", setup, screen)[0]
        self.size = struct.unpack_from("<HH", setup, screen + 20)
        self._test = self._extension(b"XTEST")

    def close(self) -> None:
        self._line.close()

    def __enter__(self) -> Panel:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.close()

    # --- looking

    def pixel(self, x: int, y: int) -> tuple[int, int, int]:
        """Return red, green and blue at (x, y), counted from the top left."""
        blue, green, red, _ = self._image(x, y, 1, 1)
        return red, green, blue

    def picture(self, size: tuple[int, int] | None = None) -> Image.Image:
        """Return what the display shows, or its top left part of `size`."""
        width, height = size or self.size
        data = self._image(0, 0, width, height)
        return Image.frombuffer("RGB", (width, height), data, "raw", "BGRX", 0, 1)

    def wait_for(self, seen: Callable[[], bool], seconds: float, pause: float = 0.002) -> float:
        """Look until `seen`; return the monotonic moment of it. Raises TimeoutError."""
        until = time.monotonic() + seconds
        while not seen():
            if time.monotonic() > until:
                raise TimeoutError("it did not appear on the display")
            time.sleep(pause)
        return time.monotonic()

    # --- touching

    def touch(self, x: float, y: float, held: float = 0.06) -> None:
        """Touch (x, y) and let go after `held` seconds."""
        self._fake(_MOTION, 0, round(x), round(y))
        self._fake(_BUTTON_DOWN, 1)
        time.sleep(held)
        self._fake(_BUTTON_UP, 1)

    def press(self, key: str) -> None:
        """Press and let go a key of a real keyboard: a character or one of `KEYS`."""
        code = self._keycode(KEYS.get(key) or ord(key))
        self._fake(_KEY_DOWN, code)
        time.sleep(0.02)
        self._fake(_KEY_UP, code)

    def _fake(self, kind: int, detail: int, x: int = 0, y: int = 0) -> None:
        self._line.sendall(
            struct.pack("<BBHBBxxII8xhh8x", self._test, _FAKE_INPUT, 9, kind, detail, 0, 0, x, y)
        )

    def _keycode(self, keysym: int) -> int:
        first, last = self._keycodes
        count = last - first + 1
        head, body = self._ask(struct.pack("<BxHBBxx", _GET_KEYBOARD_MAPPING, 2, first, count))
        symbols = struct.unpack(f"<{len(body) // 4}I", body)
        return first + symbols.index(keysym) // head[1]

    # --- the line

    def _image(self, x: int, y: int, width: int, height: int) -> bytes:
        _, body = self._ask(
            struct.pack("<BBHIhhHHI", _GET_IMAGE, 2, 5, self._root, x, y, width, height, 0xFFFFFFFF)
        )
        return body[: width * height * 4]

    def _extension(self, name: bytes) -> int:
        padded = name.ljust((len(name) + 3) // 4 * 4, b"\0")
        request = struct.pack("<BxHHxx", _QUERY_EXTENSION, 2 + len(padded) // 4, len(name)) + padded
        head, _ = self._ask(request)
        if not head[8]:
            raise ConnectionError(f"the display has no {name.decode()} extension")
        return head[9]

    def _ask(self, request: bytes) -> tuple[bytes, bytes]:
        """Send a request and return the head and the body of its reply; events in between are dropped."""
        self._line.sendall(request)
        while True:
            head = self._read(32)
            if head[0] == 1:
                return head, self._read(struct.unpack_from("<I", head, 4)[0] * 4)
            if head[0] == 0:
                raise ConnectionError(f"the display refused a request with error {head[1]}")

    def _read(self, size: int) -> bytes:
        data = bytearray()
        while len(data) < size:
            piece = self._line.recv(size - len(data))
            if not piece:
                raise ConnectionError("the display went away")
            data += piece
        return bytes(data)
