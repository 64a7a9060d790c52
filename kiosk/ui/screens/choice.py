"""One question with pictures to touch: one of them, or any number of them."""

from __future__ import annotations

from functools import partial

from kivy.uix.boxlayout import BoxLayout

from kiosk.eligibility.question import NONE_OF_THESE
from kiosk.ui import theme
from kiosk.ui.screens.base import KioskScreen, load_kv
from kiosk.ui.screens.choice_cut import ALWAYS, cut, share
from kiosk.ui.stage import ScreenStage
from kiosk.ui.text.drawn import measure
from kiosk.ui.theme import px, tokens
from kiosk.ui.widgets.bar import Main, bar_height, controls
from kiosk.ui.widgets.pages import Room, tile_room
from kiosk.ui.widgets.tile import Tile
from kiosk.visit.ask import Ask

MOST_TILES = 12
FEW = 4  # more tiles than this stand in three columns, two on a standing panel
LOW = 115  # design pixels of a tile
LEAST_TITLE = 64  # … and of the question above what every answer means
AROUND = 28  # design pixels: padding and spacing of the screen (choice.kv)
LYING, STANDING = Room(2, 3), Room(1, 5, rows_over=4)  # a list, with what each answer means
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
        self._asked = ("", 0)

    def prepare(self) -> None:
        self._tiles(MOST_TILES)

    def show(self) -> None:
        ask, talk = self.visit.ask, self.visit.talk
        assert ask is not None and talk is not None
        ids = self.content.ids
        self._show_tiles(ask, talk.entry.picked)
        self._say(ask)
        further = ask.kind == "several" and self.pages.page
        ids.title.text = self.t("ui.and_this" if further else ask.title)
        ids.title.height = self._title_high()
        self.show_progress()
        telling = self.visit.telling
        back = telling is None or telling.goes_back
        gone = () if back else ("language",)  # the words beside need its room, and it was chosen long ago
        self.bar.show(self.buttons(back=back, without=gone), self._main(ask, talk.entry.picked))

    def _main(self, ask: Ask, picked: tuple[str, ...]) -> Main | None:
        """Return the way on: none where an answer goes on by itself, but for who came back to one.

        Who ticks sees the rest of a list first: more of it may be true, or 'none of these' stands there.
        """
        if self.visit.telling is not None and not picked:
            return self.next_button()
        if self.visit.answer_goes_on and not picked:
            return None
        ticks = ask.kind == "several" or (ask.required and not picked)
        if ticks and (further := self.page_on()) is not None:
            return further
        return self.next_button(enabled=bool(picked) or not ask.required)

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
        meanings = "" if refusal else self._meanings(ask)
        hint.text = meanings or hint.text
        if ask.told and not refusal:
            hint.text = "\n".join(": ".join(self.t(key) for key in keys) for keys in ask.told)
        hint.color = theme.rgba(theme.STOP if refusal else theme.SOFT)
        listed = self._listed(ask)  # its tiles say more, and need the room
        hint.sizes = theme.NOTE[1:] if listed or meanings else theme.BODY
        hint.height = self._hint_of_list(hint.text) if listed or meanings else self._hint_height(hint.text)

    def _meanings(self, ask: Ask) -> str:
        """Return what each answer of this page means, for the room over the tiles of who sits.

        Their tiles have none, and who does not know what an answer means must not have to touch it first.
        Bigger letters leave no room for all: there the line is about the answer that was touched last.
        """
        if not (ask.listed and tokens.access.seated) or tokens.roomy:
            return ""
        shown = {tile.action for tile in self.content.ids.tiles.tiles if isinstance(tile, Tile)}
        asked = [one for one in ask.options if one.explain and one.value not in ALWAYS]
        text = "\n".join(
            f"{self.t(one.label)}: {self.t(one.explain)}" for one in asked if f"option:{one.value}" in shown
        )
        frame = px(self.progress_high + bar_height() + AROUND)
        room = self.app.root_layout.height - frame - controls() - px(LEAST_TITLE)
        return text if self._hint_of_list(text) <= room else ""

    def _title_high(self) -> float:
        """Return the room for the question: two lines in its own size, where the tiles stay large enough."""
        ids, usual = self.content.ids, theme.headed(132 if tokens.portrait else 86)
        needs = self.title_high(ids.title.text, usual)
        rows, width = ids.tiles.row_count, self.app.root_layout.width - 2 * px(theme.SIDE)
        frame = px(self.progress_high + bar_height() + AROUND)
        tiles = self.app.root_layout.height - frame - needs - ids.hint.height
        least = max(px(LOW), ids.tiles.least_high(width) if tokens.spread > 1 else 0)
        return needs if tiles >= rows * (least + px(theme.GAP)) - px(theme.GAP) + ids.tiles.foot else usual

    def _hint_height(self, text: str) -> float:
        """Return the room for the hint: one line, two where the panel is narrow, what bigger letters take."""
        usual = theme.tall(84 if tokens.portrait else 52)
        if not text:
            return 0
        if not (tokens.roomy or "\n" in text):
            return min(usual, self._lines_high(text, theme.BODY[0]) + px(2))
        return max(usual, self._lines_high(text, theme.type_(theme.BODY)[-1]) + px(4))

    def _hint_of_list(self, text: str) -> float:
        """Return the room for the hint above a list: its lines and no more."""
        return self._lines_high(text, theme.NOTE[1]) + px(4)

    def _lines_high(self, text: str, size: float) -> float:
        """Return the pixels that the lines of a text take, `size` in design pixels.

        In the width of the window: a screen that was just built has no width of its own yet.
        """
        width = self.app.root_layout.width - 2 * px(theme.SIDE)
        return measure(text, "Regular", px(size), width).height

    def _explained(self, ask: Ask) -> str:
        """What a tile has no room to explain stands in the line under the question once it is touched."""
        talk = self.visit.talk
        hidden = not self._listed(ask) and len(ask.options) > min(CROWDED, tile_room().most)
        hidden = hidden or self._terse()
        last = talk.entry.picked[-1:] if talk and hidden else ()
        return next((option.explain for option in ask.options if option.value in last), "")

    def _show_tiles(self, ask: Ask, picked: tuple[str, ...]) -> None:
        if self._asked[0] != ask.id:
            self.pages.first()
        room = self._room(ask)
        options, always = cut(ask, self.pages, room)
        pager = self.pager()
        tiles = self._tiles(len(options))
        crowded = len(tiles) > CROWDED
        listed = self._listed(ask)
        explained = listed or not (crowded or pager or self._terse())
        beside = tokens.portrait and len(tiles) <= 10  # two columns: words beside the picture
        for tile, option in zip(tiles, options, strict=False):
            on = always and option.value == NONE_OF_THESE and self.pages.page < self.pages.count - 1
            tile.action, tile.label = "none_here" if on else f"option:{option.value}", self.t(option.label)
            tile.icon, tile.picture = option.icon, option.picture
            tile.explain = self.t(option.explain) if option.explain and explained else ""
            tile.do = self.pages.turn if on else partial(self._touch, option.value, always > 0)
            tile.selected = option.value in picked
            tile.ticks, tile.listed = ask.kind == "several" and not option.ends, listed
        for tile in tiles:
            tile.badge_size = self._badge(len(tiles), crowded, beside, listed)
            tile.sizes = self._sizes(ask, crowded)
            in_a_row = len(tiles) == 3 and not tokens.portrait and not pager
            tile.upright = (crowded and not beside) or in_a_row
        if self._asked != (ask.id, self.pages.page):
            self._asked = (ask.id, self.pages.page)
            self.content.ids.tiles.spacing = px(18 if crowded or listed else theme.GAP)
            cols, rows = (room.cols, room.rows_shown) if pager else (0, 0)
            self.content.ids.tiles.fill(tiles, cols, rows, pager, room.foot, always, share(room))

    def _room(self, ask: Ask) -> Room:
        """Return how many tiles there is room for, the hint above them taken off, also one that may come."""
        if self._listed(ask):
            return STANDING if tokens.portrait else LYING
        return tile_room(tight=bool(ask.hint) or any(option.explain for option in ask.options))

    def _sizes(self, ask: Ask, crowded: bool) -> tuple[float, ...]:
        """Return the sizes of the words: smaller ones for a question with many answers, on every panel."""
        if crowded:
            return theme.UNDER_ICON
        if self._listed(ask):
            return theme.HINT
        return theme.MANY_CHOICE if len(ask.options) > CROWDED or self._narrow() else theme.CHOICE

    def _badge(self, count: int, crowded: bool, beside: bool, listed: bool) -> int:
        """Return the size of the pictures, design pixels: words come first where there is little room."""
        if crowded:
            return 56 if beside else 36
        if listed:
            return 56
        if tokens.spread > 1:
            return 56
        if count > FEW and tokens.portrait:
            return 56
        return 64 if self._narrow() else 72 if count > FEW else 92

    def _listed(self, ask: Ask) -> bool:
        """Say whether each answer stands with what it means; within reach of who sits is no room for it."""
        return ask.listed and not (tokens.roomy or tokens.access.seated)

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

    def _touch(self, value: str, always: bool) -> None:
        """Answer; 'none of these' on the last page, where something was ticked on others, is none of this."""
        ask, talk = self.visit.ask, self.visit.talk
        picked = talk.entry.picked if talk else ()
        here = {tile.action for tile in self.content.ids.tiles.tiles}
        elsewhere = bool(picked) and not any(f"option:{one}" in here for one in picked)
        if ask is not None and always and value == NONE_OF_THESE and elsewhere:
            self.visit.next()
        else:
            self.visit.pick(value)
