"""The answer of the quick-check, one scheme a screen: verdict, why, what now, what to bring, who to call."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from kivy.uix.floatlayout import FloatLayout

from kiosk.eligibility.result import SchemeResult
from kiosk.ui import theme
from kiosk.ui.reading_order import Spot, spots
from kiosk.ui.screens.base import KioskScreen, load_kv
from kiosk.ui.screens.printing import paper_button
from kiosk.ui.stage import ScreenStage
from kiosk.ui.theme import apart, px, rgba, tokens
from kiosk.ui.widgets.bar import Main
from kiosk.ui.widgets.icon import Badge
from kiosk.ui.widgets.sheet import Part, Sheet
from kiosk.ui.widgets.tile import Tile
from kiosk.ui.widgets.turning import turn
from kiosk.ui.widgets.whole import in_line

ROW = (118, 134, 166)  # height of the tiles under the cards, by the size of the letters
ROW_UPRIGHT = (118, 180, 220)  # on a standing panel, where they are narrow
MOST_REASONS = 1  # the telling one comes first; more would crowd out what to do now
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
        self.why, self.now = Sheet(), Sheet()
        self.other, self.paper, self.more = (
            Tile(action=action, icon=icon, badge_size=64, sizes=theme.NOTE, size_hint=(None, None))
            for action, icon in (("other", "arrow-right"), ("paper", "printer"), ("page", "dots"))
        )
        self.paper.do, self.more.do = self.visit.paper_of_result, self._turn
        self.page = 0
        self._result = ""
        self._why_parts: list[Part] = []
        self._now_parts: list[Part] = []
        self._paged, self._pages = False, 1
        for widget in (self.badge, self.why, self.now, self.other, self.paper, self.more):
            self.content.add_widget(widget)
        self.body.fbind("size", self._place)
        self.body.fbind("pos", self._place)

    def show(self) -> None:
        check, t = self.visit.check, self.t
        assert check is not None
        results = check.results()
        result = results[check.shown]
        icon, colour, tint = LOOK[result.verdict]
        self.badge.name = icon
        self.badge.colour, self.badge.ground = rgba(colour or theme.ACCENT), rgba(tint or theme.TINT)
        self.content.ids.verdict.text = t(f"check.{result.verdict}")
        self.content.ids.name.text = result.name
        if self._result != result.id:
            self._result, self.page = result.id, 0
        following = results[(check.shown + 1) % len(results)]
        short = tokens.roomy or tokens.portrait
        named = t("check.other") if short else t("check.other_scheme", name=following.name)
        self._offer(self.other, len(results) > 1, named)
        self.other.do = self.visit.other_result
        key, self.paper.icon = paper_button(self.visit.ticket)
        self._offer(self.paper, True, t(key or "check.paper"))
        self.paper.selected = self.visit.ticket is not None
        self._why_parts, self._now_parts = self._why(result), self._now(result)
        main = Main("ask_for", t("check.help_me"), partial(self.visit.ask_for, result.id))
        self.bar.show(self.buttons(), main)
        self._place()

    def more_to_hear(self) -> list[Spot]:
        """What only the paper says: that it is no promise, who to call, the other schemes."""
        seen = "\n".join(text for spot in spots(self, alone=True) for text in spot.texts)
        return [Spot(self.paper, tuple(text for text in self.visit.words_of_advice() if text not in seen))]

    def _offer(self, tile: Tile, offered: bool, label: str) -> None:
        tile.label, tile.enabled, tile.opacity = label, offered, float(offered)

    def _turn(self) -> None:
        self.page += 1

    def _why(self, result: SchemeResult) -> list[Part]:
        t = self.t
        reasons = "\n".join(result.reasons[:MOST_REASONS])
        return [
            Part(t("check.why"), reasons or result.text),
            Part("", result.text if reasons else "", strong=False),
            Part(t("check.bring"), "\n".join(result.bring), strong=False),
        ]

    def _now(self, result: SchemeResult) -> list[Part]:
        t = self.t
        steps = "\n".join(result.next_steps)
        checked = result.checked_on
        dated = t("check.checked_on", date=self.app.date(checked)) if checked else t("check.never_checked")
        failed = self.visit.ticket is not None and self.visit.ticket.state == "failed"
        paper = t("check.paper_failed") if failed else ""
        return [
            Part(t("check.now"), steps),
            Part(t("check.call"), "" if result.helpline in steps else result.helpline),
            Part("", "\n".join(line for line in (dated, paper) if line), small=True),
        ]

    def forget(self) -> None:
        self.content.ids.verdict.text = self.content.ids.name.text = ""
        self.page, self._result = 0, ""
        self.paper.selected = False
        self._why_parts, self._now_parts = [], []
        self.why.show([])
        self.now.show([])

    # --- room

    def _place(self, *_: object) -> None:
        side = px(theme.SIDE)
        left, width = self.body.x + side, self.body.width - 2 * side
        top = self.body.y + self.body.height - px(22 if tokens.portrait else 30)
        circle = px(104 if tokens.portrait else 112)
        self.badge.size, self.badge.pos = (circle, circle), (left, top - circle)
        words, ids = left + circle + px(30), self.content.ids
        ids.verdict.size, ids.verdict.pos = (left + width - words, px(84)), (words, top - px(78))
        name = theme.tall(80 if tokens.portrait else 46)
        ids.name.size, ids.name.pos = (left + width - words, name), (words, top - px(76) - name)
        floor, ceiling = self.body.y + px(12), top - max(circle, px(76) + name) - px(12)
        self._place_cards(left, width, floor + _row() + px(theme.GAP), ceiling)
        self._place_row(left, width, floor)
        row = (tile for tile in (self.other, self.paper, self.more) if tile.enabled)
        turn(self.body.x, self.body.width, self.badge, ids.verdict, ids.name, self.why, self.now, *row)

    def _place_cards(self, left: float, width: float, floor: float, ceiling: float) -> None:
        """Two cards, beside or above each other; one at a time where the words are too many or too big."""
        gap, room = px(theme.GAP), ceiling - floor
        half = width if tokens.portrait else (width - gap) / 2
        self.why.parts, self.now.parts = _filled(self._why_parts), _filled(self._now_parts)
        why, now = self._shares(half, room - gap) if tokens.portrait else (room, room)
        least = [sheet.needs(theme.SHEET[-1], half) for sheet in (self.why, self.now)]
        self._paged = tokens.roomy or least[0] > why + 1 or least[1] > now + 1
        self.now.opacity = float(not self._paged)
        if self._paged:
            self._show_page(left, width, floor, room)
            return
        self.why.size, self.why.pos = (half, why), (left, ceiling - why)
        self.now.size, self.now.pos = (half, now), (left + width - half, floor)
        both = min(self.why.type_in(half, why), self.now.type_in(half, now))
        self.why.show(self._why_parts, both)
        self.now.show(self._now_parts, both)

    def _show_page(self, left: float, width: float, floor: float, room: float) -> None:
        parts = tuple(line for part in _filled([*self._why_parts, *self._now_parts]) for line in part.lines())
        pages: list[tuple[Part, ...]] = []
        while parts:
            count = self.why.first_page(parts, width, room)
            pages.append(parts[:count])
            parts = parts[count:]
        self._pages = len(pages)
        self.why.size, self.why.pos = (width, room), (left, floor)
        self.why.show(list(pages[self.page % len(pages)]) if pages else [])
        self.now.show([])

    def _place_row(self, left: float, width: float, floor: float) -> None:
        """The other scheme, the paper and the next page, as wide as there is room for."""
        paged = self._paged and self._pages > 1
        self._offer(self.more, paged, self.t("ui.more"))
        shown = [tile for tile in (self.more, self.other, self.paper) if tile.enabled]
        self.other.icon = "" if tokens.roomy or tokens.portrait else "arrow-right"
        gap = apart(theme.GAP)
        even = (width - gap * (len(shown) - 1)) / len(shown)
        narrow = even if tokens.roomy else min(even, px(200 if tokens.portrait else 300))
        rest = width - (len(shown) - 1) * (narrow + gap)
        wides = [rest if tile is self.other or self.other not in shown else narrow for tile in shown]
        for tile, (at, wide) in zip(shown, in_line(left, wides, gap), strict=True):
            tile.upright = tokens.roomy and tokens.portrait and tile is not self.other
            tile.badge_size = 40 if tokens.roomy else 64
            tile.size, tile.pos = (wide, _row()), (at, floor)

    def _shares(self, width: float, room: float) -> tuple[float, float]:
        """Return the heights of the two cards that stand on each other: what both need, and half the rest."""
        for body in theme.SHEET:
            why, now = self.why.needs(body, width), self.now.needs(body, width)
            if why + now <= room:
                break
        spare = (room - why - now) / 2
        return why + spare, now + spare


def _row() -> float:
    return px((ROW_UPRIGHT if tokens.portrait else ROW)[tokens.access.letters])


def _filled(parts: Sequence[Part]) -> tuple[Part, ...]:
    return tuple(part for part in parts if part.text)
