"""How large letters are: the height of a capital in millimetres on a panel of 10.1" (look-and-feel.md).

EN 301 549, 5.1.4: at 60 cm a capital of 7.3 mm is read by nearly everybody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kivy.uix.widget import Widget

from kiosk.ui import theme
from kiosk.ui.widgets.fit_label import FitLabel, Line
from kiosk.ui.widgets.grid import TileGrid
from kiosk.ui.widgets.keyboard import Keyboard
from kiosk.ui.widgets.pager import Pager
from kiosk.ui.widgets.tile import Tile

PX_PER_MM = 5.9  # 1280 × 800 pixels on 217 × 136 mm
CHOOSING = ("option:", "journey:", "begin:")  # what one chooses from
CAPITAL = 0.714  # height of a capital H in Noto Sans, in parts of the font size
HAIR = 0.01  # millimetres lost to rounding

LEAST = (2.8, 4.0, 4.0)  # of anything that is written, by the step of bigger letters
CHOICE = (4.0, 5.0, 5.0)  # of what one chooses from
QUESTION, TIGHT = 7.26, 5.8  # 60 and 48 px; the lesser over a keyboard or many answers
FULL, FULL_BIGGEST = 5, 3  # more tiles than this, one above the other; lying, in the biggest letters
MANY = 8  # more answers than this, or on several pages, may be as small as a label


def millimetres(size: float) -> float:
    """Return the height of a capital H in type of so many pixels of this window."""
    return size / theme.tokens.scale * CAPITAL / PX_PER_MM


def small(widgets: Sequence[Widget], written: Sequence[FitLabel | Line]) -> Iterator[str]:
    """Say which words are smaller than a person needs them, one line each."""
    tiles = [widget for widget in widgets if isinstance(widget, Tile)]
    many = len(tiles) > MANY or any(isinstance(widget, Pager) for widget in widgets)
    many = many or (theme.tokens.portrait and theme.tokens.access.seated)  # all of them within reach
    tight = many or any(isinstance(widget, Keyboard) or _is_full(widget) for widget in widgets)
    for one in written:
        least = _least(one, many, tight)
        if (high := millimetres(one.writing.size)) < least - HAIR:
            yield f"small, {high:.2f} mm for {least}: {one.writing.text!r}"


def _is_full(widget: Widget) -> bool:
    """Say whether so much stands there that a long question keeps to one line."""
    if not isinstance(widget, TileGrid):
        return False
    if theme.tokens.portrait:
        return len(widget.tiles) > FULL
    return theme.tokens.access.letters > 1 and len(widget.tiles) > FULL_BIGGEST


def _least(words: FitLabel | Line, many: bool, tight: bool) -> float:
    """Return the height that a capital of these words must have, millimetres."""
    if max(words.sizes) >= theme.HEADLINE:
        return TIGHT if tight else QUESTION
    step, tile = theme.tokens.access.letters if not words.exact else 0, words.parent
    if isinstance(tile, Tile) and words is tile.words and tile.action.startswith(CHOOSING):
        return LEAST[step] if many else CHOICE[step]
    return LEAST[step]
