"""Whether central still wants this device: sync notes what it heard, the screen looks and tells people."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from kiosk.app.printing import PaperPress
from kiosk.outbox.queue import Outbox
from kiosk.problems import Problem
from kiosk.visit.machine import Visit
from kiosk.volunteers.desk import Desk
from kiosk.volunteers.joining import joined

if TYPE_CHECKING:
    from kiosk.ui.window import KioskApp

RETIRED = "device-retired"  # of the problem table
# Seconds between two looks: while somebody is there, and at rest, where waking is most of what waiting costs.
LOOK_SECONDS, SELDOM = 5.0, 60.0
AT_ONCE = 0.02  # seconds after the first touch: what it asks for comes when the finger lets go


class EndOfService:
    """Looks after one visit. `outbox` is None when the queue cannot be opened: then nothing is known."""

    def __init__(self, visit: Visit, desk: Desk, outbox: Outbox | None, press: PaperPress) -> None:
        self._visit, self._desk, self._outbox, self._press = visit, desk, outbox, press
        self._ended: str | None = None  # why this device left service, once people were told

    def noticed(self) -> bool:
        """Go out of order once central has ended this device's service; say whether that was just now.

        Not under somebody's hands: they come to their end, and hear at the last touch that it is not kept.
        But on a stolen kiosk nothing that was said or printed stays.
        """
        reason = None
        with suppress(Problem):
            reason = self._outbox.state.get("retired") if self._outbox else None
        known = self._visit.out_of_order == RETIRED and self._ended == reason
        if reason is None or known or not (self._visit.untouched or reason == "stolen"):
            return False
        self._ended = reason
        self._visit.fail(RETIRED)
        if reason == "stolen":
            self._desk.forget_stand()
            self._press.next_visit()  # the last paper can be printed no more
        return True

    def watch(self, app: KioskApp) -> Callable[[], None]:
        """Look now and then from here on, and show what came of it; return what ends that."""
        from kivy.clock import Clock
        from kivy.core.window import Window

        def look(_: float) -> None:
            self._look(app)
            again.timeout = SELDOM if self._visit.untouched else LOOK_SECONDS
            again()

        def somebody(*_: object) -> None:
            if again.timeout == SELDOM:
                again.cancel()
                again.timeout = AT_ONCE
                again()

        def end() -> None:
            again.cancel()
            Window.unbind(on_touch_down=somebody)

        again = Clock.create_trigger(look, LOOK_SECONDS)
        again()
        Window.bind(on_touch_down=somebody)
        return end

    def _look(self, app: KioskApp) -> None:
        before = self._visit.out_of_order
        if joined(self._visit, self._desk):
            app.restart()
        elif self.noticed() or self._visit.out_of_order != before:
            app.render()
