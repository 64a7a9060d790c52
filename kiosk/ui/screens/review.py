"""Everything said, before it is sent: each line can be touched to change it. Nothing is kept before that."""

from __future__ import annotations

from functools import partial

from kivy.properties import StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.ui import theme
from kiosk.ui.screens.base import KioskScreen, load_kv
from kiosk.ui.theme import px, rgba, tokens
from kiosk.ui.widgets.bar import Main
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.touchable import Touchable
from kiosk.visit.registration import ReviewLine


class ReviewTile(Touchable, Card):
    """One line of the review."""

    icon = StringProperty("")
    said = StringProperty("")

    def dress(self, *_: object) -> None:
        self.fill = rgba(tokens.tint if self.state == "down" else theme.CARD)
        self.edge = rgba(tokens.accent if self.state == "down" else theme.LINE)


class ReviewContent(BoxLayout):
    """Laid out in review.kv."""


load_kv(__name__)


class ReviewScreen(KioskScreen):
    """Nine lines fit (portrait ten); with more, the last tile turns the page."""

    def __init__(self, app: object, **kwargs: object) -> None:
        super().__init__(app, **kwargs)
        self.content = ReviewContent()
        self.fill(self.content)
        self.tiles = [ReviewTile() for _ in range(10 if tokens.portrait else 9)]
        self.page = 0

    def show(self) -> None:
        registration, t = self.visit.registration, self.t
        assert registration is not None
        lines = registration.review()
        ids = self.content.ids
        ids.title.text = t("review.title")
        ids.only_we.text = t("review.only_we", organisation=self.app.parts.site.file.organisation.short)
        most = len(self.tiles)
        shown = lines if len(lines) <= most else self._page(lines, most - 1)
        tiles = self.tiles[: len(shown) + (len(lines) > most)]
        for tile, line in zip(tiles, shown, strict=False):
            tile.action, tile.label, tile.icon = f"change:{line.step}", t(line.label), line.icon
            tile.said, tile.do = self._said(line), partial(self.visit.change, line.step)
        if len(lines) > most:
            self._show_turn(tiles[-1], len(lines) - len(shown))
        ids.lines.spacing = px(18)
        cols = 2 if tokens.portrait else 3
        ids.lines.fill(tiles, cols, rows=most // cols)
        self.show_progress()
        self.bar.show(self.buttons(), Main("send", t("ui.send"), self.visit.send))

    def _page(self, lines: list[ReviewLine], size: int) -> list[ReviewLine]:
        pages = [lines[start : start + size] for start in range(0, len(lines), size)]
        return pages[self.page % len(pages)]

    def _show_turn(self, tile: ReviewTile, rest: int) -> None:
        tile.action, tile.icon, tile.do = "page", "dots", self._turn
        tile.label, tile.said = self.t("ui.more"), self.t("review.more", count=rest)

    def _turn(self) -> None:
        self.page += 1

    def _said(self, line: ReviewLine) -> str:
        return ", ".join(self.t(text) if is_key else text for is_key, text in line.said) or self.t(
            "review.empty"
        )

    def forget(self) -> None:
        self.page = 0
        for tile in self.tiles:
            tile.said, tile.do = "", None
