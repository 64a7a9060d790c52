"""What stands around every screen: progress on top, the bar at the bottom. Made once for all of them."""

from __future__ import annotations

from collections.abc import Callable

from kivy.uix.boxlayout import BoxLayout

from kiosk.ui.theme import px
from kiosk.ui.widgets.bar import Bar
from kiosk.ui.widgets.one_screen import OneScreen, Shown
from kiosk.ui.widgets.progress import Progress


class Frame(BoxLayout):
    """Gives a screen the room between progress and bar, or all of it where it shows neither."""

    def __init__(self, screens: OneScreen, words: Callable[[str], str]) -> None:
        super().__init__(orientation="vertical")
        self.screens = screens
        self.progress = Progress(size_hint_y=None)
        self.bar = Bar(words, size_hint_y=None)

    def fit(self, screen: Shown) -> None:
        """Stand around this screen."""
        self.progress.height = px(screen.progress_high)
        self.bar.fit(screen.typing, screen.low_bar)
        shown = [self.progress] if screen.progress_high else []
        shown += [self.screens, self.bar] if screen.shows_bar else [self.screens]
        if self.children != shown[::-1]:
            self.clear_widgets()
            for part in shown:
                self.add_widget(part)
