"""The privacy notice: what happens with the answers, in a few lines, before the first question.

Everybody sees it with its version. Only where the legal ground is consent there are two tiles to answer.
"""

from __future__ import annotations

from functools import partial

from kivy.properties import StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.ui import theme
from kiosk.ui.screens.base import KioskScreen, load_kv
from kiosk.ui.stage import ScreenStage
from kiosk.ui.theme import px, tokens
from kiosk.ui.widgets.pager import pager_height
from kiosk.ui.widgets.pages import Room
from kiosk.ui.widgets.tile import Tile
from kiosk.ui.widgets.turning import Row


class NoticeLine(Row):
    """A picture and a sentence."""

    icon = StringProperty("")
    text = StringProperty("")


class NoticeContent(BoxLayout):
    """Laid out in notice.kv."""


load_kv(__name__)


class NoticeScreen(KioskScreen):
    def __init__(self, app: ScreenStage, **kwargs: object) -> None:
        super().__init__(app, **kwargs)
        self.content = NoticeContent()
        self.fill(self.content)
        self.notice = self.app.parts.site.file.notice
        self.lines = [NoticeLine(icon=line.icon) for line in self.notice.lines]
        self.tiles: list[Tile] = []

    def show(self) -> None:
        ask, talk, t = self.visit.ask, self.visit.talk, self.t
        assert ask is not None and talk is not None
        self.content.ids.title.text = t("site.notice.title")
        for number, line in enumerate(self.lines, 1):
            line.text = t(f"site.notice.line.{number}")
        self._show_lines()
        self.content.ids.version.text = t("notice.version", version=self.notice.version)
        if ask.options and not self.tiles:
            self._make_answers()
        for tile, option in zip(self.tiles, ask.options, strict=True):
            tile.label, tile.icon = t(option.label), option.icon
            tile.selected = option.value in talk.entry.picked
            tile.do = partial(talk.entry.touch, ask, option.value)
        self.show_progress()
        answered = not ask.options or bool(talk.entry.picked)
        self.bar.show(self.buttons(), self.page_on() or self.next_button(enabled=answered))

    def _show_lines(self) -> None:
        """Show the lines of this page; with bigger letters a few at a time."""
        ids = self.content.ids
        ids.lines.clear_widgets()
        for line in self.pages.cut(self.lines, Room(1, (len(self.lines), 3, 2)[tokens.spread])):
            ids.lines.add_widget(line)
        pager = self.pager()
        ids.foot.height = pager_height() if pager else theme.tall(40)
        if pager and pager.parent is None:
            ids.foot.add_widget(pager)

    def forget(self) -> None:
        self.pages.first()
        for tile in self.tiles:
            tile.selected = False

    def _make_answers(self) -> None:
        self.tiles = [Tile(action="option:agreed"), Tile(action="option:refused")]
        self.content.ids.answers.height = px(260 if tokens.portrait else 124)
        self.content.ids.answers.fill(self.tiles)
