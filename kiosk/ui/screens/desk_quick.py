"""A stand's quick mode: five things about one person on one screen, the keyboard of each below them.

With bigger letters, and within reach of who sits, only the one that is asked stands there.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from kivy.graphics import Color, Rectangle
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from kiosk.ui import theme
from kiosk.ui.screens.base import load_kv
from kiosk.ui.screens.desk_quick_room import QuickRoom, alone, is_low
from kiosk.ui.stage import ScreenStage
from kiosk.ui.text.drawn import forget as forget_drawn
from kiosk.ui.theme import rgba, tokens
from kiosk.ui.widgets.bar import Main
from kiosk.ui.widgets.keyboard import Keyboard
from kiosk.ui.widgets.pages import tile_room
from kiosk.ui.widgets.tile import Tile
from kiosk.visit.ask import Ask

BESIDE = 2  # suggestions beside the field, on a lying panel


class QuickContent(FloatLayout):
    """Laid out in desk_quick.kv; placed by the screen, because the room depends on the keyboard."""


load_kv(__name__)


class QuickScreen(QuickRoom):
    progress_high = 0

    def __init__(self, app: ScreenStage, **kwargs: object) -> None:
        super().__init__(app, **kwargs)
        self.content = QuickContent()
        with self.body.canvas.before:
            Color(*rgba(theme.SAND))
            self._ground = Rectangle()
        self.fill(self.content)
        ids = self.content.ids  # they hold weakly, and these are taken off the screen now and then
        self.title, self.field, self.line, self.tiles = (
            ids.title.__self__, ids.field.__self__, ids.line.__self__, ids.tiles.__self__,
        )  # fmt: skip
        self.keyboard = Keyboard(self.type, self.erase, self.t, size_hint=(None, None))
        self.content.add_widget(self.keyboard)
        self.slots = [Tile(sizes=theme.NAME, size_hint=(None, None)) for _ in range(5)]
        self.offers = [Tile(sizes=theme.NAME, size_hint=(None, None)) for _ in range(BESIDE + 1)]
        self._spare: list[Tile] = []
        self._asked = ("", "")
        self.body.fbind("size", self._place)
        self.body.fbind("pos", self._place)

    def show(self) -> None:
        quick = self.quick
        ask, entry, slots = quick.ask(), quick.entry, quick.slots
        step = self.t("ui.progress", step=slots.index(quick.at) + 1, steps=len(slots))
        self.title.text = f"{self.t(f'quick.{quick.at}')} · {step}"
        self.field.draft, self.field.hint = entry.draft, self.t(f"quick.{quick.at}")
        self.field.latin, refusal = ask.kind != "text", entry.refusal
        self.field.caret, self.field.refused = entry.caret, refusal is not None and not refusal.asks
        told = self.t(ask.hint) if ask.hint else ""
        self.line.text = self.t(refusal.key, **refusal.values) if refusal else told
        self.line.color = rgba(theme.STOP if refusal and not refusal.asks else theme.SOFT)
        if ask.typed and self._asked != (quick.at, self.visit.language):
            few = tokens.portrait or (ask.kind != "text" and alone())
            self.keyboard.show(ask.kind, ask.kind == "text", self.visit.language, few)
        if self._asked[0] != quick.at:
            self.pages.first()
        self._asked = quick.at, self.visit.language
        self._show_slots(slots)
        self._show_offers(ask)
        self._show_tiles(ask)
        self._show_bar()
        self._place()

    def _show_bar(self) -> None:
        quick = self.quick
        given = bool(quick.answers.get(quick.at))
        others = all(quick.answers.get(slot) for slot in quick.slots if slot != quick.at)
        label = self.t("quick.look" if others and (given or quick.entry.draft) else "ui.next")
        main = Main("next", label, quick.next, enabled=self.typing or given)
        if is_low() and self.typing and quick.ask().options and not quick.entry.draft:
            one = quick.ask().options[0]  # no tile has room above the keyboard
            main = Main(f"option:{one.value}", self.t(one.label), partial(quick.touch, one.value), icon="")
        self.bar.show(self.desk_buttons(), main)

    def _show_slots(self, slots: Sequence[str]) -> None:
        for tile, slot in zip(self.slots, slots, strict=True):
            is_key, text = self.quick.said(slot)
            said = self.t(text) if is_key else text
            tile.label = said or self.t(f"quick.{slot}")
            tile.explain = self.t(f"quick.{slot}") if said else ""
            tile.instead = self.t(f"quick.{slot}")
            tile.action, tile.selected = f"slot:{slot}", slot == self.quick.at
            tile.do = partial(self.quick.go, slot)
            self._hang(tile, not alone())

    def _show_offers(self, ask: Ask) -> None:
        quick = self.quick
        room = BESIDE + 1 if tokens.portrait else BESIDE
        offers = ask.typed and not is_low()
        shown = list(quick.suggestions()[:room]) if offers else []
        options = list(ask.options) if offers and not quick.entry.draft else []
        for index, tile in enumerate(self.offers):
            tile.label, tile.do = "", None
            if index < len(shown):
                tile.label, tile.action = shown[index], f"offer:{index}"
                tile.do = partial(quick.choose, shown[index])
            elif index - len(shown) < len(options) and index < room:
                option = options[index - len(shown)]
                tile.label, tile.action = self.t(option.label), f"option:{option.value}"
                tile.do = partial(quick.touch, option.value)
            self._hang(tile, bool(tile.label))

    def _show_tiles(self, ask: Ask) -> None:
        room = tile_room()
        options = () if ask.typed else self.pages.cut(ask.options, room)
        while len(self._spare) < len(options):
            self._spare.append(Tile(badge_size=64, sizes=theme.NAME))
        tiles = self._spare[: len(options)]
        for tile, option in zip(tiles, options, strict=True):
            tile.action, tile.icon, tile.label = f"option:{option.value}", option.icon, self.t(option.label)
            tile.do = partial(self.quick.touch, option.value)
            tile.selected = option.value == self.quick.answers.get(ask.id)
        self._hang(self.tiles, bool(tiles))
        if tiles:
            cols = 0 if tokens.portrait or tokens.roomy else 3
            self.tiles.fill_page(tiles, room, self.pager(), cols)
        for widget in (self.keyboard, self.field, self.line):
            self._hang(widget, not tiles)

    def _hang(self, widget: Widget, there: bool) -> None:
        if there is (widget.parent is None):
            (self.content.add_widget if there else self.content.remove_widget)(widget)

    def type(self, text: str) -> None:
        quick = self.quick
        if self.typing:
            quick.entry.type(quick.ask(), text)
            if quick.ask().kind == "text":
                self.keyboard.set_shift(quick.entry.draft.endswith(("- ", "-", " ")) and quick.at == "name")

    def erase(self) -> None:
        if self.typing:
            self.quick.entry.erase()
            self.keyboard.set_shift(not self.quick.entry.draft and self.quick.ask().kind == "text")

    def enter(self) -> None:
        self.quick.next()

    def forget(self) -> None:
        self.field.draft = self.field.hint = self.line.text = ""
        for tile in (*self.slots, *self.offers):
            tile.label = tile.explain = tile.instead = ""
            tile.do = None
        self._asked = ("", "")
        forget_drawn()  # the next person stands there a moment later
