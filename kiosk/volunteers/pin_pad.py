"""The PIN pad before the desk: what was typed so far, and the line that says what is wrong with it."""

from __future__ import annotations

from kiosk.volunteers.pin import LONGEST, Pin


class PinPad:
    """Holds the digits while they are typed, no longer."""

    def __init__(self, pin: Pin) -> None:
        self._pin = pin
        self._typed = ""
        self._wrong = False

    @property
    def digits(self) -> int:
        """How many digits stand there."""
        return len(self._typed)

    def line(self) -> tuple[str, dict[str, object]]:
        """Return the text key of the line under the field, and what fills it in."""
        if not self._pin.is_chosen:
            return "pin.none", {}
        if left := self._pin.seconds_left():
            return "pin.wait", {"seconds": left}
        return ("pin.wrong" if self._wrong else "pin.line"), {}

    @property
    def waits(self) -> bool:
        """It was wrong too often, or there is no PIN: nothing can be said now."""
        return not self._pin.is_chosen or self._pin.seconds_left() > 0

    @property
    def is_wrong(self) -> bool:
        return self._wrong

    def type(self, text: str) -> None:
        """Keys were touched."""
        self._wrong = False
        self._typed = (self._typed + "".join(one for one in text if one.isascii() and one.isdigit()))[
            :LONGEST
        ]

    def erase(self) -> None:
        self._typed, self._wrong = self._typed[:-1], False

    def say(self) -> bool:
        """Say whether what was typed is the PIN, and let go of it either way."""
        typed, self._typed = self._typed, ""
        right = self._pin.is_right(typed)
        self._wrong = not right
        return right

    def forget(self) -> None:
        self._typed, self._wrong = "", False
