"""The answer of the quick-check, a scheme a screen: verdict, a reason, what now, what to bring, who to call.

All of that stands on one page; why, and since when we know it, is a page of its own behind it.
"""

from __future__ import annotations

from functools import partial

from kivy.uix.floatlayout import FloatLayout

from kiosk.eligibility.result import SchemeResult
from kiosk.ui import theme
from kiosk.ui.reading_order import Spot, spots
from kiosk.ui.screens.advised import explained, headings, page_of_savings, reason_and_bring, what_now
from kiosk.ui.screens.base import KioskScreen, load_kv
from kiosk.ui.screens.printing import paper_button
from kiosk.ui.stage import ScreenStage
from kiosk.ui.text.drawn import measure
from kiosk.ui.theme import apart, px, rgba, tokens
from kiosk.ui.widgets.bar import Main
from kiosk.ui.widgets.icon import Badge
from kiosk.ui.widgets.sheet import Advice, Part, filled
from kiosk.ui.widgets.tile import Tile
from kiosk.ui.widgets.turning import turn
from kiosk.ui.widgets.whole import in_line

ROW = 118  # height of the tiles under the cards
MOST_PAGES = 2  # of the advice, and of why, with bigger letters
IN_A_ROW = 2  # on a standing panel, where four would be narrow
LOOK = {
    "likely": ("check", theme.GOOD, theme.GOOD_TINT),
    "unlikely": ("x", theme.DOUBT, theme.DOUBT_TINT),
    "ask": ("message-circle", None, None),
}


class ResultContent(FloatLayout):
    """Laid out in result.kv; placed by the screen."""


load_kv(__name__)


