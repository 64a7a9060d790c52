"""What a person learned on one screen must hold on the next: nothing out of its place, no name twice.

Seen on a screen by itself: two controls that are called the same, and words that are cut off. Seen over a
whole tour (`Habits`): the main action, help, stop and back where they stood on the screen before, the main
action in its own colours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kivy.core.window import Window
from kivy.uix.widget import Widget

from kiosk.ui import theme
from kiosk.ui.reading_order import seen
from kiosk.ui.theme import rgba, tokens
from kiosk.ui.widgets.bar import Bar
from kiosk.ui.widgets.field import Field
from kiosk.ui.widgets.fit_label import FitLabel, Line
from kiosk.ui.widgets.keyboard import Key
from kiosk.ui.widgets.pager import Turner
from kiosk.ui.widgets.touchable import Touchable

STEADY = ("back", "help", "stop")  # of the bar: found without looking
TURNS = ("page", "page_back")
CUT = "…"
NEAR = 39  # design pixels: a third of the least target
Place = tuple[float, float]  # pixels in the window


def one_name_twice(widgets: Sequence[Widget]) -> Iterator[str]:
    """Tell of controls that are called the same and do something else: which of the two was meant?"""
    called: dict[str, str] = {}
    for widget in widgets:
        if not isinstance(widget, Touchable) or isinstance(widget, Key) or not widget.label:
            continue
        name = " ".join(widget.label.split())
        first = called.setdefault(name, widget.action)
        if first != widget.action:
            yield f"two controls with one name: {name!r} ({first} and {widget.action})"


def cut_off(widgets: Sequence[Widget], written: Sequence[FitLabel | Line]) -> Iterator[str]:
    """Tell of words of which a part is left out: who typed them cannot see whether they are right."""
    for one in written:
        if one.writing.text.startswith(CUT):
            yield f"cut off: {one.writing.text!r}"
    for widget in widgets:
        if isinstance(widget, Field) and widget.overflows:
            yield f"cut off: what was typed, {len(widget.draft)} characters"


def another_way_of_turning(widgets: Sequence[Widget]) -> Iterator[str]:
    """Tell of pages that are turned by anything but the pager: whoever learned one way looks for it."""
    for widget in widgets:
        turns = isinstance(widget, Touchable) and widget.action in TURNS and not widget.opens
        if turns and not isinstance(widget, Turner):
            yield f"pages are turned in another way: {widget.label!r}"


class Habits:
    """Remembers where the bar's buttons stood, for each size, direction and way of making it easier."""

    def __init__(self) -> None:
        self._places: dict[tuple[object, ...], dict[str, Place]] = {}

    def broken(self, root: Widget) -> Iterator[str]:
        """Tell what does not stand where it stood on the screens before, one line each."""
        bar = next((one for one in seen(root) if isinstance(one, Bar)), None)
        if bar is None or bar.unfolded:
            return
        spoken_to = any(item.action == "help" for item in bar.shown)  # not the bar of the desk or of help
        way = (Window.size, tokens.rtl, tokens.bar_turned, bar.typing, tokens.access, spoken_to)
        known = self._places.setdefault((*way, bar.has_main), {})
        for name in STEADY if not tokens.portrait else ():  # there a row is shared by as many as it has
            button = bar.small.get(name)
            if button is not None and button.parent is not None:
                yield from _moved(name, known, button.to_window(*button.center), button.width / 2)
        if bar.has_main:
            yield from _moved("main", known, _corner(bar.main), theme.px(NEAR))
            yield from _strange_colours(bar)


def _moved(name: str, known: dict[str, Place], place: Place, near: float) -> Iterator[str]:
    """Tell of something that is not where a finger that knows it would go; `near` is in pixels."""
    before = known.setdefault(name, place)
    if max(abs(place[0] - before[0]), abs(place[1] - before[1])) > near:
        yield f"{name} stands elsewhere than before: {_shown(place)} for {_shown(before)}"


def _corner(button: Touchable) -> Place:
    """Return the corner that stays where the words are longer: the outer one at the bottom."""
    x, y = button.to_window(*button.pos)
    return x if tokens.bar_turned else x + button.width, y


def _strange_colours(bar: Bar) -> Iterator[str]:
    if bar.main.state == "down" or bar.main.quiet:
        return
    usual = rgba(theme.ACCENT if bar.main.enabled else theme.KEY)
    if max(abs(one - other) for one, other in zip(bar.main.fill[:3], usual[:3], strict=True)) > 0.01:
        yield f"the main action in another colour: {bar.main.label!r}"


def _shown(place: Place) -> str:
    return f"({place[0]:.0f}, {place[1]:.0f})"
