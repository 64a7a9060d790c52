"""The bar at the bottom: back, help, stop, language, listen, hide on one side, the main action on the other.

Landscape: one row. Portrait: back, help and the main action above the others. Stop is the third wherever it
can be: never beside back, nor beside 'listen'. With the keyboard of a lying panel open, and where letters are
bigger, back, help and stop stay, and 'listen' where words fit; 'more' opens the rest, as it does for those
that are too many, and leaves the main action where it is. None of the three is ever behind it, nor moves.
While the screen is read aloud softer and louder take the places of language and hide, which any touch brings
back, for it ends the reading. Who finds the way by ear has them behind 'more'.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from kivy.graphics import Color, Rectangle
from kivy.properties import NumericProperty
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from kiosk.ui import theme
from kiosk.ui.theme import apart, px, tokens, whole
from kiosk.ui.widgets import bar_row
from kiosk.ui.widgets.bar_items import Main as Main
from kiosk.ui.widgets.bar_items import Small as Small
from kiosk.ui.widgets.bar_row import ABOVE, GAP, LEAST, held, kept_lying, stop_apart, upper_row, widths
from kiosk.ui.widgets.buttons import BarButton, MainButton
from kiosk.ui.widgets.fit_label import FitLabel
from kiosk.ui.widgets.turning import turn
from kiosk.ui.widgets.whole import OnPixels, in_line

STAY = ("back", "help", "stop", "ask_more")  # not behind 'more' …
ELSEWHERE = ("together", "access")  # on every screen without a keyboard
BEFORE_STOP = ("language", "listen")  # … nor where help was asked, in the lower row of a standing panel
VOLUME = ("softer", "louder")
UPRIGHT_ROOM = theme.UPRIGHT - 2 * theme.SIDE  # design pixels of a row of a standing panel
GIVE_WAY = ("language", "away")  # to the volume, while it speaks
LEAST_ASKED = 3  # small buttons that stay where help was asked: stop, language, listen
MOST, FULL = 6, 4  # small buttons beside the main action; back, help, stop and 'more'
MOST_UPRIGHT, IN_A_ROW = 7, 5  # in two rows, and in the lower one
OPEN, OPEN_ROOMY, OPEN_UPRIGHT = 7, 6, 8  # that 'more' shows at once; stop keeps its place by it
ROW, LOW = 158, 146  # design pixels of one row with its air; of one beside a keyboard
LEAST_ROOMY = 150  # … with bigger letters on it
WIDE_LETTERS, WIDE_MAIN = 230, 400  # buttons with bigger letters on them


class Bar(OnPixels, FloatLayout):
    """Shows what it is told to; buttons are made once and re-used, so that nothing jumps."""

    tall = NumericProperty(ROW)  # design pixels

    def __init__(self, words: Callable[[str], str], **kwargs: object) -> None:
        super().__init__(**kwargs)
        with self.canvas.before:
            Color(*theme.rgba(theme.SAND))
            self._ground = Rectangle()
        self.words = words
        self.typing = False
        self.unfolded = 0  # which page of those behind 'more' is shown; 0 is none
        self.small: dict[str, BarButton] = {}
        self.main = MainButton()
        self.note = FitLabel(sizes=theme.NOTE, color=theme.rgba(theme.SOFT), size_hint=(None, None))
        self.shown: Sequence[Small] = ()
        self.has_main = False
        self.full = 0  # places of the row before 'more' opened
        self.gives_way = False  # the main action to what 'more' opens
        self.fbind("size", self._place)
        self.fbind("pos", self._place)

    def fit(self, typing: bool, low: bool) -> None:
        """Take the height of a screen with or without a keyboard, and its ground; `low`: one row, and low."""
        self.typing = typing
        self.tall = LOW if low else bar_height()
        self.height = px(self.tall)  # another one with a keyboard than without: all is placed anew

    def show(self, small: Sequence[Small], main: Main | None, note: str = "") -> None:
        """Show these buttons, in this order, the main action and a quiet line between them."""
        self.gives_way = main is None or tokens.roomy  # what opens with bigger letters needs its place too
        shown = self._folded(small)
        self.shown = stop_apart(shown, self._held(shown))
        self.has_main = main is not None and not (self.unfolded and self.gives_way)
        parts: list[Widget] = []
        for item in self.shown:
            button = self._button(item.action)
            button.action, button.label, button.icon = item.action, item.label, item.icon
            button.do, button.warns, button.chosen = item.do, item.warns, item.chosen
            button.dress()
            parts.append(button)
        if main is not None and self.has_main:
            self.main.action, self.main.label, self.main.icon = main.action, main.label, main.icon
            self.main.do, self.main.enabled, self.main.quiet = main.do, main.enabled, main.quiet
            parts.append(self.main)
        self.note.text = note
        parts += [self.note] if note and not self.unfolded else []
        if self.children != parts[::-1]:
            self.clear_widgets()
            for part in parts:
                self.add_widget(part)
        self._place()

    def fold(self, page: int = 0) -> None:
        """Put the others behind 'more' again, or show a page of them, at the next `show`."""
        self.unfolded = page

    def _folded(self, small: Sequence[Small]) -> Sequence[Small]:
        upright = self.typing and tokens.portrait
        folds = tokens.roomy or self.tall == LOW
        staying = (*STAY, *(item.action for item in small if item.chosen))
        kept_too: tuple[str, ...] = () if tokens.portrait else kept_lying(small, STAY, self.words)
        if tokens.roomy and tokens.portrait and self.tall > ROW:
            below = [item for item in small if item.action in ("stop", "ask_more", "language")]
            ends = [self.words("ui.more"), *(item.label for item in below)]
            kept_too = ("language",) if bar_row.across(ends) <= px(UPRIGHT_ROOM) else ()
        # With the keyboard of a standing panel what is elsewhere waits; by ear the volume comes first.
        gone = ELSEWHERE if upright else ELSEWHERE[1:] if tokens.access.hear and not folds else ()
        small = [item for item in small if item.action not in gone]
        if not tokens.access.hear and any(item.action in VOLUME for item in small):
            # In the one row of bigger letters help has the place of 'listen': any touch ends the reading.
            listen = () if tokens.roomy and not tokens.portrait else ("listen",)
            keeps = ("back", "help", "stop", *listen, *VOLUME)
            return [item for item in small if item.action in keeps or not (folds or item.action in GIVE_WAY)]
        most = self._most_shown(small)
        least = LEAST_ASKED if self._held(small) == len(ABOVE) else 0
        if (self._places(small) <= len(STAY)) if folds else (len(small) <= most):
            return small
        asked = all(item.action not in ABOVE for item in small)
        staying = (*staying, *kept_too, *(BEFORE_STOP if asked and tokens.portrait else ()))
        first = list(small[: max(least, most - 1)])
        stay = [item for item in small if item.action in staying] if folds else first
        if not (rest := [item for item in small if item not in stay]):
            return small
        kept = [item for item in stay if item.action in STAY or (folds and item.action == "language")]
        pages = self._pages(kept, rest, len(stay))
        self.unfolded = min(self.unfolded, len(pages))  # another language may need fewer of them
        if self.unfolded:
            stay = [*kept, *pages[self.unfolded - 1]]
        if self.unfolded < len(pages):
            on = partial(self.fold, self.unfolded + 1)
            return [*stay, Small("more", self.words("ui.more"), "dots", on)]
        return [*stay, Small("fewer", self.words("ui.close"), "arrow-down", self.fold)]

    def _most_shown(self, small: Sequence[Small]) -> int:
        """Return how many stand there at once: one fewer where one can wait and words need its room."""
        can_wait = ("access",) if tokens.portrait else ("access", "more_time")
        eased = any(item.action in can_wait for item in small) or (self.typing and tokens.portrait)
        most = MOST_UPRIGHT if tokens.portrait else MOST - len(ABOVE) * (self._held(small) == len(ABOVE))
        if eased and bar_row.tight(small, self._labels(small), ABOVE, IN_A_ROW):
            return min(most, len(small) - 1)
        return most

    def _pages(self, kept: Sequence[Small], rest: Sequence[Small], count: int) -> list[list[Small]]:
        """Share out what stands behind 'more', `count` beside it before: as many at once as fit.

        With bigger letters that may be fewer than there are: what reads aloud and what hides comes first.
        """
        most = (OPEN_UPRIGHT if tokens.portrait else OPEN_ROOMY if tokens.roomy else OPEN) - len(kept) - 1
        if not self.gives_way:  # as many as there were: stop and the others stay where they are
            most, self.full = max(1, count - len(kept)), count + 1
            rest = sorted(rest, key=lambda one: one.action != "away")  # hidden with the second touch
        if tokens.roomy:
            rest = sorted(rest, key=lambda one: one.action not in ("listen", "away"))
        return [list(rest[start : start + most]) for start in range(0, len(rest), most)]

    def _button(self, action: str) -> BarButton:
        return self.small.setdefault(action, self.small.get(action) or BarButton())

    def _place(self, *_: object) -> None:
        # x + width: Kivy's `right` still holds the old value while a size is being handed out.
        # A ground that nobody sees is not drawn: it took software drawing a fifth of every frame.
        self._ground.pos, self._ground.size = self.pos, self.size if self.typing else (0, 0)
        side, bottom = px(theme.SIDE), self.y + px(28 if self.tall >= ROW else 12)
        left, right = self.x + side, self.x + self.width - side
        buttons = [self.small[item.action] for item in self.shown]
        if tokens.portrait and self.tall > ROW:
            upper = bottom + px(theme.BAR_BUTTON[1]) + apart(GAP)
            main = px(theme.MAIN_BUTTON[0] - (bar_row.GIVEN if tokens.roomy else 0))
            room = main + apart(GAP) if self.has_main or not self.unfolded else 0
            first = self._upper(buttons, right - left - room)
            end = self._row(first, left, right - room, upper, fill=not room)
            self._place_main(end, right, upper)
            below = stop_apart([button for button in buttons if button not in first])
            self._row(below, left, right, bottom, fill=True)
            self.note.pos, self.note.size = (left, bottom), (right - left, px(theme.BAR_BUTTON[1]))
        else:
            main = self._main_wide(buttons, right - left) if self.has_main else 0
            end = self._row(buttons, left, right - main - (apart(GAP) if main else 0), bottom)
            # A gap that is nearly as wide as the others looks like a mistake.
            self._place_main(end if right - main < end + apart(GAP) else right - main, right, bottom)
            self.note.pos = end + px(12), bottom
            self.note.size = max(px(40), (right - main) - end - px(30)), px(theme.BAR_BUTTON[1])
        turn(self.x, self.width, *buttons, self.main, self.note, turned=tokens.bar_turned)

    def _upper(self, buttons: Sequence[BarButton], room: float) -> Sequence[BarButton]:
        """Return the upper row of a standing panel: back and help, and what the lower has no room for."""
        if self.unfolded and not self.has_main:
            return buttons[: len(buttons) // 2] if len(buttons) > IN_A_ROW else []
        return upper_row(buttons, ABOVE, IN_A_ROW, room)

    def _held(self, buttons: Sequence[BarButton | Small]) -> int:
        return 0 if self.unfolded else held(buttons)

    def _places(self, buttons: Sequence[BarButton | Small]) -> int:
        """Return how many buttons a row is laid out for, with those whose place stays empty."""
        return len(buttons) + self._held(buttons)

    def _main_wide(self, buttons: Sequence[BarButton], room: float) -> float:
        """Return the width of the main action of a lying panel: it gives way to fingers, less to words."""
        wide = px(WIDE_MAIN if tokens.roomy else theme.MAIN_BUTTON[0])
        fingers = self._places(buttons) * px((LEAST_ROOMY if tokens.roomy else LEAST) + GAP)
        words = bar_row.across(self._labels(buttons)) + apart(GAP)
        return min(wide, room - fingers, max(px(theme.MAIN_BUTTON[0] - bar_row.GIVEN), room - words))

    def _labels(self, buttons: Sequence[BarButton | Small]) -> list[str]:
        """Return the words of a row: with those of 'back' where its place is kept."""
        empty = [self.words(f"ui.{action}") for action in ABOVE[: self._held(buttons)]]
        return [*empty, *(button.label for button in buttons)]  # help is found where it always is

    def _row(
        self, buttons: Sequence[BarButton], left: float, right: float, y: float, fill: bool = False
    ) -> float:
        """Place a row of buttons from `left`, no further than `right`; return where the next could stand."""
        if not buttons:
            return left
        most = px(WIDE_LETTERS if tokens.roomy else theme.BAR_BUTTON[0])
        labels = self._labels(buttons)
        before = len(labels) - len(buttons)
        # Wide buttons: a row of few keeps the places of a full one.
        if tokens.roomy and not (fill or tokens.portrait):
            labels += [self.words("ui.more")] * (FULL - len(labels))
        if self.unfolded and self.has_main and not tokens.portrait:
            labels += [self.words("ui.more")] * (self.full - len(labels))
        wides = widths(labels, right - left, float("inf") if fill else most)
        places = list(in_line(left, wides, apart(GAP)))[before:]
        for button, (at, wide) in zip(buttons, places, strict=False):
            button.size, button.pos = (wide, px(theme.BAR_BUTTON[1])), (at, y)
        return at + wide + apart(GAP)

    def _place_main(self, left: float, right: float, y: float) -> None:
        self.main.size, self.main.pos = (right - left, px(theme.MAIN_BUTTON[1])), (left, y)


def controls() -> float:
    """Return the pixels above the bar that a person who sits can reach."""
    return int(theme.REACH * tokens.height) - whole(px(bar_height())) - apart(theme.GAP)


def bar_height() -> float:
    """Return the height of the bar in design pixels, where it is not low."""
    return ROW + (140 if tokens.portrait else 0)
