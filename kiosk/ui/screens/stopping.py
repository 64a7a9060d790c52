"""Stop was touched and something was said: 'wipe all?', with two answers of the same size."""

from __future__ import annotations

from kivy.uix.boxlayout import BoxLayout

from kiosk.ui.screens.base import KioskScreen, load_kv
from kiosk.ui.stage import ScreenStage
from kiosk.ui.theme import tokens
from kiosk.ui.widgets.tile import Tile


class StoppingContent(BoxLayout):
    """Laid out in stopping.kv."""


load_kv(__name__)


class StoppingScreen(KioskScreen):
    progress_high = 0

    def __init__(self, app: ScreenStage, **kwargs: object) -> None:
        super().__init__(app, **kwargs)
        self.content = StoppingContent()
        self.fill(self.content)
        self.no = Tile(action="close", icon="arrow-back-up", do=self.visit.close)
        self.yes = Tile(action="wipe_all", icon="trash", do=self.visit.wipe_all)

    def show(self) -> None:
        t, ids = self.t, self.content.ids
        ids.title.text, ids.line.text = t("stopping.title"), t("stopping.line")
        self.no.label, self.yes.label = t("stopping.no"), t("stopping.yes")
        for tile in (self.no, self.yes):
            tile.upright = not (tokens.portrait or tokens.access.seated)
        ids.tiles.fill([self.no, self.yes])
        self.bar.show(self.buttons(without=("stop", "away")), None)
