"""The sign of the organisation. Held for five seconds it leads to the volunteer's desk, behind a PIN."""

from __future__ import annotations

from kivy.app import App
from kivy.clock import Clock

from kiosk.ui.widgets.icon import Badge

HELD = 5.0  # seconds: longer than anybody rests a finger, and than the three for hearing everything


class Sign(Badge):
    """A badge that can be held. It takes no touch away from what lies around it."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._waiting = None

    def on_touch_down(self, touch: object) -> bool:
        if self.collide_point(*touch.pos):
            self._let_go()
            self._waiting = Clock.schedule_once(self._knock, HELD)
        return False

    def on_touch_up(self, touch: object) -> bool:
        self._let_go()
        return False

    def _knock(self, _: float) -> None:
        self._waiting = None
        app = App.get_running_app()
        app.act("knock", app.visit.knock)

    def _let_go(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None
