"""The room of the screen that is shown: one at a time, and the last one is gone before the next is drawn.

Kivy's ScreenManager keeps both for one frame, also with NoTransition (an Animation of 0 seconds ends a frame
later): two screens are laid out and drawn where a person waits for one.
"""

from __future__ import annotations

from typing import Protocol

from kivy.uix.widget import Widget

from kiosk.ui.reading_order import Spot
from kiosk.ui.widgets.pages import Pages


class Shown(Protocol):
    """What those around it know of the screen that is shown (kiosk.ui.screens.base)."""

    pos: tuple[float, float]
    size: tuple[float, float]
    pages: Pages
    shows_bar: bool
    progress_high: int
    typing: bool
    low_bar: bool

    def forget(self) -> None:
        """Let go of every text a person typed or chose."""

    def more_to_hear(self) -> list[Spot]:
        """Return what is read aloud after the words on the screen."""

    def type(self, text: str) -> None:
        """A real keyboard typed."""

    def erase(self) -> None:
        """A real keyboard erased."""

    def enter(self) -> None:
        """Enter or Tab of a real keyboard."""


class OneScreen(Widget):
    """Gives the screen it shows all of its room."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.current_screen: Shown | None = None
        self.fbind("pos", self._fit)
        self.fbind("size", self._fit)

    def show(self, screen: Shown) -> Shown | None:
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