class ResultScreen(KioskScreen):
    progress_high = 0

    def __init__(self, app: ScreenStage, **kwargs: object) -> None:
        super().__init__(app, **kwargs)
        self.content = ResultContent()
        self.fill(self.content)
        self.badge = Badge(round=True, size_hint=(None, None), share=0.62)
        self.first_card, self.second_card = Advice(), Advice()
        # The other scheme is the quiet last of these: as wide as the rest, and named on its own screen only.
        self.more, self.bill, self.paper, self.other = self.row = tuple(
            Tile(action=action, icon=icon, badge_size=56, sizes=theme.NOTE, size_hint=(None, None))
            for action, icon in (
                ("page", "help"), ("bill", "coins"), ("paper", "printer"), ("other", "arrow-right")
            )
        )  # fmt: skip
        self.more.do, self.bill.do = self._turn, self.visit.ask_bill
        self.more.opens = True  # it says what comes
        self.paper.do, self.other.do = self.visit.paper_of_result, self.visit.other_result
        self.page = 0
        self.pages_of_advice = 1  # before those that say why
        self._last = 0
        self._called: list[str] = []  # what each page of the advice is about
        self._result = ""
        self._advice: tuple[list[Part], list[Part]] = [], []
        self._why: list[Part] = []
        self._paid: int | None = None  # what was typed of the bill
        self._seeks = False  # what came of it is shown, until somebody turns the page
        for widget in (self.badge, self.first_card, self.second_card, *self.row):
            self.content.add_widget(widget)
        self.body.fbind("size", self._place)
        self.body.fbind("pos", self._place)

    def show(self) -> None:
        check, t = self.visit.check, self.t
        assert check is not None
        results = check.results()
        result = results[check.shown]
        if tokens.access.together:
            self.app.in_both(lambda t, language: check.in_words(result.id, self.visit.frame.words(language)))
        icon, colour, tint = LOOK[result.verdict]
        self.badge.name = icon
        self.badge.colour, self.badge.ground = rgba(colour or theme.ACCENT), rgba(tint or theme.TINT)
        self.content.ids.verdict.text = t(f"check.{result.verdict}")
        self.content.ids.name.text = result.name
        if self._result != result.id:
            self._result, self.page = result.id, 0
        if self._paid != check.paid:
            self._paid, self._seeks = check.paid, check.paid is not None
        key, self.paper.icon = paper_button(self.visit.ticket)
        self._offer(self.paper, self.visit.frame.setting.prints, t(key or "check.paper"))
        self.paper.selected = self.visit.ticket is not None
        self._offer(self.bill, self.visit.can_save, t("check.bill"))
        self.bill.selected = check.paid is not None
        self._offer(self.other, len(results) > 1, t("check.other"))
        self._say(result, check.saved(result))
        main = Main("ask_for", t("check.help_me"), partial(self.visit.ask_for, result.id))
        self.bar.show(self.buttons(), main)
        self._place()

    def _say(self, result: SchemeResult, saved: int | None) -> None:
        failed = self.visit.ticket is not None and self.visit.ticket.state == "failed"
        paper = self.t("check.paper_failed") if failed else ""
        self._advice = (
            reason_and_bring(result, self.t),
            [*what_now(result, saved, self.t, self.app.date), Part("", paper, small=True)],
        )
        self._why = explained(result, self.t, self.app.date)

    def more_to_hear(self) -> list[Spot]:
        """What only the paper says: that it is no promise, who to call, the other schemes."""
        seen = "\n".join(text for spot in spots(self, alone=True) for text in spot.texts)
        shown = self.paper if self.paper.opacity else self.first_card
        return [Spot(shown, tuple(text for text in self.visit.words_of_advice() if text not in seen))]

    def _offer(self, tile: Tile, offered: bool, label: str) -> None:
        tile.label, tile.enabled, tile.opacity = label, offered, float(offered)

    def _turn(self) -> None:
        self._seeks = False
        self.page += 1

    def back(self) -> None:
        """Show the page before, or where this person came from."""
        self._seeks = False
        if self.page:
            self.page -= 1
        else:
            super().back()

    def forget(self) -> None:
        self.content.ids.verdict.text = self.content.ids.name.text = ""
        self.page, self._result, self._paid, self._seeks = 0, "", None, False
        self.paper.selected = self.bill.selected = False
        self._advice, self._why = ([], []), []
        self.first_card.show([])
        self.second_card.show([])

    # --- room

    def _place(self, *_: object) -> None:
        if not self._why:
            return  # nobody is here
        side = px(theme.SIDE)
        left, width = self.body.x + side, self.body.width - 2 * side
        floor, ceiling = self.body.y + px(12), self._place_head(left, width)
        ids = self.content.ids
        shown = [tile for tile in self.row if tile.enabled or tile is self.more]
        lines = -(-len(shown) // IN_A_ROW) if tokens.portrait else 1
        row = px(ROW)
        self._place_cards(left, width, floor + lines * (row + px(theme.GAP)), ceiling)
        self._name_turner()
        self._place_row(shown, left, width, floor, row, -(-len(shown) // lines))
        turn(
            self.body.x,
            self.body.width,
            self.badge,
            ids.verdict,
            ids.name,
            self.first_card,
            self.second_card,
            *shown,
        )

    def _place_head(self, left: float, width: float) -> float:
        """Place the verdict and the name of the scheme; return where the cards may begin.

        Bigger letters need the room below it: there the name stands beside the verdict.
        """
        ids, slim = self.content.ids, tokens.portrait or tokens.access.letters
        top = self.body.y + self.body.height - px(16 if slim else 30)
        circle = px(76 if slim else 112)
        self.badge.size, self.badge.pos = (circle, circle), (left, top - circle)
        words = left + circle + px(16 if slim else 30)
        room = left + width - words
        ids.verdict.size, ids.verdict.pos = (room, px(84)), (words, top - px(78))
        if slim and not tokens.portrait:
            line = measure(ids.verdict.text, "Bold", px(theme.QUESTION[0]), width, tokens.rtl).line
            ids.verdict.width = min(line + px(4), room * 0.6)
            beside = ids.verdict.width + px(30)
            ids.name.size, ids.name.pos = (room - beside, px(92)), (words + beside, top - px(82))
            return top - px(82 + 8)
        size = px(theme.type_(theme.LONG_BODY)[-1 if slim else 0])
        high = measure(ids.name.text, "Regular", size, room).height + px(2)
        name = high if slim else theme.tall(46)
        ids.name.size, ids.name.pos = (room, name), (words, top - px(76) - name)
        return top - max(circle, px(76) + name) - px(12)

    def _place_cards(self, left: float, width: float, floor: float, ceiling: float) -> None:
        """Two cards beside each other, one on a standing panel; page by page where the words are too big."""
        room, gap = ceiling - floor, px(theme.GAP)
        half = width if tokens.portrait else (width - gap) / 2
        first, second = self._advice
        first, second = ([*first, *second], []) if tokens.portrait else (first, second)
        self.first_card.parts, self.second_card.parts = filled(first), filled(second)
        least = max(sheet.needs(theme.SHEET[-1], half) for sheet in (self.first_card, self.second_card))
        together = least <= room + 1 and not tokens.roomy
        cut = partial(self.first_card.pages, width=width, height=room, most=MOST_PAGES)
        pages = [] if together else cut([*first, *second])
        self.pages_of_advice = max(1, len(pages))
        self._called = headings(pages)
        pages = [*pages, *cut(self._why)]
        self._last = len(pages) + together - 1
        if self._seeks:  # with bigger letters it stands on another page than the one left for the bill
            self.page = 0 if together else page_of_savings(pages)
        page = self.page = self.page % (self._last + 1)
        self.second_card.opacity = float(together and page == 0 and bool(second))
        self.second_card.size, self.second_card.pos = (half, room), (left + width - half, floor)
        if not together or page:
            self.first_card.size, self.first_card.pos = (width, room), (left, floor)
            self.first_card.show(list(pages[page - together]))
            self.second_card.show([])
            return
        self.first_card.parts, self.second_card.parts = filled(first), filled(second)
        self.first_card.size, self.first_card.pos = (half, room), (left, floor)
        both = min(sheet.type_in(half, room) for sheet in (self.first_card, self.second_card))
        self.first_card.show(first, both)
        self.second_card.show(second, both)

    def _name_turner(self) -> None:
        """Say on the tile that turns the page what comes: the rest of the advice, why, or the first page."""
        leads_to, icon = self.t("check.why"), "help"
        if self.pages_of_advice <= self.page < self._last:
            leads_to, icon = self.t("ui.page_on"), "arrow-right"
        elif self.page < self.pages_of_advice - 1:
            leads_to, icon = self._called[self.page + 1] or self.t("check.now"), "arrow-right"
        elif self.page == self._last:
            leads_to, icon = self.t("check.now"), "arrow-left"
        self.more.icon = icon
        self._offer(self.more, True, leads_to)

    def _place_row(
        self, shown: list[Tile], left: float, width: float, floor: float, row: float, count: int
    ) -> None:
        gap = apart(theme.GAP)
        wide = (width - gap * (count - 1)) / count
        lines = [shown[at : at + count] for at in range(0, len(shown), count)]
        for number, line in enumerate(reversed(lines)):
            for tile, (at, even) in zip(line, in_line(left, [wide] * len(line), gap), strict=True):
                tile.badge_size = 40 if tokens.roomy else 56
                tile.size, tile.pos = (even, row), (at, floor + number * (row + gap))
