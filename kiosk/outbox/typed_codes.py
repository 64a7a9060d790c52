"""Codes of papers that people type: read, and counted so that nobody finds one by trying (contract.md)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from kiosk.outbox.device_state import DeviceState
from kiosk.receipts.code import is_valid, normalise

MOST_A_DAY = 20
KEY = "codes-tried"  # DAY:NUMBER; never the codes


class TypedCodes:
    """Implements `kiosk.visit.ports.Codes`; a restart does not begin the day anew."""

    def __init__(self, state: DeviceState, today: Callable[[], date]) -> None:
        self._state, self._today = state, today

    def read(self, typed: str) -> str:
        """Return the code as it stands on paper; empty where its last character, a check, does not fit."""
        code = normalise(typed)
        return code if is_valid(code) else ""

    def allow(self) -> bool:
        """Count one try, durably; False when there were enough today. Raises a NotStored."""
        today = self._today().isoformat()
        day, _, number = (self._state.get(KEY) or "").partition(":")
        tried = int(number) if day == today and number.isdigit() else 0
        if tried >= MOST_A_DAY:
            return False
        self._state.set(KEY, f"{today}:{tried + 1}", "screen")
        return True
