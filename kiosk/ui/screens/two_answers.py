"""A question before something goes that does not come back: two tiles of one size, no Stop beside them."""

from __future__ import annotations

from kivy.uix.boxlayout import BoxLayout

from kiosk.ui.screens.base import KioskScreen, load_kv
from kiosk.ui.stage import ScreenStage
from kiosk.ui.theme import tokens
from kiosk.ui.widgets.tile import Tile


class TwoAnswersContent(BoxLayout):
    """Laid out in two_answers.kv."""


load_kv(__name__)


class TwoAnswersScreen(KioskScreen):
    """The texts are those of `words`: title, line, no and yes."""

    progress_high = 0
    words = ""
    no: Tile
    yes: Tile

    def __init__(self, app: ScreenStage, **kwargs: object) -> None:
        super().__init__(app, **kwargs)
        self.content = TwoAnswersContent()
        self.fill(self.content)

    def show(self) -> None:
        t, ids, below = self.t, self.content.ids, self.below_each_other()
        ids.title.text, ids.line.text = t(f"{self.words}.title"), t(f"{self.words}.line")
        self.no.label, self.yes.label = t(f"{self.words}.no"), t(f"{self.words}.yes")
        tiles = [self.no, self.yes]
        for tile in tiles:
            tile.upright = not (below or tokens.access.seated)
        self.lay_out(tiles, below)
        self.bar.show(self.buttons(without=("stop", "away")), None)

    def below_each_other(self) -> bool:
        return tokens.portrait

    def lay_out(self, tiles: list[Tile], below: bool) -> None:
        self.content.ids.tiles.fill(tiles)
