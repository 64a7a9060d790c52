"""The clock of the window beside drawing: it feeds systemd, and looks whether it is time to start anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kiosk.machine.watchdog import Watchdog

if TYPE_CHECKING:
    from kiosk.ui.window import KioskApp

LOOK = 240.0  # seconds between two looks at whether to start anew


def go_round(app: KioskApp, watchdog: Watchdog, is_night: Callable[[], bool]) -> None:
    """Feed `watchdog` as long as the window goes round; end `app` for a new start when `is_night` says so."""
    from kivy.clock import Clock

    if watchdog.every:
        Clock.schedule_interval(lambda _: watchdog.feed(), watchdog.every)
    Clock.schedule_interval(lambda _: app.restart() if is_night() else None, LOOK)
