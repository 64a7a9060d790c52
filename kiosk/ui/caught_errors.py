"""The last wall before a person: an error in a callback wipes the visit instead of ending the app.

Three within a minute are more than a slip: then the app ends and systemd starts it anew.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from time import monotonic

from kivy.base import ExceptionHandler, ExceptionManager

MOST, WITHIN = 3, 60.0


class Slips(ExceptionHandler):
    """Says the kind of error and where, never what somebody typed."""

    def __init__(self, recover: Callable[[], None]) -> None:
        self.recover = recover
        self.times: list[float] = []

    def handle_exception(self, inst: Exception) -> int:
        where = inst.__traceback__
        while where is not None and where.tb_next is not None:
            where = where.tb_next
        place = f"{where.tb_frame.f_code.co_filename}:{where.tb_lineno}" if where else "?"
        print(f"kiosk: {type(inst).__name__} at {place}; the visit was wiped", file=sys.stderr, flush=True)
        now = monotonic()
        self.times = [*(time for time in self.times if now - time < WITHIN), now]
        if len(self.times) >= MOST:
            return int(ExceptionManager.RAISE)
        self.recover()
        return int(ExceptionManager.PASS)
