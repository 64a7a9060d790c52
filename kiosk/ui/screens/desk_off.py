"""Switch off? Asked once, with what still waits."""

from __future__ import annotations

from kiosk.ui.screens.desk_frame import DeskFrame
from kiosk.ui.screens.two_answers import TwoAnswersScreen
from kiosk.ui.stage import ScreenStage
from kiosk.ui.widgets.tile import Tile
from kiosk.volunteers.view import look


class OffScreen(DeskFrame, TwoAnswersScreen):
    words = "desk_off"

    def __init__(self, app: ScreenStage, **kwargs: object) -> None:
        super().__init__(app, **kwargs)
        self.no = Tile(action="desk:on", icon="arrow-back-up", do=lambda: self.desk.back(self.visit))
        self.yes = Tile(action="desk:off", icon="power", warns=True, do=self.desk.switch_off)

    def show(self) -> None:
        super().show()
        view = look(self.desk)
        if view.on_stick:
            counts = {"here": view.here, "stick": view.on_stick}
            self.content.ids.line.text = self.t("desk_off.on_stick", **counts)
        elif view.here:
            self.content.ids.line.text = self.t("desk_off.waiting", count=view.here)
        self.bar.show(self.desk_buttons(), None)
