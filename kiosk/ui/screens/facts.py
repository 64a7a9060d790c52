"""What is known of one thing: its name over a sheet of facts, perhaps a card beside them, and its paper.

With bigger letters the sheet is read page by page, and the card is the last page.
"""

from __future__ import annotations

from kivy.uix.floatlayout import FloatLayout

from kiosk.ui import theme
from kiosk.ui.screens.base import KioskScreen, load_kv
from kiosk.ui.screens.printing import paper_button
from kiosk.ui.stage import ScreenStage
from kiosk.ui.text.drawn import measure
from kiosk.ui.theme import px, rgba, tokens
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.icon import Badge
from kiosk.ui.widgets.pager import pager_height, pager_width
from kiosk.ui.widgets.sheet import Part, Sheet
from kiosk.ui.widgets.tile import Tile
from kiosk.ui.widgets.turning import turn

UPRIGHT = 210  # height of card and paper on a standing panel, below the facts
MOST_PAGES = 2  # of the facts, with bigger letters
NARROW = 210  # … and the width of the paper beside the card


class FactsContent(FloatLayout):
    """Laid out in facts.kv; placed by the screen."""


load_kv(__name__)


class FactsScreen(KioskScreen):
    """A screen says what is known with `tell`; a card of its own goes into `beside` before that."""

    progress_high = 0
    wide = 360  # design pixels, of the card beside the facts
    paper_high = 118  # design pixels, of the tile that prints

    def __init__(self, app: ScreenStage, **kwargs: object) -> None:
        super().__init__(app, **kwargs)
        self.content = FactsContent()
        self.fill(self.content)
        self.badge = Badge(size_hint=(None, None))
        self.badge.ground, self.badge.colour = rgba(theme.TINT), rgba(theme.ACCENT)
        self.facts = Sheet()
        self.beside: Card | None = None
        self.paper = Tile(
            action="paper", icon="printer", badge_size=64, sizes=theme.NOTE, size_hint=(None, None)
        )
        self.paper.do = self.visit.paper_of_going
        self._parts: list[Part] = []
        for widget in (self.badge, self.facts, self.paper):
            self.content.add_widget(widget)
        self.body.fbind("size", self._place)
        self.body.fbind("pos", self._place)

    def put_beside(self, card: Card) -> None:
        """Show `card` beside the facts, while `has_beside`."""
        self.beside = card
        self.content.add_widget(card)

    @property
    def has_below(self) -> bool:
        """Say whether anything stands below that card, which leads away from the screen."""
        return bool(self.paper.enabled)

    @property
    def has_beside(self) -> bool:
        """Say whether there is anything on the card beside the facts."""
        return self.beside is not None

    def tell(self, icon: str, title: str, parts: list[Part]) -> None:
        """Show what is known."""
        self.badge.name = icon
        self.content.ids.title.text = title
        self._parts = parts
        key, self.paper.icon = paper_button(self.visit.ticket)
        self.paper.label, self.paper.selected = self.t(key or "print.ask"), self.visit.ticket is not None
        self.paper.enabled = prints = self.visit.frame.setting.prints
        self.paper.opacity = float(prints)
        self._place()

    def forget(self) -> None:
        self.pages.first()
        self._parts = []
        self.content.ids.title.text = ""
        self.paper.selected = False
        self.facts.show([])

    # --- room

    def _place(self, *_: object) -> None:
        side, ids = px(theme.SIDE), self.content.ids
        left, width = self.body.x + side, self.body.width - 2 * side
        circle, gap = px(92), px(theme.GAP)
        title = left + circle + px(26)
        lines = self._lines_of_title(left + width - title)
        if tokens.portrait and lines > 2:  # its words take the place of the picture
            circle, title = 0, left
        high, above = (px(166), px(6)) if lines > 1 else (circle, px(26))  # two lines have air of their own
        top = self.body.y + self.body.height - above
        self.badge.size, self.badge.pos = (circle, circle), (left, top - (circle + high) / 2)
        ids.title.size, ids.title.pos = (left + width - title, high), (title, top - high)
        floor, ceiling = self.body.y + px(12), top - high - gap
        self.paper.upright = tokens.portrait and not tokens.roomy and self.has_beside
        if tokens.roomy:
            self._place_paged(left, width, floor + pager_height() + gap, ceiling)
            self.put_pager(self.content, left + width, floor)
            if tokens.portrait:  # there is room for its words only
                self.paper.icon = ""
            self.paper.size = min(px(500), width - pager_width() - gap), pager_height()
            self.paper.pos = left, floor
        elif tokens.portrait:
            self._place_upright(left, width, floor, ceiling)
        else:
            self._place_wide(left, width, floor, ceiling)
        beside = [self.beside] if self.beside else []
        turn(self.body.x, self.body.width, self.badge, ids.title, self.facts, *beside, self.paper)

    def _lines_of_title(self, width: float) -> int:
        title = self.content.ids.title.text
        return measure(title, "Bold", px(theme.QUESTION[0]), width, tokens.rtl).lines

    def _place_wide(self, left: float, width: float, floor: float, ceiling: float) -> None:
        """The card and the paper stand one above the other, beside the facts."""
        card, gap = px(self.wide), px(theme.GAP)
        low = floor + (px(self.paper_high) + gap) * self.has_below
        self._put(self.facts, left, floor, width - card - gap, ceiling - floor)
        self._put(self.beside, left + width - card, low, card if self.has_beside else 0, ceiling - low)
        self.paper.size, self.paper.pos = (card, px(self.paper_high)), (left + width - card, floor)
        self.facts.show(self._parts)

    def _place_upright(self, left: float, width: float, floor: float, ceiling: float) -> None:
        """Below the facts stand the card and the paper, beside each other."""
        gap, paper = px(theme.GAP), px(NARROW) if self.has_beside else width
        high = px(UPRIGHT if self.has_beside else self.paper_high)
        beside = width - (paper + gap) * self.has_below
        self._put(self.beside, left, floor, beside if self.has_beside else 0, high)
        above = floor + (high + gap) * (self.has_beside or self.has_below)
        self._put(self.facts, left, above, width, ceiling - above)
        self.paper.size, self.paper.pos = (paper, high), (left + width - paper, floor)
        self.facts.show(self._parts)

    def _place_paged(self, left: float, width: float, floor: float, ceiling: float) -> None:
        """Bigger letters: the facts in turn, then the card beside them."""
        pages = self.facts.pages(self._parts, width, ceiling - floor, MOST_PAGES)
        count, room = len(pages) + self.has_beside, ceiling - floor
        if count == 0:
            self.pages.of(1)
            return
        at = self.pages.of(count)
        last = at == len(pages)
        self._put(self.facts, left, floor, 0 if last else width, room)
        self._put(self.beside, left, floor, width if last else 0, room)
        self.facts.show([] if last else list(pages[at]))

    def _put(self, card: Card | None, x: float, y: float, width: float, height: float) -> None:
        if card is not None:
            card.size, card.pos = (width, height), (x, y)
            card.opacity = float(width > 0 and height > 0)
