"""What is known of one thing: its name over a sheet of facts, perhaps a card beside them.

With bigger letters the sheet is read page by page, and the card is the last page.
"""

from __future__ import annotations

from kivy.uix.floatlayout import FloatLayout

from kiosk.ui import theme
from kiosk.ui.screens.base import KioskScreen, load_kv
from kiosk.ui.stage import ScreenStage
from kiosk.ui.text.drawn import measure
from kiosk.ui.theme import px, rgba, tokens
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.icon import Badge
from kiosk.ui.widgets.sheet import Part, Sheet
from kiosk.ui.widgets.tile import Tile
from kiosk.ui.widgets.turning import turn

UPRIGHT = 260  # height of it on a standing panel, below the facts
ROW = 134  # height of the tile that turns the page, with bigger letters


class FactsContent(FloatLayout):
    """Laid out in facts.kv; placed by the screen."""


load_kv(__name__)


class FactsScreen(KioskScreen):
    """A screen says what is known with `tell`; a card of its own goes into `beside` before that."""

    progress_high = 0
    wide = 360  # design pixels, of the card beside the facts

    def __init__(self, app: ScreenStage, **kwargs: object) -> None:
        super().__init__(app, **kwargs)
        self.content = FactsContent()
        self.fill(self.content)
        self.badge = Badge(size_hint=(None, None))
        self.badge.ground, self.badge.colour = rgba(theme.TINT), rgba(theme.ACCENT)
        self.facts = Sheet()
        self.beside: Card | None = None
        self.more = Tile(action="page", icon="dots", badge_size=64, sizes=theme.NOTE, size_hint=(None, None))
        self.more.do = self._turn
        self.page = 0
        self._parts: list[Part] = []
        for widget in (self.badge, self.facts, self.more):
            self.content.add_widget(widget)
        self.body.fbind("size", self._place)
        self.body.fbind("pos", self._place)

    def put_beside(self, card: Card) -> None:
        """Show `card` beside the facts, while `has_beside`."""
        self.beside = card
        self.content.add_widget(card)

    @property
    def has_beside(self) -> bool:
        """Say whether there is anything on the card beside the facts."""
        return self.beside is not None

    def tell(self, icon: str, title: str, parts: list[Part]) -> None:
        """Show what is known."""
        self.badge.name = icon
        self.content.ids.title.text = title
        self._parts = parts
        self._place()

    def _turn(self) -> None:
        self.page += 1

    def forget(self) -> None:
        self.page, self._parts = 0, []
        self.content.ids.title.text = ""
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
        self.more.enabled, self.more.opacity = False, 0.0
        if tokens.roomy:
            self.more.size, self.more.pos = (px(300), px(ROW)), (left, floor)
            self._place_paged(left, width, floor + px(ROW) + gap, ceiling)
        elif tokens.portrait:
            self._place_upright(left, width, floor, ceiling)
        else:
            self._place_wide(left, width, floor, ceiling)
        beside = [self.beside] if self.beside else []
        turn(self.body.x, self.body.width, self.badge, ids.title, self.facts, *beside, self.more)

    def _lines_of_title(self, width: float) -> int:
        title = self.content.ids.title.text
        return measure(title, "Bold", px(theme.QUESTION[0]), width, tokens.rtl).lines

    def _place_wide(self, left: float, width: float, floor: float, ceiling: float) -> None:
        card = px(self.wide) if self.has_beside else 0
        room = width - card - (px(theme.GAP) if card else 0)
        self._put(self.facts, left, floor, room, ceiling - floor)
        self._put(self.beside, left + width - card, floor, card, ceiling - floor)
        self.facts.show(self._parts)

    def _place_upright(self, left: float, width: float, floor: float, ceiling: float) -> None:
        card = px(UPRIGHT) if self.has_beside else 0
        above = card + (px(theme.GAP) if card else 0)
        self._put(self.beside, left, floor, width, card)
        self._put(self.facts, left, floor + above, width, ceiling - floor - above)
        self.facts.show(self._parts)

    def _place_paged(self, left: float, width: float, floor: float, ceiling: float) -> None:
        """Bigger letters: the facts in turn, then the card beside them."""
        pages = self._pages(width, ceiling - floor)
        count, room = len(pages) + self.has_beside, ceiling - floor
        if count == 0:
            return
        at = self.page % count
        last = at == len(pages)
        self.more.enabled, self.more.opacity, self.more.label = count > 1, float(count > 1), self.t("ui.more")
        self._put(self.facts, left, floor, 0 if last else width, room)
        self._put(self.beside, left, floor, width if last else 0, room)
        self.facts.show([] if last else pages[at])

    def _pages(self, width: float, room: float) -> list[list[Part]]:
        parts = [line for part in self._parts if part.text for line in part.lines()]
        pages: list[list[Part]] = []
        while parts:
            count = self.facts.first_page(parts, width, room)
            pages.append(parts[:count])
            parts = parts[count:]
        return pages

    def _put(self, card: Card | None, x: float, y: float, width: float, height: float) -> None:
        if card is not None:
            card.size, card.pos = (width, height), (x, y)
            card.opacity = float(width > 0 and height > 0)
