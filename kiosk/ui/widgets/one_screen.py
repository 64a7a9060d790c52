"""The room of the screen that is shown: one at a time, and the last one is gone before the next is drawn.

Kivy's ScreenManager keeps both for one frame, also with NoTransition (an Animation of 0 seconds ends a frame
later): two screens are laid out and drawn where a person waits for one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.uix.widget import Widget

if TYPE_CHECKING:
    from kiosk.ui.screens.base import KioskScreen


class OneScreen(Widget):
    """Gives the screen it shows all of its room."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.current_screen: KioskScreen | None = None
        self.fbind("pos", self._fit)
        self.fbind("size", self._fit)

    def show(self, screen: KioskScreen) -> KioskScreen | None:
        """Show `screen` and return the one that was left, None where it is the same or the first."""
        left = self.current_screen
        if screen is left:
            return None
        self.clear_widgets()
        self.current_screen = screen
        self._fit()
        self.add_widget(screen)
        return left

    def _fit(self, *_: object) -> None:
        if self.current_screen is not None:
            self.current_screen.pos, self.current_screen.size = self.pos, self.size
