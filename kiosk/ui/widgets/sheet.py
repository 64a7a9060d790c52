"""A card of headed paragraphs, as on the result screen: small heading, then what matters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kiosk.ui import theme
from kiosk.ui.text.drawn import measure
from kiosk.ui.theme import px, rgba
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.fit_label import FitLabel


@dataclass(frozen=True)
class Part:
    """A heading and its lines; `small` lines stand at the foot of the card in soft ink."""

    heading: str
    text: str
    strong: bool = True
    small: bool = False

    def lines(self) -> tuple[Part, ...]:
        """Return each line as a part of its own, the first with the heading: a page may end between them."""
        if self.small:
            return (self,)
        first, *others = self.text.split("\n")
        return replace(self, text=first), *(replace(self, heading="", text=line) for line in others)


PAGED = 30  # type of a card that is read page by page, design pixels
HEADING = 46  # design pixels, of a line of heading
BETWEEN = 12  # design pixels from one part to the next


class Sheet(Card):
    """Parts from the top, small ones at the foot; the type shrinks together until all of it fits.

    `overflows` tells the tour that not even the smallest type did.
    """

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("size_hint", (None, None))
        super().__init__(**kwargs)
        self.parts: tuple[Part, ...] = ()
        self.largest: int = theme.SHEET[0]
        self._placed: tuple[object, ...] = ()
        self._plain = False
        self.overflows = False
        self.fbind("size", self._place)

    def show(self, parts: list[Part], largest: int = theme.SHEET[0]) -> None:
        """Show these parts in no larger type than `largest`: cards that stand together speak equally loud."""
        self.parts, self.largest = tuple(part for part in parts if part.text), largest
        self._place()

    def type_in(self, width: float, height: float) -> int:
        """Return the type in which its parts fill a card of this size."""
        return next((body for body in theme.SHEET if self.needs(body, width) <= height), theme.SHEET[-1])

    def _place(self, *_: object) -> None:
        if self._placed == (self.parts, self.largest, *self.size):
            return
        self._placed = (self.parts, self.largest, *self.size)
        self.clear_widgets()
        if self.width < px(80) or not self.parts:
            return
        self._plain = False
        pad = px(32)
        room = self.width - 2 * pad
        body = min(self.largest, self.type_in(*self.size))
        if self.needs(body, self.width) > self.height + 1:  # what it says matters more than what it is called
            self.parts = tuple(replace(part, heading="") for part in self.parts)
            body = min(self.largest, self.type_in(*self.size))
        self._plain = self.needs(body, self.width) > self.height + 1  # rather not enlarged than cut off
        self.overflows = self.needs(body, self.width) > self.height + 1
        y = self.height - px(24)
        for part in self.parts:
            height = self._height(part, body, room)
            if part.small:
                self._add(part.text, theme.FOOT, rgba(theme.SOFT), "Regular", (pad, px(20)), (room, height))
                continue
            head = theme.tall(HEADING) if part.heading else 0
            if part.heading:
                where = (pad, y - head)
                self._add(part.heading, theme.HEADING, rgba(theme.SOFT), "SemiBold", where, (room, head))
            font = "SemiBold" if part.strong else "Regular"
            size = room, height - head
            self._add(part.text, (body,), rgba(theme.INK), font, (pad, y - height), size, "top")
            y -= height + px(BETWEEN)

    def needs(self, body: float, width: float) -> float:
        """Return how many pixels high the card must be for its text in type of `body` design pixels."""
        heights = [self._height(part, body, width - 2 * px(32)) for part in self.parts]
        return sum(heights) + px(BETWEEN) * (len(heights) - 1) + 2 * px(24)

    def first_page(self, parts: Sequence[Part], width: float, height: float) -> int:
        """Return how many of `parts` fit a card of this size in type that is easy to read; at least one."""
        self.parts = ()
        for count in range(len(parts), 1, -1):
            self.parts = tuple(parts[:count])
            if self.needs(PAGED, width) <= height:
                return count
        return 1

    def _height(self, part: Part, body: float, room: float) -> float:
        sizes = theme.FOOT if part.small else (body,)
        size = (sizes if self._plain else theme.type_(sizes))[0]
        font = "SemiBold" if part.strong and not part.small else "Regular"
        height = measure(part.text, font, px(size), room, theme.tokens.rtl).height
        return height + px(6) + (theme.tall(HEADING) if part.heading and not part.small else 0)

    def _add(
        self,
        text: str,
        sizes: tuple,
        colour: tuple,
        font: str,
        pos: tuple,
        size: tuple,
        valign: str = "middle",
    ) -> None:
        # As this person needs it; smaller only for a word that is longer than the card is wide.
        sizes = sizes if self._plain else theme.down_to(sizes)
        self.add_widget(
            FitLabel(
                text=text, sizes=sizes, exact=True, color=colour, font_name=font, valign=valign, pos=pos,
                size=size, size_hint=(None, None),
            )
        )  # fmt: skip
