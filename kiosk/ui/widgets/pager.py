"""The one way to turn a page: back, '1 van 2', forward. Always in the lower corner where reading ends.

It never goes round, and keeps its place: on the first page 'back' is seen to lead nowhere, on the last
'forward'. 'Back' of the bar leads from a later page to the one before as well (kiosk.ui.screens.base).
"""

from __future__ import annotations

from collections.abc import Callable

from kivy.uix.floatlayout import FloatLayout

from kiosk.ui import theme
from kiosk.ui.theme import px, rgba, tokens, whole
from kiosk.ui.widgets.face import Face
from kiosk.ui.widgets.fit_label import FitLabel, Line
from kiosk.ui.widgets.pages import Pages
from kiosk.ui.widgets.turning import turn
from kiosk.ui.widgets.whole import OnPixels

SIDE = 118  # design pixels of a button: 20 mm
WORDS, WORDS_ROOMY = 106, 200  # between the two; the second for bigger letters
AIR = 2  # beside the words
CHEVRON = 64


def pager_width() -> int:
    """Return how wide it is, pixels."""
    return 2 * whole(px(SIDE)) + whole(px(WORDS_ROOMY if tokens.roomy else WORDS))


def pager_height() -> int:
    """Return how high it is, pixels."""
    return whole(px(SIDE))


class Turner(Face):
    """Turns to one side; the picture says which, and its name is for who listens."""

    def make_lines(self) -> tuple[Line, ...]:
        return ()

    def place(self) -> None:
        side = px(CHEVRON)
        self.put_picture((self.width - side) / 2, (self.height - side) / 2, side)

    def dress(self, *_: object) -> None:
        down = self.state == "down" and self.enabled
        self.fill = rgba(theme.TINT if down else theme.CARD if self.enabled else theme.PAPER)
        self.edge = rgba(theme.ACCENT if down else theme.EDGE if self.enabled else theme.LINE)
        self.emblem.dress(rgba(theme.ACCENT if self.enabled else theme.LINE))


class Pager(OnPixels, FloatLayout):
    """Shows which page of how many is seen, and turns it."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(size_hint=(None, None), **kwargs)
        self.back = Turner(action="page_back", icon="chevron-left", size_hint=(None, None))
        self.on = Turner(action="page", icon="chevron-right", size_hint=(None, None))
        self.where = FitLabel(
            font_name="SemiBold", sizes=theme.LABEL, halign="center", size_hint=(None, None)
        )
        for part in (self.back, self.where, self.on):
            self.add_widget(part)
        self.fbind("pos", self._place)
        self.fbind("size", self._place)

    def show(self, pages: Pages, words: Callable[..., str]) -> None:
        """Show where somebody is in `pages`."""
        self.size = pager_width(), pager_height()
        at = {"page": pages.page + 1, "pages": pages.count}
        self.where.text, self.where.says = words("ui.page", **at), words("hear.page", **at)
        self.back.label, self.back.do = words("ui.page_back"), pages.turn_back
        self.on.label, self.on.do = words("ui.page_on"), pages.turn
        self.back.enabled, self.on.enabled = pages.page > 0, pages.page < pages.count - 1
        self._place()

    def put(self, right: float, low: float) -> None:
        """Stand with the end of the line of reading at `right` in a language from left to right, pixels."""
        self.pos = right - self.width, low

    def _place(self, *_: object) -> None:
        high, air = self.height, px(AIR)
        self.back.size = self.on.size = high, high
        self.back.pos, self.on.pos = self.pos, (self.x + self.width - high, self.y)
        self.where.size, self.where.pos = (self.width - 2 * (high + air), high), (self.x + high + air, self.y)
        turn(self.x, self.width, self.back, self.on)
