"""The buttons of the first screen, which has no bar: read aloud, and what makes the screen easier."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.ui import theme
from kiosk.ui.theme import px, tokens
from kiosk.ui.widgets.bar import GAP, LEAST, LEAST_ROOMY, WIDE_LETTERS, Small
from kiosk.ui.widgets.buttons import BarButton
from kiosk.ui.widgets.turning import Row

FULL = 3  # buttons of the least size: quiet between softer and louder
AT_FOOT = 176  # design pixels of the least, with bigger letters and all of a row for them
ALONE = 164  # design pixels of what makes the screen easier, where nothing can be heard


class Corner(Row):
    """As wide while it speaks as before: the words beside it do not move."""

    def __init__(self) -> None:
        super().__init__(size_hint=(None, None), spacing=px(GAP))
        self.height = px(theme.BAR_BUTTON[1])
        self._made: dict[str, BarButton] = {}

    def show(self, speaks: Sequence[Small], easier: Small) -> None:
        """Show what makes it speak, and what makes it easier; three buttons that make it speak fill it."""
        least, alone = (LEAST_ROOMY, WIDE_LETTERS) if tokens.roomy else (LEAST, ALONE)
        if tokens.roomy and not tokens.portrait:
            least = AT_FOOT
        self.width = px(FULL * least + (FULL - 1) * GAP if speaks else alone)
        shown = [self._button(one) for one in (speaks if len(speaks) == FULL else (*speaks, easier))]
        if self.children[::-1] != shown:
            self.clear_widgets()
            for button in shown:
                self.add_widget(button)

    def _button(self, small: Small) -> BarButton:
        if small.action not in self._made:
            self._made[small.action] = BarButton(size_hint=(1, 1))
        button = self._made[small.action]
        button.action, button.label, button.icon, button.do = small.action, small.label, small.icon, small.do
        return button
