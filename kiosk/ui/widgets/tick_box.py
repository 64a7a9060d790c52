"""The box of an answer that is one of several: empty, or with a tick."""

from __future__ import annotations

from kiosk.ui import theme
from kiosk.ui.theme import px, rgba
from kiosk.ui.widgets.icon import Emblem

BOX = 44  # design pixels
EDGE, TICK = 4, 0.8  # of its edge; the part of it that the tick takes


class TickBox:
    """Drawn with two emblems of what it stands on: the edge, and what is inside it."""

    def __init__(self, edge: Emblem, inside: Emblem) -> None:
        self._edge, self._inside = edge, inside

    def show(self, pos: tuple[float, float], side: float, ticked: bool) -> None:
        """Draw it, its lower left corner at `pos`, pixels; of no side it goes away."""
        edge, radius = px(EDGE), px(theme.SLIP_RADIUS) if side else None
        colour = rgba(theme.ACCENT if ticked else theme.EDGE)
        self._edge.dress(colour, colour)
        self._edge.draw("", pos, (side, side), radius=radius)
        within = max(0, side - 2 * edge)
        self._inside.dress(rgba(theme.ON_ACCENT), rgba(theme.ACCENT if ticked else theme.CARD))
        place = (pos[0] + edge, pos[1] + edge)
        self._inside.draw("check" if ticked else "", place, (within, within), TICK, radius)
