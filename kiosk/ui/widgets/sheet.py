"""A card of headed paragraphs, as on the result screen: small heading, then what matters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kiosk.ui import theme
from kiosk.ui.text.drawn import measure
from kiosk.ui.theme import px, rgba
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.fit_label import FitLabel
from kiosk.ui.widgets.icon import Icon
from kiosk.ui.widgets.turning import turn


@dataclass(frozen=True)
class Part:
    """A heading and its lines; `small` lines stand at the foot of the card in soft ink."""

    heading: str
    text: str
    strong: bool = True
    small: bool = False
    lead: bool = False  # the one thing the card is about, in larger letters
    icon: str = ""  # before its first line
    tells: str = ""  # what its words leave unsaid: it stands before them where no heading has room
    says: str = ""  # what is said for it to who listens, in one sentence
    spare: int = 0  # left out where there is no room for all, the highest first; 0: never

    def shortened(self) -> Part:
        """Return it without a heading of its own."""
        if self.lead or not self.heading:
            return self
        text = f"{self.tells}{theme.APART}{self.text}" if self.tells else self.text
        return replace(self, heading="", text=text)

    def lines(self) -> tuple[Part, ...]:
        """Return each line as a part of its own, the first with the heading: a page may end between them."""
        if self.small or self.says:
            return (self,)
        first, *others = self.text.split("\n")
        return replace(self, text=first), *(replace(self, heading="", text=line, icon="") for line in others)


def filled(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Return the parts that say something."""
    return tuple(part for part in parts if part.text)


Place = tuple[float, float]  # pixels
DETAIL, EASY = 3, 28  # a part as spare as this goes before the rest gets smaller than this
LEAD, LEAST_LEAD = 1.35, 40  # how much larger the one thing is that a card is about, and how large at least


