"""The answer of the quick-check, one scheme a screen: verdict, why, what now, what to bring, who to call."""

from __future__ import annotations

from functools import partial

from kivy.uix.floatlayout import FloatLayout

from kiosk.eligibility.result import SchemeResult
from kiosk.ui import theme
from kiosk.ui.screens.base import KioskScreen, load_kv
from kiosk.ui.theme import px, rgba, tokens
from kiosk.ui.widgets.bar import Main, Small
from kiosk.ui.widgets.icon import Badge
from kiosk.ui.widgets.sheet import BODIES, Part, Sheet
from kiosk.ui.widgets.tile import Tile

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

    def __init__(self, app: object, **kwargs: object) -> None:
        super().__init__(app, **kwargs)
        self.content = ResultContent()
        self.fill(self.content)
        self.badge = Badge(round=True, size_hint=(None, None), share=0.62)
        self.why, self.now = Sheet(), Sheet()
        self.other = Tile(
            action="other", icon="arrow-right", badge_size=64, sizes=(28, 26, 24), size_hint=(None, None)
        )
        for widget in (self.badge, self.why, self.now, self.other):
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
        self.badge.colour, self.badge.ground = rgba(colour or tokens.accent), rgba(tint or tokens.tint)
        self.content.ids.verdict.text = t(f"check.{result.verdict}")
        self.content.ids.name.text = result.name
        self.why.show(self._why(result))
        self.now.show(self._now(result))
        self.other.opacity = 1 if len(results) > 1 else 0
        self.other.enabled = len(results) > 1
        following = results[(check.shown + 1) % len(results)]
        self.other.label, self.other.do = (
            t("check.other_scheme", name=following.name),
            self.visit.other_result,
        )
        self._show_bar(result)
        self._place()

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
        state = self.visit.ticket.state if self.visit.ticket else ""
        paper = (
            t("check.paper_printing")
            if state in ("queued", "printing")
            else t(f"check.paper_{state}")
            if state
            else ""
        )
        return [
            Part(t("check.now"), steps),
            Part(t("check.call"), "" if result.helpline in steps else result.helpline),
            Part("", "\n".join(line for line in (dated, paper) if line), small=True),
        ]

    def _show_bar(self, result: SchemeResult) -> None:
        visit, t = self.visit, self.t
        paper = Small("paper", t("check.paper"), "printer", visit.paper_of_result)
        main = Main("ask_for", t("check.help_me"), partial(visit.ask_for, result.id))
        self.bar.show(self.buttons(paper), main)

    def forget(self) -> None:
        self.content.ids.verdict.text = self.content.ids.name.text = ""
        self.why.show([])
        self.now.show([])

    def _shares(self, width: float, room: float) -> tuple[float, float]:
        """Return the heights of the two cards that stand on each other: what both need, and half the rest."""
        for body in BODIES:
            why, now = self.why.needs(body, width), self.now.needs(body, width)
            if why + now <= room:
                break
        spare = (room - why - now) / 2
        return why + spare, now + spare

    def _place(self, *_: object) -> None:
        side, gap = px(theme.SIDE), px(theme.GAP)
        left, width = self.body.x + side, self.body.width - 2 * side
        top = self.body.y + self.body.height - px(22 if tokens.portrait else 30)
        circle = px(104 if tokens.portrait else 112)
        self.badge.size, self.badge.pos = (circle, circle), (left, top - circle)
        words = left + circle + px(30)
        ids = self.content.ids
        ids.verdict.size, ids.verdict.pos = (left + width - words, px(74)), (words, top - px(70))
        name = px(80 if tokens.portrait else 46)
        ids.name.size, ids.name.pos = (left + width - words, name), (words, top - px(72) - name)
        floor, ceiling = self.body.y + px(12), top - max(circle, px(72) + name) - px(16)
        row = px(118) if self.other.enabled else 0
        if tokens.portrait:
            room = ceiling - floor - row - (gap if row else 0) - gap
            why, now = self._shares(width, room)
            self.other.size, self.other.pos = (width, row), (left, floor)
            self.now.size, self.now.pos = (width, now), (left, ceiling - why - gap - now)
            self.why.size, self.why.pos = (width, why), (left, ceiling - why)
            return
        half = (width - gap) / 2
        self.why.size, self.why.pos = (half, ceiling - floor), (left, floor)
        self.now.size = half, ceiling - floor - (row + gap if row else 0)
        self.now.pos = left + half + gap, floor + (row + gap if row else 0)
        self.other.size, self.other.pos = (half, row), (left + half + gap, floor)
