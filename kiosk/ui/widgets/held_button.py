"""A button that has to be held: for a volunteer, on a screen that somebody else holds in their hands."""

from __future__ import annotations

from collections.abc import Callable

from kivy.app import App
from kivy.clock import Clock

from kiosk.ui.widgets.buttons import MainButton

HELD = 1.2  # seconds: longer than a finger that slips, short enough for the fortieth person of a day


class HeldButton(MainButton):
    """A touch does nothing but colour it; `held` is called when it was held."""

    def __init__(self, held: Callable[[], object], **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._held, self._waiting = held, None

    def on_touch_down(self, touch: object) -> bool:
        taken = super().on_touch_down(touch)
        if taken:
            self.let_be()
            self._waiting = Clock.schedule_once(self._was_held, HELD)
        return taken

    def on_touch_up(self, touch: object) -> bool:
        self.let_be()
        return bool(super().on_touch_up(touch))

    def let_be(self) -> None:
        """Nobody holds it any more."""
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def _was_held(self, _: float) -> None:
        self._waiting = None
        self.state = "normal"  # the finger lets go on another screen
        App.get_running_app().act(self.action, self._held)
