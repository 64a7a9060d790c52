"""One question with pictures to touch: one of them, or any number of them."""

from __future__ import annotations

from functools import partial

from kivy.uix.boxlayout import BoxLayout

from kiosk.ui import theme
from kiosk.ui.screens.base import KioskScreen, load_kv
from kiosk.ui.stage import ScreenStage
from kiosk.ui.text.drawn import measure
from kiosk.ui.theme import px, tokens
from kiosk.ui.widgets.bar import bar_height
from kiosk.ui.widgets.grid import columns
from kiosk.ui.widgets.pages import Pages, as_turner, most_tiles
from kiosk.ui.widgets.tile import Tile
from kiosk.visit.ask import Ask

MOST_TILES = 12
FEW = 4  # more tiles than this stand in three columns, two on a standing panel
HIGH, LOW = 136, 118  # design pixels of a tile that has room for the biggest letters, and for others
AROUND = 28  # design pixels: padding and spacing of the screen (choice.kv)
CROWDED = 9  # more tiles than this are small: picture above the words, no second line


class ChoiceContent(BoxLayout):
    """Laid out in choice.kv."""


load_kv(__name__)


class ChoiceScreen(KioskScreen):
    def __init__(self, app: ScreenStage, **kwargs: object) -> None:
        super().__init__(app, **kwargs)
        self.content = ChoiceContent()
        self.fill(self.content)
        self._spare: list[Tile] = []
        self.pages = Pages()
        self._asked = ("", 0)

    def prepare(self) -> None:
        self._tiles(MOST_TILES)

    def show(self) -> None:
        ask, talk = self.visit.ask, self.visit.talk
        assert ask is not None and talk is not None
        ids = self.content.ids
        ids.title.text = self.t(ask.title)
        self._say(ask)
        self._show_tiles(ask, talk.entry.picked)
        ids.title.height = self._title_high()
        self.show_progress()
        self.bar.show(self.buttons(), self.next_button(enabled=bool(talk.entry.picked) or not ask.required))

    def forget(self) -> None:
        """A touched tile tells as much as a typed word."""
        for tile in self._spare:
            tile.selected = False
        self._asked = ("", 0)

    def _say(self, ask: Ask) -> None:
        """Show the hint, or in its place why an answer was not taken."""
        hint, talk = self.content.ids.hint, self.visit.talk
        refusal = talk.entry.refusal if talk else None
        told = self._explained(ask) or ask.hint
        hint.text = self.t(refusal.key, **refusal.values) if refusal else self.t(told) if told else ""
        hint.color = theme.rgba(theme.STOP if refusal else theme.SOFT)
        hint.height = self._hint_height(hint.text)

    def _title_high(self) -> float:
        """Return the room for the question: two lines in its own size, where the tiles stay large enough."""
        ids, usual = self.content.ids, px(132 if tokens.portrait else 86)
        needs = self.title_high(ids.title.text, usual)
        rows = ids.tiles.row_count
        frame = px(self.progress_high + bar_height(False) + AROUND)
        tiles = self.app.root_layout.height - frame - needs - ids.hint.height
        least = HIGH if tokens.access.letters > 1 else LOW
        return needs if tiles >= rows * px(least + theme.GAP) else usual

    def _hint_height(self, text: str) -> float:
        """Return the room for the hint: one line, two where the panel is narrow, what bigger letters take."""
        usual = theme.tall(84 if tokens.portrait else 52)
        if not text or not tokens.roomy:
            return usual if text else 0
        size = px(theme.type_(theme.BODY)[-1])
        # Of the window: a screen that was just built has no width of its own yet.
        width = self.app.root_layout.width - 2 * px(theme.SIDE)
        return max(usual, measure(text, "Regular", size, width).height + px(4))

    def _explained(self, ask: Ask) -> str:
        """What a tile has no room to explain stands in the line under the question once it is touched."""
        talk = self.visit.talk
        hidden = len(ask.options) > min(CROWDED, most_tiles()) or self._terse()
        last = talk.entry.picked[-1:] if talk and hidden else ()
        return next((option.explain for option in ask.options if option.value in last), "")

    def _show_tiles(self, ask: Ask, picked: tuple[str, ...]) -> None:
        if self._asked[0] != ask.id:
            self.pages.first()
        options, rest = self.pages.cut(ask.options, most_tiles())
        tiles = self._tiles(len(options) + bool(rest))
        crowded = len(tiles) > CROWDED
        explained = not (crowded or rest or self._terse())
        beside = tokens.portrait and len(tiles) <= 10  # two columns: words beside the picture
        for tile, option in zip(tiles, options, strict=False):
            tile.action, tile.label = f"option:{option.value}", self.t(option.label)
            tile.icon = option.icon
            tile.explain = self.t(option.explain) if option.explain and explained else ""
            tile.do = partial(self._touch, option.value)
            tile.selected = option.value in picked
        if rest:
            as_turner(tiles[-1], self.t, self.pages.turn)
            tiles[-1].explain, tiles[-1].selected = "", False
        for tile in tiles:
            tile.badge_size = self._badge(len(tiles), crowded, beside)
            tile.sizes = self._sizes(ask, crowded)
            in_a_row = len(tiles) == 3 and not tokens.portrait and (not rest or most_tiles() == 3)
            tile.upright = (crowded and not beside) or in_a_row
        if self._asked != (ask.id, self.pages.page):
            self._asked = (ask.id, self.pages.page)
            self.content.ids.tiles.spacing = px(18 if crowded else theme.GAP)
            cols = columns(most_tiles(), tokens.portrait) if rest else 0
            self.content.ids.tiles.fill(tiles, cols, rows=-(-most_tiles() // cols) if rest else 0)

    def _sizes(self, ask: Ask, crowded: bool) -> tuple[float, ...]:
        """Return the sizes of the words: smaller ones for a question with many answers, on every panel."""
        if crowded:
            return theme.UNDER_ICON
        return theme.MANY_CHOICE if len(ask.options) > CROWDED or self._narrow() else theme.CHOICE

    def _badge(self, count: int, crowded: bool, beside: bool) -> int:
        """Return the size of the pictures, design pixels: words come first where there is little room."""
        if crowded:
            return 56 if beside else 36
        if tokens.access.letters > 1:
            return 56
        if count > FEW and tokens.portrait:
            return 56
        return 64 if self._narrow() else 72 if count > FEW else 92

    def _narrow(self) -> bool:
        """Two columns on a standing panel: all tiles have to be within reach of who sits."""
        return tokens.portrait and tokens.access.seated

    def _terse(self) -> bool:
        """No tile has room for a second line."""
        return tokens.roomy or self._narrow()

    def _tiles(self, count: int) -> list[Tile]:
        while len(self._spare) < count:
            self._spare.append(Tile())
        return self._spare[:count]

    def _touch(self, value: str) -> None:
        ask, talk = self.visit.ask, self.visit.talk
        if ask is not None and talk is not None:
            talk.entry.touch(ask, value)
