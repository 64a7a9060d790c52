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
from kiosk.ui.screens.desk_frame import DeskFrame
from kiosk.ui.stage import ScreenStage
from kiosk.ui.text.drawn import forget as forget_drawn
from kiosk.ui.theme import apart, px, rgba, tokens, whole
from kiosk.ui.widgets.bar import Main, controls
from kiosk.ui.widgets.keyboard import GAP, Keyboard
from kiosk.ui.widgets.tile import Tile
from kiosk.ui.widgets.turning import turn
from kiosk.ui.widgets.whole import in_line
from kiosk.visit.ask import Ask

HIGH, FIELD = 118, 104  # design pixels
KEY, KEY_UPRIGHT, KEY_SEATED = 89, 104, 66
BESIDE = 2  # suggestions beside the field, on a lying panel


def alone() -> bool:
    """Say whether only the question that is asked stands on the screen."""
    return tokens.roomy or tokens.access.seated


def _is_low() -> bool:
    """Say whether nothing that can be touched has room above the keyboard."""
    return alone() and not tokens.portrait


class QuickContent(FloatLayout):
    """Laid out in desk_quick.kv; placed by the screen, because the room depends on the keyboard."""


load_kv(__name__)


class QuickScreen(DeskFrame):
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

    @property
    def quick(self):
        return self.desk.quick

    @property
    def typing(self) -> bool:
        """A keyboard is open, unless one of a few is chosen."""
        return self.quick is not None and self.quick.ask().typed

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
            few = tokens.portrait or alone()
            self.keyboard.show(ask.kind, ask.kind == "text", self.visit.language, few)
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
        if _is_low() and self.typing and quick.ask().options and not quick.entry.draft:
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
        offers = ask.typed and not _is_low()
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
        options = () if ask.typed else ask.options
        while len(self._spare) < len(options):
            self._spare.append(Tile(badge_size=64, sizes=theme.NAME))
        tiles = self._spare[: len(options)]
        for tile, option in zip(tiles, options, strict=True):
            tile.action, tile.icon, tile.label = f"option:{option.value}", option.icon, self.t(option.label)
            tile.do = partial(self.quick.touch, option.value)
            tile.selected = option.value == self.quick.answers.get(ask.id)
        self._hang(self.tiles, bool(tiles))
        if tiles:
            self.tiles.fill(tiles, 0 if tokens.portrait or tokens.roomy else 3)
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

    def _place(self, *_: object) -> None:
        side = px(theme.SIDE)
        wide, bottom = self.body.width - 2 * side, self.body.y
        top = self._place_head(side, wide, bottom + self.body.height - px(8))
        high = top - bottom - px(14)
        high = max(min(high, controls()) if tokens.access.seated else high, 1)
        self.tiles.pos, self.tiles.size = (side, bottom + px(14)), (wide, high)
        rows = self.keyboard.rows
        key = px(KEY_SEATED if tokens.access.seated else KEY_UPRIGHT if tokens.portrait else KEY)
        board = rows * key + (rows + 1) * apart(GAP)
        self.keyboard.pos, self.keyboard.size = (self.body.x, bottom), (self.body.width, board)
        high = whole(board) if self.typing else 0
        self._ground.pos, self._ground.size = (self.body.x, bottom), (self.body.width, high)
        offers = [tile for tile in self.offers if tile.parent is not None]
        self._place_typing(offers, side, wide, top, bottom + board)
        turned = (self.title, self.field, self.line, *self.slots, *offers)
        turn(self.body.x, self.body.width, *(one for one in turned if one.parent is not None))

    def _place_head(self, side: float, wide: float, top: float) -> float:
        """Place the five slots, or the title where they have no room; return what is free below."""
        gap, title = apart(theme.GAP), self.title
        title.opacity = 1 if alone() else 0
        if alone():
            tall = px(132 if tokens.portrait else 68 if self.typing else 86)
            title.size, title.pos = (wide, tall), (side, top - tall)
            return top - tall - px(6)
        title.size, title.pos = (1, 1), (side, top)
        cols = 2 if tokens.portrait else len(self.slots)
        width = (wide - gap * (cols - 1)) / cols
        places = list(in_line(side, [width] * cols, gap))
        for index, tile in enumerate(self.slots):
            row, col = divmod(index, cols)
            left, one = places[col]
            tile.size = one, whole(px(HIGH))
            tile.pos = left, whole(top - (row + 1) * px(HIGH) - row * gap)
        rows = -(-len(self.slots) // cols)
        return whole(top - rows * px(HIGH) - (rows - 1) * gap) - gap

    def _place_typing(self, offers: list[Tile], side: float, wide: float, top: float, floor: float) -> None:
        """Place the field, what is offered and the line under or beside it."""
        gap, line = apart(theme.GAP), self.line
        if tokens.portrait:
            self.field.size, self.field.pos = (wide, px(FIELD)), (side, top - px(FIELD))
            y, low = whole(top - px(FIELD) - gap), whole(theme.tall(60))
            line.size, line.pos = (wide, low), (side, y - low)
            reach = theme.REACH * tokens.height - self.bar.height if tokens.access.seated else y
            y = min(y - low - gap, whole(reach) - 1)
            for tile in offers:
                fits = y - px(HIGH) >= floor + gap / 2
                tile.size, tile.pos = (wide, whole(px(HIGH))), (side, whole(y - px(HIGH)))
                tile.opacity = 1 if fits else 0
                y -= whole(px(HIGH)) + gap
            return
        left = wide if alone() else (wide - gap) * (0.36 if offers else 0.62)
        high = min(px(FIELD), top - floor - px(4))  # four rows of keys come close
        self.field.size, self.field.pos = (left, high), (side, top - high)
        if alone():
            line.size, line.pos = (wide, theme.tall(44)), (side, top - high - theme.tall(44))
            return
        beside = wide - left - gap
        line.size, line.pos = (beside, high), (side + left + gap, top - high)
        line.opacity = 0 if offers else 1
        width = (beside - gap * (len(offers) - 1)) / max(len(offers), 1)
        places = in_line(side + left + gap, [width] * len(offers), gap)
        for tile, (x, one) in zip(offers, places, strict=True):
            tile.opacity = 1
            tile.size, tile.pos = (one, whole(px(HIGH))), (x, whole(top - px(HIGH)))
