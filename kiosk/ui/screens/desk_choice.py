"""A stand opens: where, what, with whom, for whom. One list a screen, from the catalogue or the site."""

from __future__ import annotations

from functools import partial

from kivy.uix.boxlayout import BoxLayout

from kiosk.ui.screens.base import load_kv
from kiosk.ui.screens.desk_frame import DeskFrame
from kiosk.ui.stage import ScreenStage
from kiosk.ui.theme import tokens
from kiosk.ui.widgets.bar import Main
from kiosk.ui.widgets.pages import Room, tile_room
from kiosk.ui.widgets.tile import Tile
from kiosk.visit.ask import Ask, Option

WIDE = Room(3, 3)  # of one page: larger pictures than people get on a crowded screen are not needed here


class StandChoiceContent(BoxLayout):
    """Laid out in desk_choice.kv."""


load_kv(__name__)


class StandChoiceScreen(DeskFrame):
    def __init__(self, app: ScreenStage, **kwargs: object) -> None:
        super().__init__(app, **kwargs)
        self.content = StandChoiceContent()
        self.fill(self.content)
        self._spare: list[Tile] = []
        self._asked = ""

    def show(self) -> None:
        asked, t, ids = self.desk.questions, self.t, self.content.ids
        ask, entry = asked.ask(), asked.entry
        if self._asked != ask.id:
            self._asked = ask.id
            self.pages.first()
        ids.title.text = t(ask.title)
        ids.hint.text = t(ask.hint) if ask.hint else ""
        self._show_tiles(ask, entry.picked)
        self.show_progress()
        enabled = bool(entry.picked) or not ask.required
        self.bar.show(self.desk_buttons(), Main("next", t("ui.next"), self.desk.next, enabled=enabled))

    def _show_tiles(self, ask: Ask, picked: tuple[str, ...]) -> None:
        room = tile_room(tight=bool(ask.hint))
        room = WIDE if room.most > WIDE.most else room
        shown = self.pages.cut(ask.options, room)
        while len(self._spare) < len(shown):
            self._spare.append(Tile())
        tiles = self._spare[: len(shown)]
        for tile, option in zip(tiles, shown, strict=False):
            tile.action, tile.icon, tile.label = f"option:{option.value}", option.icon, self._said(option)
            tile.do, tile.selected = partial(self._touch, option.value), option.value in picked
        for tile in tiles:
            tile.badge_size = (50 if tokens.portrait else 64) if len(tiles) > 4 else 92
            tile.upright = len(tiles) == 3 and not tokens.portrait
        self.content.ids.tiles.fill_page(tiles, room, self.pager())

    def _said(self, option: Option) -> str:
        """Return the words of a tile: a text, or the name of a place, which is the same in every language."""
        texts = self.app.parts.site.texts
        return self.t(option.label) if texts.has(option.label) else option.label

    def _touch(self, value: str) -> None:
        asked = self.desk.questions
        if asked is not None:
            asked.entry.touch(asked.ask(), value)

    def forget(self) -> None:
        for tile in self._spare:
            tile.selected = False
        self._asked = ""
