"""How loud the kiosk speaks: a touch lets it be heard, and everybody begins there from now on."""

from __future__ import annotations

from functools import partial

from kivy.uix.boxlayout import BoxLayout

from kiosk.ui import theme
from kiosk.ui.screens.desk_choice import StandChoiceContent
from kiosk.ui.screens.desk_frame import DeskFrame
from kiosk.ui.stage import ScreenStage
from kiosk.ui.theme import px, rgba, tokens
from kiosk.ui.widgets.tile import Tile

STEPS = (("soft", "minus"), ("normal", "volume"), ("loud", "plus"))


class SoundScreen(DeskFrame):
    progress_high = 0

    def __init__(self, app: ScreenStage, **kwargs: object) -> None:
        super().__init__(app, **kwargs)
        self.content: BoxLayout = StandChoiceContent()
        self.fill(self.content)
        self.steps = [Tile(action=f"desk:{name}", icon=icon) for name, icon in STEPS]

    def show(self) -> None:
        t, ids, told = self.t, self.content.ids, self.desk.told
        ids.title.text = t("desk.sound.title")
        self.let_title_grow(ids.title, px(86))
        ids.hint.text = t("desk.sound.line")
        if told:
            ids.hint.text = t(f"{told.key}.title") if told.wrong else t(told.key)
        ids.hint.color = rgba(theme.STOP if told and told.wrong else theme.SOFT)
        for volume, (tile, (name, _)) in enumerate(zip(self.steps, STEPS, strict=True)):
            tile.label, tile.selected = t(f"desk.sound.{name}"), volume == self.desk.loudness
            tile.do = partial(self.desk.try_sound, volume, self.visit.language)
            tile.upright = not tokens.portrait and not tokens.access.seated
        ids.tiles.fill(self.steps)
        self.bar.show(self.desk_buttons(), None)
