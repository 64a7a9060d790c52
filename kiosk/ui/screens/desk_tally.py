"""What a volunteer did just now: one touch, one more. A touch too many is taken back."""

from __future__ import annotations

from functools import partial

from kivy.uix.boxlayout import BoxLayout

from kiosk.ui import theme
from kiosk.ui.screens.desk_choice import StandChoiceContent
from kiosk.ui.screens.desk_frame import DeskFrame
from kiosk.ui.stage import ScreenStage
from kiosk.ui.theme import px, rgba, tokens
from kiosk.ui.widgets.bar import Small
from kiosk.ui.widgets.tile import Tile
from kiosk.volunteers.tally import KINDS

ICONS = dict(zip(KINDS, ("message-circle", "heart-handshake", "arrow-right", "news"), strict=True))


class TallyScreen(DeskFrame):
    progress_high = 0

    def __init__(self, app: ScreenStage, **kwargs: object) -> None:
        super().__init__(app, **kwargs)
        self.content: BoxLayout = StandChoiceContent()
        self.fill(self.content)
        self.kinds = [Tile(action=f"desk:{kind}", icon=ICONS[kind]) for kind in KINDS]

    def show(self) -> None:
        t, ids, told, stands = self.t, self.content.ids, self.desk.told, self.desk.stands
        ids.title.text = t("desk.tally.title")
        self.let_title_grow(ids.title, px(86))
        ids.hint.text = self.words(told) if told else t("desk.tally.line")
        ids.hint.color = rgba(theme.STOP if told and told.wrong else theme.SOFT)
        for tile, kind in zip(self.kinds, KINDS, strict=True):
            what, count = t(f"desk.tally.{kind}"), stands.tally.of(kind)
            tile.label = t("desk.tally.counted", what=what, count=count) if count else what
            tile.do = partial(self.desk.count, kind)
            tile.badge_size = 64 if tokens.portrait or tokens.access.seated else 92
        ids.tiles.fill(self.kinds)
        small = list(self.desk_buttons())
        if stands.tally.can_undo:  # never where a habit touches: there a count would go without a look
            small.append(Small("undo", t("desk.tally.undo"), "arrow-back-up", self.desk.count_back))
        self.bar.show(small, None)
