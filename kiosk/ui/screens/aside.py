"""Screens that nobody sees: what is let go of when a person leaves, and what comes back when one is shown."""

from __future__ import annotations

from kivy.uix.screenmanager import ScreenManager

from kiosk.ui.allocator import give_back
from kiosk.ui.screens.base import KioskScreen
from kiosk.ui.screens.registry import DESK_SCREENS
from kiosk.ui.widgets.face import labels


def clear_away(manager: ScreenManager, screens: dict[str, KioskScreen]) -> None:
    """Let go of the pictures of all that is written on other screens, and of the volunteer's screens."""
    for name, screen in list(screens.items()):
        if screen is manager.current_screen:
            continue
        if name in DESK_SCREENS:
            manager.remove_widget(screens.pop(name))
        for label in labels(screen):
            label.writing.let_go()
    give_back()


def renew(screen: KioskScreen) -> None:
    """Write again what was let go of, before `screen` is seen."""
    for label in labels(screen):
        if label.writing.gone:
            label.fit()
