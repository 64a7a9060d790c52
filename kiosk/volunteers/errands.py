"""What an action at the desk comes to: done at once, or in a thread of its own where it may take long."""

from __future__ import annotations

import threading
from collections.abc import Callable

from kiosk.volunteers.room import Room
from kiosk.volunteers.told import Told, came_to


class Errands:
    """The part of the desk that says what the last action came to."""

    room: Room
    page: str  # which page of the desk is open
    told: Told | None = None
    _errand = 0  # the number of the newest one: an older one has nothing more to say

    def _drop_errands(self) -> None:
        self.told = None
        self._errand += 1

    def _try(self, act: Callable[[], Told]) -> None:
        self.told = came_to(act)

    def _run(self, act: Callable[[], Told], meanwhile: Told) -> None:
        self._errand += 1
        number, self.told = self._errand, meanwhile

        def run() -> None:
            told = came_to(act)
            if number == self._errand:
                self.told = told

        threading.Thread(target=run, name="errand", daemon=True).start()
