"""What somebody said, looked at before it goes: a card for each answer, a panel with the lesser ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kivy.clock import Clock
from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.widget import Widget

from kiosk.ui import theme
from kiosk.ui.text.drawn import measure
from kiosk.ui.theme import apart, px, rgba, tokens, whole
from kiosk.ui.widgets.face import Face
from kiosk.ui.widgets.fit_label import Line
from kiosk.ui.widgets.icon import SHARE
from kiosk.ui.widgets.turning import start

BADGE, PENCIL = 68, 32  # design pixels
FOOT, FOOT_TEXT, FOOT_UPRIGHT = 118, 156, 224  # height of the panel: it turns, or tells
LONG = (44, 26, 16)  # letters from which on an answer gets the width of two cards; with bigger ones sooner


def is_long(said: str) -> bool:
    """Say whether an answer is better shown wide."""
    return len(said) > LONG[tokens.access.letters]


class AnswerCard(Face):
    """One answer under its name; the pencil says that a touch changes it.

    `marked`: somebody comes back from changing it, and finds where they were.
    """

    said = StringProperty("")
    marked = BooleanProperty(False)
    changes = ("said",)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.fbind("marked", self.dress)

    def make_lines(self) -> tuple[Line, ...]:
        self._pencil = self.make_emblem()
        self._pencil.dress(rgba(theme.ACCENT))
        about, said = Line(self, colour=theme.SOFT), Line(self, "SemiBold")
        about.sizes, said.sizes, said.valign = theme.LABEL, theme.SAID, "top"
        return about, said

    @property
    def long(self) -> bool:
        """Say whether it is better shown wide."""
        return is_long(self.said)

    def place(self) -> None:
        about, said = self.lines
        about.text, said.text, said.instead = self.label, self.said, self.instead
        inside, head = px(theme.INSIDE), theme.tall(36)
        least = theme.LEAST_LABEL[tokens.access.letters]
        low = px(8) if tokens.roomy else inside
        # Where letters would be too small to read, what was said takes the place of the picture.
        for badge in (px(BADGE), 0):
            left = inside + (badge + px(16) if badge else 0)
            width = self.width - left - px(PENCIL) - px(12) - inside
            room = self.height - head - 2 * low
            self.put_line(said, left, low, width, room)
            self.put_line(about, left, low + room, width, head)
            if said.fits(least) and about.fits(least):
                break
        self._centre(about, said)
        self.put_picture(inside, (self.height - badge) / 2, badge, SHARE, px(theme.RADIUS))
        x = self.x + start(self.width, px(PENCIL), self.width - px(PENCIL) - inside)
        self._pencil.draw("pencil", (x, self.y + (self.height - px(PENCIL)) / 2), (px(PENCIL), px(PENCIL)))

    def _centre(self, about: Line, said: Line) -> None:
        """Put name and answer as one block in the middle of the card."""
        size = min(said.largest(), said.most)
        if size == float("inf"):  # nothing is said, or it has no room yet
            return
        high = measure(said.text, "SemiBold", px(size), said.width, tokens.rtl).height
        drop = max(0, (said.height - high) / 2)
        about.y, said.height = about.y - drop, said.height - drop  # its foot stays inside the card

    def largest(self) -> float:
        """Return the size its answer would take by itself, design pixels."""
        self.lines[1].most = float("inf")
        self.place()
        return self.lines[1].largest()

    def level(self, most: float) -> None:
        """Let the answer be no larger than this, design pixels."""
        if self.lines[1].most != most:
            self.lines[1].most = most
            self.soon()

    def fits(self) -> bool:
        """Say whether all of it can be read where it stands."""
        self.place()
        return all(line.fits() for line in self.lines)

    def dress(self, *_: object) -> None:
        shown = (self.state == "down") != self.marked  # a touch is always seen
        self.fill = rgba(theme.TINT if shown else theme.CARD)
        self.edge = rgba(theme.ACCENT if shown or self.marked else theme.EDGE)
        self.edge_width = theme.CHOSEN_BORDER if self.marked else theme.BORDER
        self.emblem.dress(rgba(theme.ACCENT), rgba(theme.CARD if shown else theme.TINT))


class RestPanel(Face):
    """The lesser answers as one text; an arrow says that a touch opens them."""

    said = StringProperty("")
    changes = ("said",)

    def make_lines(self) -> tuple[Line, ...]:
        self.icon = "chevron-right"
        about, said = Line(self, "SemiBold"), Line(self, colour=theme.SOFT)
        about.sizes, said.sizes, said.valign = theme.NOTE, theme.NOTE, "top"
        return about, said

    def place(self) -> None:
        about, said = self.lines
        about.text, said.text = self.label, self.said
        inside, sign, low = px(theme.INSIDE), px(44), px(5 if tokens.roomy else 12)
        head = theme.tall(36)
        width, room = self.width - 3 * inside - sign, self.height - head - 2 * low
        self.put_line(about, inside + px(4), low + room, width, head)
        self.put_line(said, inside + px(4), low, width, room)
        self.put_picture(self.width - inside - sign, (self.height - sign) / 2, sign)

    def fits(self) -> bool:
        """Say whether all of it can be read where it stands."""
        self.place()
        return all(line.fits() for line in self.lines)

    def dress(self, *_: object) -> None:
        down = self.state == "down"
        self.fill = rgba(theme.TINT if down else theme.PAPER)
        self.edge = rgba(theme.ACCENT if down else theme.EDGE)
        self.emblem.dress(rgba(theme.ACCENT))


class Answers(Widget):
    """Cards in columns, all rows of one height, a long answer as wide as two; the panel below them."""

    def __init__(self, **kwargs: object) -> None:
        self._soon = Clock.create_trigger(self.place, -1)
        super().__init__(**kwargs)
        self.cards: list[AnswerCard] = []
        self.foot: Widget | None = None
        self.cols = self.rows = 1
        for name in ("pos", "size"):
            self.fbind(name, self._soon)

    def fill(self, cards: Sequence[AnswerCard], cols: int, rows: int, foot: Widget | None = None) -> None:
        """Show these, as if in `rows` at least, and at the foot the panel or what turns the pages."""
        self.cards, self.cols, self.foot = list(cards), cols, foot
        self.rows = max(rows, max((row for row, *_ in self._cells()), default=0) + 1)
        shown: list[Widget] = [*cards, *([foot] if foot else [])]
        if self.children != shown[::-1]:
            self.clear_widgets()
            for one in shown:
                self.add_widget(one)
        self._soon()

    def fits(self, size: tuple[float, float]) -> bool:
        """Say whether all of it could be read in a box of this size, pixels."""
        self.size = size
        self.place()
        return all(one.fits() for one in (*self.cards, self.foot) if isinstance(one, AnswerCard | RestPanel))

    def _cells(self) -> Iterator[tuple[int, int, int]]:
        """Yield row, column and width in columns of each card."""
        row = col = 0
        for card in self.cards:
            span = 2 if card.long and self.cols > 1 else 1
            if col + span > self.cols:
                row, col = row + 1, 0
            yield row, col, span
            col += span

    def _foot(self) -> float:
        """Return the height of the foot, design pixels: what a finger needs, more for a text."""
        if not isinstance(self.foot, RestPanel):
            row, col, span = list(self._cells())[-1]
            return 0 if self.cols > 1 and row == self.rows - 1 and col + span < self.cols else FOOT
        return FOOT_UPRIGHT if tokens.portrait else FOOT_TEXT

    def place(self, *_: object) -> None:
        if not self.cards:
            return
        gap = apart(18)
        foot = whole(px(self._foot())) if self.foot else 0
        list_high = self.height - (foot + gap if foot else 0)
        wide = int((self.width - gap * (self.cols - 1)) / self.cols)
        high = int((list_high - gap * (self.rows - 1)) / self.rows)
        left, top = whole(self.x), whole(self.y + self.height)
        for card, (row, col, span) in zip(self.cards, self._cells(), strict=True):
            first = self.cols - col - span if tokens.rtl else col
            card.size = wide * span + gap * (span - 1), high
            card.pos = left + first * (wide + gap), top - (row + 1) * high - row * gap
        if isinstance(self.foot, RestPanel):
            self.foot.pos, self.foot.size = (left, whole(self.y)), (whole(self.width), foot)
        elif self.foot is not None:  # in the corner where reading ends
            self.foot.pos = left if tokens.rtl else left + whole(self.width) - self.foot.width, whole(self.y)
        most = float("inf")
        if not tokens.access.letters:  # one size; who needs large letters gets the largest of each
            most = min(card.largest() for card in self.cards)
        for card in self.cards:
            card.level(most)
            card.soon()
