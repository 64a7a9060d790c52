"""From the key events of the kernel to what was scanned: the keys of an American keyboard, ended by Enter.

An event is `struct input_event` (linux/input.h): seconds, microseconds, type, code, value. Codes are those of
linux/input-event-codes.h and name places on the keyboard, not letters.
"""

from __future__ import annotations

import struct
from typing import ClassVar

_EVENT = struct.Struct("@qqHHi")  # 64-bit only, as everything here
EVENT_BYTES = _EVENT.size
EV_KEY, DOWN, UP = 1, 1, 0
PAUSE = 1.0  # seconds: a scanner types a square in a few hundredths, so what came before is half a scan
ENTER, KEYPAD_ENTER, TAB, SHIFTS = 28, 96, 15, (42, 54)

# First code → what the keys from there on type, without and with shift.
_ROWS = {
    2: ("1234567890-=", "!@#$%^&*()_+"),
    16: ("qwertyuiop[]", "QWERTYUIOP{}"),
    30: ("asdfghjkl;'`", 'ASDFGHJKL:"~'),
    43: ("\\zxcvbnm,./", "|ZXCVBNM<>?"),
    57: (" ", " "),
    71: ("789-456+1230.", "789-456+1230."),  # the number pad: some scanners type figures there
    55: ("*", "*"),
    98: ("/", "/"),
}
_PLAIN = {first + place: char for first, (plain, _) in _ROWS.items() for place, char in enumerate(plain)}
_SHIFTED = {
    first + place: char for first, (_, shifted) in _ROWS.items() for place, char in enumerate(shifted)
}


class ScannedKeys:
    """Takes in bytes as they come, perhaps half an event at a time; gives whole scans."""

    LONGEST: ClassVar[int] = (
        8192  # characters; what never ends is no scan of ours, and must not fill the memory
    )

    def __init__(self) -> None:
        self._half = b""
        self._shift = False
        self._typed: list[str] = []
        self._last = 0.0

    def feed(self, data: bytes) -> list[str]:
        """Return the scans that ended in `data`."""
        data = self._half + data
        whole = len(data) - len(data) % EVENT_BYTES
        self._half = data[whole:]
        scans = []
        for seconds, micro, kind, code, value in _EVENT.iter_unpack(data[:whole]):
            if kind == EV_KEY:
                scans.append(self._key(seconds + micro / 1_000_000, code, value))
        return [scan for scan in scans if scan]

    def _key(self, at: float, code: int, value: int) -> str:
        """Take one key; return the scan it ends, else nothing. A key held down repeats as value 2."""
        if abs(at - self._last) > PAUSE:
            self._typed, self._shift = [], False
        self._last = at
        if code in SHIFTS:
            self._shift = value != UP
        elif value == DOWN and code in (ENTER, KEYPAD_ENTER, TAB):
            scan, self._typed = "".join(self._typed), []
            return scan
        elif value == DOWN and len(self._typed) <= self.LONGEST:
            self._typed.append((_SHIFTED if self._shift else _PLAIN).get(code, ""))
        return ""