class Sheet(Card):
    """Parts from the top, small ones at the foot; the type shrinks together until all of it fits.

    `HEADING`, `BETWEEN`, `ABOVE`: height of a heading, room between parts and at the edge, design pixels.
    `overflows` tells the tour that not even the smallest type did.
    """

    HEADING, BETWEEN, ABOVE = 46, 12, 24

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("size_hint", (None, None))
        super().__init__(**kwargs)
        self.parts: tuple[Part, ...] = ()
        self.largest: float = theme.SHEET[0]
        self._placed: tuple[object, ...] = ()
        self._plain = False
        self.overflows = False
        self.fbind("size", self._place)

    def show(self, parts: list[Part], largest: float = theme.SHEET[0]) -> None:
        """Show these parts in no larger type than `largest`: cards that stand together speak equally loud."""
        self.parts, self.largest = filled(parts), largest
        self._place()

    def type_in(self, width: float, height: float) -> float:
        """Return the type in which its parts fill a card of this size."""
        bodies = (
            *theme.SHEET,
            *(one for one in theme.PAGED[theme.tokens.access.letters] if one < theme.SHEET[-1]),
        )
        return next((body for body in bodies if self.needs(body, width) <= height), bodies[-1])

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
            self._shorten()
            body = min(self.largest, self.type_in(*self.size))
        self._plain = self.needs(body, self.width) > self.height + 1  # rather not enlarged than cut off
        self.overflows = self.needs(body, self.width) > self.height + 1
        y = self.height - px(self.ABOVE)
        for part in self.parts:
            height = self._height(part, body, room)
            if part.small:
                self._add(part.text, theme.FOOT, rgba(theme.SOFT), "Regular", (pad, px(20)), (room, height))
                continue
            head = theme.tall(self.HEADING) if part.heading else 0
            if part.heading:
                where = (pad, y - head)
                self._add(part.heading, theme.HEADING, rgba(theme.SOFT), "SemiBold", where, (room, head))
            font = _font(part)
            size = room, height - head
            where = (pad, y - height)
            if part.icon:
                where, size = self._picture(part.icon, body, where, size)
            words = self._add(part.text, (_type(part, body),), rgba(theme.INK), font, where, size, "top")
            words.says = part.says
            y -= height + px(self.BETWEEN)
        if any(part.icon for part in self.parts):
            turn(0, self.width, *self.children)

    def _shorten(self) -> None:
        """Leave out headings, then what is least needed, until the rest fits."""
        self.parts = tuple(part.shortened() for part in self.parts)
        for spare in sorted({part.spare for part in self.parts if part.spare}, reverse=True):
            body = EASY if spare >= DETAIL else theme.SHEET[-1]
            if self.needs(body, self.width) <= self.height:
                return
            self.parts = tuple(part for part in self.parts if part.spare != spare)

    def _picture(self, name: str, body: float, where: Place, size: Place) -> tuple[Place, Place]:
        """Put the icon of a part before its first line; return what is left for its words."""
        beside, side = _beside(body), px(theme.read_type(body) * 1.15)
        pos = where[0], where[1] + size[1] - side - px(2)
        self.add_widget(
            Icon(name=name, color=rgba(theme.ACCENT), pos=pos, size=(side, side), size_hint=(None, None))
        )
        return (where[0] + beside, where[1]), (size[0] - beside, size[1])

    def needs(self, body: float, width: float) -> float:
        """Return how many pixels high the card must be for its text in type of `body` design pixels."""
        heights = [self._height(part, body, width - 2 * px(32)) for part in self.parts]
        return sum(heights) + px(self.BETWEEN) * (len(heights) - 1) + 2 * px(self.ABOVE)

    def pages(self, parts: Sequence[Part], width: float, height: float, most: int) -> list[tuple[Part, ...]]:
        """Return `parts` in pages of this size in easily read type, in no more than `most` if it can be."""
        lines = tuple(line for part in filled(parts) for line in part.lines())
        for body in theme.PAGED[theme.tokens.access.letters]:
            pages, rest = [], lines
            while rest:
                count = self._first_page(rest, width, height, body)
                pages.append(rest[:count])
                rest = rest[count:]
            if len(pages) <= most:
                break
        return pages

    def _first_page(self, parts: Sequence[Part], width: float, height: float, body: float) -> int:
        for count in range(len(parts), 1, -1):
            self.parts = tuple(parts[:count])
            if self.needs(body, width) <= height:
                return count
        return 1

    def _height(self, part: Part, body: float, room: float) -> float:
        sizes = theme.FOOT if part.small else (_type(part, body),)
        size = sizes[0] if self._plain else theme.read_type(sizes[0])
        font = _font(part)
        room -= _beside(body) + px(6) if part.icon else 0
        height = measure(part.text, font, px(size), room, theme.tokens.rtl).height
        return height + px(6) + (theme.tall(self.HEADING) if part.heading and not part.small else 0)

    def _add(
        self,
        text: str,
        sizes: tuple,
        colour: tuple,
        font: str,
        pos: tuple,
        size: tuple,
        valign: str = "middle",
    ) -> FitLabel:
        # As this person needs it; smaller only for a word that is longer than the card is wide.
        if not self._plain:
            most = theme.read_type(sizes[0])
            sizes = (most, *(one for one in theme.down_to(sizes) if one < most))
        label = FitLabel(
            text=text, sizes=sizes, exact=True, color=colour, font_name=font, valign=valign, pos=pos,
            size=size, size_hint=(None, None),
        )  # fmt: skip
        self.add_widget(label)
        return label


class Advice(Sheet):
    """A card with more to say: all of it nearer together."""

    HEADING, BETWEEN, ABOVE = 40, 6, 14
    read_whole = True  # before what stands beside it


def _beside(body: float) -> float:
    """Return how far words stand from the edge where an icon stands before them."""
    return px(theme.read_type(body) * 1.6)


def _type(part: Part, body: float) -> float:
    return max(round(body * LEAD), LEAST_LEAD) if part.lead else body


def _font(part: Part) -> str:
    if part.lead:
        return "Bold"
    return "SemiBold" if part.strong and not part.small else "Regular"
