"""Screens that nobody sees: what is let go of when one is left, and when a person leaves; what comes back."""

from __future__ import annotations

from kivy.clock import Clock

from kiosk.ui.allocator import give_back
from kiosk.ui.screens.base import KioskScreen
from kiosk.ui.screens.registry import DESK_SCREENS
from kiosk.ui.widgets.one_screen import Shown
from kiosk.ui.widgets.pictured import pictured

REST = 2.0  # seconds after which it is likely that nobody came at once


def leave(screen: Shown) -> None:
    """Forget a screen that was left, and let go of all pictures on it: thirty screens took 10 MB."""
    screen.forget()
    for one in pictured(screen):
        one.let_go()


def renew(screen: KioskScreen) -> None:
    """Draw again what was let go of, before `screen` is seen."""
    for one in pictured(screen):
        one.renew()


def clear_away(shown: Shown | None, screens: dict[str, KioskScreen]) -> None:
    """Let go of the volunteer's screens, which few people see, and give back what memory is free."""
    for name in [name for name in screens if name in DESK_SCREENS]:
        if screens[name] is not shown:
            del screens[name]
    rest()


def somebody() -> None:
    """Somebody is there: what takes a tenth of a second waits until they have left."""
    Clock.unschedule(give_back)


def rest() -> None:
    """Give back what memory is free, once it is likely that nobody came at once."""
    somebody()
    Clock.schedule_once(give_back, REST)
