"""Which language do you want: reached from every screen, keeps what was answered."""

from __future__ import annotations

from functools import partial

from kivy.uix.boxlayout import BoxLayout

from kiosk.ui import theme
from kiosk.ui.screens.base import KioskScreen, load_kv
from kiosk.ui.stage import ScreenStage
from kiosk.ui.theme import tokens
from kiosk.ui.widgets.bar import Main
from kiosk.ui.widgets.pages import tile_room
from kiosk.ui.widgets.tile import Tile


class LanguageContent(BoxLayout):
    """Laid out in language.kv."""


load_kv(__name__)


class LanguageScreen(KioskScreen):
    progress_high = 0

    def __init__(self, app: ScreenStage, **kwargs: object) -> None:
        super().__init__(app, **kwargs)
        self.content = LanguageContent()
        self.fill(self.content)
        self.tiles = {code: self._tile(code) for code in self.app.parts.languages}

    def _tile(self, code: str) -> Tile:
        name = self.app.parts.site.languages[code].name
        do = partial(self.visit.begin, code)
        return Tile(action=f"begin:{code}", label=name, speaks=code, sizes=theme.LANGUAGE, do=do)

    def show(self) -> None:
        self.content.ids.title.text = self.t("language.title")
        self.content.ids.other.text = self.t("language.other")
        draft = self.app.parts.site.is_draft(self.visit.language)
        self.content.ids.draft.text = self.t("draft.line") if draft and not tokens.roomy else ""
        for code, tile in self.tiles.items():
            tile.selected = code == self.visit.language and not self.visit.asks_language
        room = tile_room()
        shown = self.pages.cut(list(self.tiles.values()), room)
        self.content.ids.tiles.fill_page(shown, room, self.pager())
        close = Main("close", self.t("help.back"), self.visit.close, icon="check")
        asked = self.visit.asks_language  # by what was scanned: there is nothing to go back to
        gone = ("language", "back") if asked else ("language",)
        self.bar.show(self.buttons(without=gone), None if asked else close)

    def forget(self) -> None:
        """The language of a person tells something too."""
        self.pages.first()
        for tile in self.tiles.values():
            tile.selected = False
