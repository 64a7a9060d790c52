"""Is the person sure that their request may stop?"""

from __future__ import annotations

from kiosk.ui.screens.two_answers import TwoAnswersScreen
from kiosk.ui.stage import ScreenStage
from kiosk.ui.theme import tokens
from kiosk.ui.widgets.tile import Tile


class WithdrawScreen(TwoAnswersScreen):
    words = "withdraw"

    def __init__(self, app: ScreenStage, **kwargs: object) -> None:
        super().__init__(app, **kwargs)
        self.no = Tile(action="keep", icon="arrow-right", do=self.visit.go_on)
        self.yes = Tile(action="confirm", icon="trash", warns=True, do=self.visit.confirm)

    def below_each_other(self) -> bool:  # long words
        return tokens.portrait or (tokens.roomy and not tokens.access.seated)

    def lay_out(self, tiles: list[Tile], below: bool) -> None:
        self.content.ids.tiles.fill(tiles, 1 if below else 2)
