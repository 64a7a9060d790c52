"""A place as a card to touch: name, address, whether it is open, and what is otherwise there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from kivy.properties import BooleanProperty

from kiosk.ui import theme
from kiosk.ui.text.drawn import measure
from kiosk.ui.theme import px, rgba, tokens
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.fit_label import FitLabel
from kiosk.ui.widgets.icon import Badge
from kiosk.ui.widgets.touchable import Touchable
from kiosk.ui.widgets.turning import start

BADGE, TEXT, AIR, LEAST = (
    72,
    118,
    12,
    96,
)  # design pixels: the picture, where words begin, above and below them; no card is lower
MOST_BETWEEN = 22  # design pixels between two texts


class Told(NamedTuple):
    """What stands on the card; of `otherwise` as many lines as there is room for, the first ones."""

    name: str
    address: str
    opening: str
    otherwise: tuple[str, ...]
    note: str  # instead, where there is room for none: more is known behind the card


class PlaceCard(Touchable, Card):
    """All its words in the largest type at which they fit; nothing of them is cut off."""

    outline = theme.EDGE
    is_open = BooleanProperty(False)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.badge = Badge(name="door-enter", size_hint=(None, None))
        fonts = ("SemiBold", "Regular", "SemiBold", "Regular")
        self.words = [
            FitLabel(font_name=font, exact=True, valign="top", size_hint=(None, None)) for font in fonts
        ]
        for widget in (self.badge, *self.words):
            self.add_widget(widget)
        self._told = Told("", "", "", (), "")
        self.peers: list[PlaceCard] = [self]  # cards that stand together: their names are of one size
        self.step = 0  # of the ladder of type, at which its own words fit
        self.fbind("size", self._place)

    def dress(self, *_: object) -> None:
        self.fill = rgba(theme.TINT if self.state == "down" else theme.CARD)
        self.edge = rgba(theme.ACCENT if self.state == "down" else theme.EDGE)

    def tell(self, told: Told, is_open: bool) -> None:
        """Show a place."""
        self._told, self.label, self.is_open = told, told.name, is_open
        self.badge.ground = rgba(theme.GOOD_TINT if is_open else theme.KEY)
        self.badge.colour = rgba(theme.GOOD if is_open else theme.SOFT)
        self.words[2].color = rgba(theme.GOOD if is_open else theme.SOFT)
        self._place()

    def _place(self, *_: object) -> None:
        if min(self.size) < px(LEAST):
            return
        _, self.step = self._fitting(*self._room())
        together = [card for card in self.peers if card.parent is not None] or [self]
        common = max(card.step for card in together)
        for card in together:
            card._lay_out(common)

    def _room(self) -> tuple[int, float]:
        return int(self.width - px(TEXT + 20)), self.height - 2 * px(AIR)

    def _lay_out(self, step: int) -> None:
        if min(self.size) < px(LEAST):
            return
        circle, (width, room) = round(px(BADGE)), self._room()
        self.badge.size = circle, circle
        self.badge.pos = round(start(self.width, circle, px(26))), round((self.height - circle) / 2)
        texts, own = self._fitting(width, room)
        sizes = _ladder()[max(own, step)]
        heights = self._heights(texts, sizes, width)
        left = self.height - 2 * px(AIR) - sum(heights)
        between = max(0, min(px(MOST_BETWEEN), left / max(1, sum(map(bool, texts)) - 1)))
        y = self.height - px(AIR) - max(0, left - between * (sum(map(bool, texts)) - 1)) / 2
        for label, text, size, height in zip(self.words, texts, sizes, heights, strict=True):
            label.text, label.sizes, label.size = text, (size,), (width, height)
            # On whole pixels: between two, a row of the letters is not drawn.
            label.pos = round(start(self.width, width, px(TEXT))), round(y - height)
            y -= height + between if text else 0

    def _fitting(self, width: float, room: float) -> tuple[list[str], int]:
        """Return the texts and the step of their type: all that is known, else less, rather than none."""
        whole, *shorter = self._shorter()
        ladder = _ladder()
        large = sum(sizes[0] >= theme.LEAST_CHOICE[tokens.access.letters] for sizes in ladder)
        # With bigger letters rather fewer words.
        fewest = [self._told.name, "", self._told.opening, ""]
        asked = ((one, large) for one in (whole, *shorter, fewest)) if tokens.roomy else ()
        for texts, most in (*asked, (whole, len(ladder) - 2), *((one, len(ladder)) for one in shorter)):
            for step in range(most):  # all of it only in letters that are easy to read
                if sum(self._heights(texts, ladder[step], width)) <= room:
                    return texts, step
        return texts, len(ladder) - 1

    def _heights(self, texts: list[str], sizes: tuple[float, ...], width: float) -> list[float]:
        return [
            measure(text, label.font_name, px(size), width, tokens.rtl).height + px(2) if text else 0
            for label, text, size in zip(self.words, texts, sizes, strict=True)
        ]

    def _shorter(self) -> Iterator[list[str]]:
        """Give what may stand there, all of it first; the number to call goes before what is otherwise."""
        told, street = self._told, self._told.address.split("\n")[0]
        others = ["\n".join(told.otherwise[:count]) for count in range(len(told.otherwise), 0, -1)]
        yield [told.name, told.address, told.opening, others[0] if others else ""]
        for other in (*others, told.note if others else ""):
            yield [told.name, street, told.opening, other]
        yield [told.name, "", told.opening, told.note if others else ""]  # a low card: the rest is behind it


def _ladder() -> list[tuple[float, ...]]:
    """Return the type of the four texts, the largest first."""
    name, note = theme.down_to(theme.CARD_TITLE), theme.down_to(theme.NOTE)
    ladder = list(zip_longest(name, note, fillvalue=0.0))
    return [(one or name[-1], *[other or note[-1]] * 3) for one, other in ladder]
