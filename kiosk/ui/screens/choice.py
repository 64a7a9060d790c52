"""One question with pictures to touch: one of them, or any number of them."""

from __future__ import annotations

from functools import partial

from kivy.uix.boxlayout import BoxLayout

from kiosk.ui import theme
from kiosk.ui.screens.base import KioskScreen, load_kv
from kiosk.ui.theme import px, tokens
from kiosk.ui.widgets.tile import Tile
from kiosk.visit.ask import Ask


class ChoiceContent(BoxLayout):
    """Laid out in choice.kv."""


load_kv(__name__)


class ChoiceScreen(KioskScreen):
    def __init__(self, app: object, **kwargs: object) -> None:
        super().__init__(app, **kwargs)
        self.content = ChoiceContent()
        self.body.add_widget(self.content)
        self._spare: list[Tile] = []
        self._asked = ""

    def show(self) -> None:
        ask, talk = self.visit.ask, self.visit.talk
        assert ask is not None and talk is not None
        ids = self.content.ids
        ids.title.text = self.t(ask.title)
        self._say(ask)
        self._show_tiles(ask, talk.entry.picked)
        self.show_progress()
        self.bar.show(self.buttons(), self.next_button(enabled=bool(talk.entry.picked) or not ask.required))

    def forget(self) -> None:
        """A touched tile tells as much as a typed word."""
        for tile in self._spare:
            tile.selected = False
        self._asked = ""

    def _say(self, ask: Ask) -> None:
        """Show the hint, or in its place why an answer was not taken."""
        hint, talk = self.content.ids.hint, self.visit.talk
        refusal = talk.entry.refusal if talk else None
        hint.text = self.t(refusal.key, **refusal.values) if refusal else self.t(ask.hint) if ask.hint else ""
        hint.color = theme.rgba(theme.STOP if refusal else theme.SOFT)
        hint.height = px(96 if tokens.portrait else 52) if hint.text else 0

    def _show_tiles(self, ask: Ask, picked: tuple[str, ...]) -> None:
        tiles = self._tiles(len(ask.options))
        crowded = len(ask.options) > 6
        for tile, option in zip(tiles, ask.options, strict=True):
            tile.action, tile.label = f"option:{option.value}", self.t(option.label)
            tile.icon = option.icon
            tile.explain = self.t(option.explain) if option.explain else ""
            tile.badge_size = 68 if crowded else 92
            tile.words.sizes = theme.SMALL_CHOICE if crowded else theme.CHOICE
            tile.upright = len(tiles) == 3 and not tokens.portrait
            tile.do = partial(self._touch, option.value)
            tile.selected = option.value in picked
        if self._asked != ask.id:
            self._asked = ask.id
            self.content.ids.tiles.spacing = px(14 if crowded else theme.GAP)
            self.content.ids.tiles.fill(tiles)

    def _tiles(self, count: int) -> list[Tile]:
        while len(self._spare) < count:
            self._spare.append(Tile())
        return self._spare[:count]

    def _touch(self, value: str) -> None:
        ask, talk = self.visit.ask, self.visit.talk
        if ask is not None and talk is not None:
            talk.entry.touch(ask, value)
