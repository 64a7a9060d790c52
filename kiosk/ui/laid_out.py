"""Waiting until what was shown stands in its place."""

from __future__ import annotations

from collections.abc import Callable

from kivy.clock import Clock

ROUNDS = 6  # of the event loop until a new screen is laid out: text, box, place; 0.1 s as a rule


class OnceLaidOut:
    """Calls something once what was shown is laid out; asked again meanwhile, it waits from then on.

    It counts rounds and not seconds: where a round takes long, what comes after 0.05 s comes before the words
    stand in their places.
    """

    def __init__(self, call: Callable[[], object]) -> None:
        self._call, self._left = call, 0
        self._next = Clock.create_trigger(self._round, 0)

    def __call__(self) -> None:
        self._left = ROUNDS
        self._next()

    @property
    def waits(self) -> bool:
        return bool(self._left)

    def cancel(self) -> None:
        self._left = 0
        self._next.cancel()

    def _round(self, _: float) -> None:
        self._left -= 1
        if self._left > 0:
            self._next()
        else:
            self._left = 0
            self._call()
