"""Which language do you want: reached from every screen, keeps what was answered."""

from __future__ import annotations

from functools import partial

from kivy.uix.boxlayout import BoxLayout

from kiosk.ui.screens.base import KioskScreen, load_kv
from kiosk.ui.widgets.tile import Tile


class LanguageContent(BoxLayout):
    """Laid out in language.kv."""


load_kv(__name__)


class LanguageScreen(KioskScreen):
    progress_high = 0

    def __init__(self, app: object, **kwargs: object) -> None:
        super().__init__(app, **kwargs)
        self.content = LanguageContent()
        self.fill(self.content)
        site = self.app.parts.site
        self.tiles = {
            code: Tile(
                action=f"begin:{code}",
                label=site.languages[code].name,
                icon="message-circle",
                sizes=(48, 44, 40, 36),
                do=partial(self.visit.begin, code),
            )
            for code in site.file.languages
        }
        self.content.ids.tiles.fill(list(self.tiles.values()))

    def show(self) -> None:
        self.content.ids.title.text = self.t("language.title")
        self.content.ids.other.text = self.t("language.other")
        for code, tile in self.tiles.items():
            tile.selected = code == self.visit.language
        back, stop, _, help_ = self.buttons()
        self.bar.show((back, stop, help_), None)

    def forget(self) -> None:
        """The language of a person tells something too."""
        for tile in self.tiles.values():
            tile.selected = False
