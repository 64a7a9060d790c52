"""Is the person sure? Two tiles of one size and colour: no other stop is here to be taken for the answer."""

from __future__ import annotations

from kivy.uix.boxlayout import BoxLayout

from kiosk.ui.screens.base import KioskScreen, load_kv
from kiosk.ui.stage import ScreenStage
from kiosk.ui.theme import tokens
from kiosk.ui.widgets.tile import Tile


class WithdrawContent(BoxLayout):
    """Laid out in withdraw.kv."""


load_kv(__name__)


class WithdrawScreen(KioskScreen):
    progress_high = 0

    def __init__(self, app: ScreenStage, **kwargs: object) -> None:
        super().__init__(app, **kwargs)
        self.content = WithdrawContent()
        self.fill(self.content)
        self.keep = Tile(action="keep", icon="arrow-right", do=self.visit.back)
        self.confirm = Tile(action="confirm", icon="trash", warns=True, do=self.visit.confirm)

    def show(self) -> None:
        t, ids = self.t, self.content.ids
        ids.title.text, ids.line.text = t("withdraw.title"), t("withdraw.line")
        self.keep.label, self.confirm.label = t("withdraw.no"), t("withdraw.yes")
        tiles = [self.keep, self.confirm]
        below = tokens.portrait or (tokens.roomy and not tokens.access.seated)  # long words: below each other
        for tile in tiles:
            tile.upright = not (below or tokens.access.seated)
        ids.tiles.fill(tiles, 1 if below else 2)
        self.bar.show(self.buttons(without=("stop", "away")), None)
