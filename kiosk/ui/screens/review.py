"""Everything said, before it is sent: each answer can be touched to change it. Nothing is kept before that.

What matters stands large: a name, how somebody is reached, where they live, what it is about. The rest stands
below it as one text, and opens. Where that is too much for one page there are pages, and nothing can be sent
before the last of them was seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from kiosk.ui import theme
from kiosk.ui.screens.base import KioskScreen, load_kv
from kiosk.ui.stage import ScreenStage
from kiosk.ui.theme import px, tokens
from kiosk.ui.widgets.answers import AnswerCard, RestPanel, is_long
from kiosk.ui.widgets.bar import Main
from kiosk.visit.review import ReviewLine

MOST = 10  # cards on a page


class ReviewContent(BoxLayout):
    """Laid out in review.kv."""


load_kv(__name__)


class ReviewScreen(KioskScreen):
    """One page where all of it can be read on one."""

    def __init__(self, app: ScreenStage, **kwargs: object) -> None:
        super().__init__(app, **kwargs)
        self.content = ReviewContent()
        self.fill(self.content)
        self.cards = [AnswerCard() for _ in range(MOST)]
        self.panel = RestPanel(action="page", opens=True)
        self._marked = ""  # the line that somebody came back to

    def show(self) -> None:
        registration, t, ids = self.visit.registration, self.t, self.content.ids
        assert registration is not None
        lines = registration.review()
        ids.title.text = t("review.title")
        self.let_title_grow(ids.title, px(84))
        pages, whole = self._pages(lines)
        self.pages.of(len(pages))
        self._come_back(pages)
        self._show_page(pages, whole)
        if whole or self.pages.page == len(pages) - 1:
            registration.seen = True
        us = self.app.parts.site.file.organisation.short
        quiet = t("review.only_we", organisation=us) if tokens.spread < 2 else ""
        ids.only_we.text = quiet if registration.seen else t("review.look_on")
        self.show_progress()
        send = Main("send", t("ui.send"), self.visit.send)
        self.bar.show(self.buttons(), send if registration.seen else self.page_on())

    def _come_back(self, pages: Sequence[Sequence[ReviewLine]]) -> None:
        """Open the page of the line that was touched to change it, once: from there on pages are turned."""
        registration = self.visit.registration
        if registration is None or not registration.line:
            return
        self._marked, registration.line = registration.line, ""
        for number, page in enumerate(pages):
            if any(line.step == self._marked for line in page):
                self.pages.page = number

    def _pages(self, lines: Sequence[ReviewLine]) -> tuple[list[Sequence[ReviewLine]], bool]:
        """Return the answers of each page, and whether the first page tells all of them."""
        first, rest = [one for one in lines if one.matters], [one for one in lines if not one.matters]
        if self._all_on_one(first, rest):
            return [first, *(self._cut(rest) if rest else ())], True
        return self._cut(lines), False

    def _all_on_one(self, first: Sequence[ReviewLine], rest: Sequence[ReviewLine]) -> bool:
        """Say whether one page takes all of it, the lesser answers as one text."""
        if tokens.spread or not first:
            return False
        panel = self._panel_of(rest) if rest else None
        self._fill(first, panel, panel)
        return self.content.ids.lines.fits(self._room())

    def _room(self) -> tuple[float, float]:
        """Return the size that the answers get, pixels: of the window, for a new screen has none yet."""
        ids, root = self.content.ids, self.app.root_layout
        wide = root.width - 2 * px(theme.SIDE)
        if tokens.access.seated:
            return wide, ids.lines.height
        around = self.progress.height + self.bar.height + ids.title.height + px(2 + 12 + 8)
        return wide, root.height - around - (theme.tall(40) if tokens.portrait else 0)

    def _cut(self, lines: Sequence[ReviewLine]) -> list[Sequence[ReviewLine]]:
        """Return the pages. What turns them stands below the answers, with large letters in place of one."""
        cols, rows = self._shape()
        fewest = self._in_pages(lines, cols, cols * (rows + 1) - 1)
        usual = self._in_pages(lines, cols, cols * rows)
        if len(fewest) == 1:
            return fewest
        fewer = (tokens.spread or tokens.access.seated) and len(fewest) < len(usual)
        return fewest if fewer and all(self._fits(page) for page in fewest) else usual

    def _in_pages(self, lines: Sequence[ReviewLine], cols: int, places: int) -> list[Sequence[ReviewLine]]:
        """Return the answers in pages of so many places; a long one takes two."""
        pages: list[list[ReviewLine]] = [[]]
        taken = 0  # places of the page
        for line in lines:
            span = min(2, cols) if is_long(self._said(line)) else 1
            taken += (cols - taken % cols) if taken % cols + span > cols else 0
            if taken + span > places:
                pages.append([])
                taken = 0
            pages[-1].append(line)
            taken += span
        return list(pages)

    def _fits(self, page: Sequence[ReviewLine]) -> bool:
        """Say whether all answers of a page could be read in the letters that were asked for."""
        self._fill(page, None, self.pager())
        return self.content.ids.lines.fits(self._room())

    def _shape(self) -> tuple[int, int]:
        """Return columns and rows of a page among others."""
        if tokens.portrait:
            if tokens.access.seated:  # within reach are two rows
                return 1 if tokens.spread else 2, 2
            return 1, 4
        if tokens.spread:
            return 2, 1 if tokens.access.seated else 2
        return 3, 1 if tokens.access.seated else 2

    def _show_page(self, pages: Sequence[Sequence[ReviewLine]], whole: bool) -> None:
        rest = pages[1:] if self.pages.page == 0 and whole else ()
        panel = self._panel_of([one for page in rest for one in page]) if rest else None
        self._fill(pages[self.pages.page], panel, panel or self.pager())

    def _fill(self, lines: Sequence[ReviewLine], panel: RestPanel | None, foot: Widget | None) -> None:
        """Show these answers, and at the foot the panel, or what turns the pages."""
        cards = self.cards[: len(lines)]
        for card, line in zip(cards, lines, strict=True):
            card.action, card.label, card.icon = f"change:{line.step}", self.t(line.label), line.icon
            card.said, card.do = self._said(line), partial(self.visit.change, line.step)
            card.instead = self.app.aloud.filled(line.typed) if line.typed and line.said else ""
            card.marked = line.step == self._marked
        cells = sum(2 if card.long else 1 for card in cards)
        cols, rows = self._shape()
        if panel is not None and not tokens.access.seated:
            cols, rows = (1 if cells < 5 else 2, 0) if tokens.portrait else (2 if cells < 5 else 3, 2)
        self.content.ids.lines.fill(cards, cols, rows, foot)

    def _panel_of(self, rest: Sequence[ReviewLine]) -> RestPanel:
        """Return the panel with the lesser answers as one text."""
        said = theme.APART.join(f"{self.t(line.label)}: {self._said(line)}" for line in rest)
        self.panel.label, self.panel.said, self.panel.do = self.t("review.rest"), said, self.pages.turn
        self.panel.instead = self.t("review.rest")
        return self.panel

    def _said(self, line: ReviewLine) -> str:
        return ", ".join(self.t(text) if is_key else text for is_key, text in line.said) or self.t(
            "review.empty"
        )

    def forget(self) -> None:
        self.pages.first()
        self._marked = ""
        for card in (*self.cards, self.panel):
            card.said, card.do = "", None
