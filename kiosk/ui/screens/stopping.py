"""Stop was touched and something was said: 'wipe all?'."""

from __future__ import annotations

from kiosk.ui.screens.two_answers import TwoAnswersScreen
from kiosk.ui.stage import ScreenStage
from kiosk.ui.widgets.tile import Tile


class StoppingScreen(TwoAnswersScreen):
    words = "stopping"

    def __init__(self, app: ScreenStage, **kwargs: object) -> None:
        super().__init__(app, **kwargs)
        self.no = Tile(action="close", icon="arrow-back-up", do=self.visit.close)
        self.yes = Tile(action="wipe_all", icon="trash", do=self.visit.wipe_all)
