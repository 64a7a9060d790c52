"""The buttons of the first screen, which has no bar: read aloud, and what makes the screen easier.

While it speaks: quiet between softer and louder, or, where the invitation needs the room, quiet and one that
makes it louder until it cannot be louder, then softer. It is as wide as before: the words beside it stay.
"""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.devices.speech.speech import LOUDEST
from kiosk.ui import theme
from kiosk.ui.theme import apart, px, tokens, whole
from kiosk.ui.widgets.bar import GAP, LEAST, LEAST_ROOMY, WIDE_LETTERS, Small
from kiosk.ui.widgets.bar_row import AIRY, needed
from kiosk.ui.widgets.buttons import BarButton
from kiosk.ui.widgets.turning import Row

FULL = 3  # buttons: softer, quiet, louder
NARROW = 140  # design pixels of one of two, beside the invitation, where its word takes no more
AT_FOOT = 176  # of one of three, with bigger letters and all of a row for them
ALONE = 164  # of what makes the screen easier, where nothing can be heard


class Corner(Row):
    """`narrow`: there is room for two buttons."""

    def __init__(self, narrow: bool) -> None:
        super().__init__(size_hint=(None, None), spacing=apart(GAP))
        self.height = px(theme.BAR_BUTTON[1])
        self.narrow = narrow
        self._made: dict[str, BarButton] = {}

    def show(self, speaks: Sequence[Small], easier: Small | None, volume: int) -> None:
        """Show what makes it speak, and what makes the screen easier; `volume` as of a voice.

        None: that one stands elsewhere.
        """
        if self.narrow and len(speaks) == FULL:
            softer, quiet, louder = speaks
            speaks = (quiet, softer if volume == LOUDEST else louder)
        last = (easier,) if easier is not None and len(speaks) < 2 else ()
        self.width = self._wide(speaks, easier) if speaks or last else 0
        shown = [self._button(one) for one in (*speaks, *last)]
        if self.children[::-1] != shown:
            self.clear_widgets()
            for button in shown:
                self.add_widget(button)

    def _wide(self, speaks: Sequence[Small], easier: Small | None) -> float:
        if not speaks:
            return px(WIDE_LETTERS if tokens.roomy else ALONE)
        if self.narrow:
            labels = [one.label for one in (*speaks, *([easier] if easier else ()))]
            one = whole(max(px(NARROW), *(needed(label, AIRY) for label in labels)))
            return one if len(labels) == 1 else 2 * one + apart(GAP)
        one = LEAST if not tokens.roomy else LEAST_ROOMY if tokens.portrait else AT_FOOT
        return FULL * whole(px(one)) + (FULL - 1) * apart(GAP)

    def _button(self, small: Small) -> BarButton:
        if small.action not in self._made:
            self._made[small.action] = BarButton(size_hint=(1, 1))
        button = self._made[small.action]
        button.action, button.label, button.icon, button.do = small.action, small.label, small.icon, small.do
        return button
