"""One question with something to type: a line of text, a phone number, a mail address, a place.

Question and field stand on top, the keyboard below them; nothing is ever covered. Where an answer was not
taken but others would be (two villages with one postcode), these stand in place of the keyboard.
"""

from __future__ import annotations

from functools import partial

from kivy.graphics import Color, Rectangle
from kivy.uix.floatlayout import FloatLayout

from kiosk.receipts.code import LENGTH, normalise
from kiosk.receipts.code import shown as grouped
from kiosk.ui import theme
from kiosk.ui.screens.base import KioskScreen, load_kv
from kiosk.ui.stage import ScreenStage
from kiosk.ui.text.drawn import fitting
from kiosk.ui.theme import apart, px, rgba, tokens, whole
from kiosk.ui.widgets.choices import Choices
from kiosk.ui.widgets.field import Field
from kiosk.ui.widgets.fit_label import FitLabel
from kiosk.ui.widgets.keyboard import GAP, Keyboard
from kiosk.ui.widgets.tile import Tile
from kiosk.ui.widgets.turning import turn
from kiosk.ui.widgets.whole import in_line
from kiosk.visit.ask import TYPED
from kiosk.visit.registration import Registration
from kiosk.visit.stage import Stage
from kiosk.visit.typed_code import TypedCode

FEW = 4  # choices that leave room above them
TITLES = (440, 500, 560, 620)  # widths of the question beside the field, design pixels


class TypedContent(FloatLayout):
    """Laid out in typed.kv; placed by the screen, because the room depends on the keyboard."""


load_kv(__name__)


class TypedScreen(KioskScreen):
    progress_high, typing = 46, True

    def __init__(self, app: ScreenStage, **kwargs: object) -> None:
        super().__init__(app, **kwargs)
        self.content = TypedContent()
        with self.body.canvas.before:
            Color(*rgba(theme.SAND))
            self._ground = Rectangle()
        self.fill(self.content)
        self.field: Field = self.content.ids.field
        self.keyboard = Keyboard(self.type, self.erase, self.t, size_hint=(None, None))
        self.content.add_widget(self.keyboard)
        self.choices = Choices(self.t, size_hint=(None, None))
        self.offers = [Tile(badge_size=64, sizes=theme.NAME, size_hint=(None, None)) for _ in range(3)]
        self._asked = ("", "")
        self.body.fbind("size", self._place)
        self.body.fbind("pos", self._place)

    def prepare(self) -> None:
        """Make the keys of every keyboard ahead: about fifty widgets each."""
        self.keyboard.prepare(TYPED)

    def show(self) -> None:
        talk, ask = self.visit.talk, self.visit.ask
        assert isinstance(talk, Registration | TypedCode) and ask is not None
        ids, entry = self.content.ids, talk.entry
        ids.title.text = self.t(ask.title)
        code = ask.kind == "code"
        self.field.draft = grouped(entry.draft) if code and len(entry.draft) > 4 else entry.draft
        self.field.hint = "".join(self.t(one.label) for one in ask.options if one.value in entry.picked)
        self.field.latin = ask.kind != "text"
        refusal = entry.refusal
        hint = "code.hint_scan" if code and self.app.parts.scanner.there else ask.hint
        ids.line.text = self.t(refusal.key, **refusal.values) if refusal else self.t(hint) if hint else ""
        ids.line.color = rgba(theme.SOFT if not refusal else theme.INK if refusal.asks else theme.STOP)
        if self._asked != (ask.id, self.visit.language):
            self._asked = ask.id, self.visit.language
            few_rows = tokens.portrait or tokens.roomy or tokens.access.seated
            self.keyboard.show(ask.kind, ask.kind == "text", self.visit.language, few_rows)
        self._show_choices(talk)
        self._show_offers(talk, bool(refusal))
        self.show_progress()
        whole = len(entry.draft) == LENGTH if code else bool(entry.draft.strip())
        self._show_bar(whole or not ask.required or bool(ask.options))
        self._place()

    def _show_choices(self, talk: Registration | TypedCode) -> None:
        """Show the keyboard, or what would be taken instead of what was typed."""
        refusal, ask = talk.entry.refusal, talk.ask()
        offered = refusal.offers if refusal else ()
        if offered:
            private, take = ask.kind in ("email", "phone"), partial(self._take, talk)
            named = {option.value: self.t(option.label) for option in ask.options}
            self.choices.show(offered, self._icon(talk), take, talk.entry.again, private, named)
        shown, hidden = (self.choices, self.keyboard) if offered else (self.keyboard, self.choices)
        if hidden.parent is not None:
            self.content.remove_widget(hidden)
        if shown.parent is None:
            self.content.add_widget(shown)

    @staticmethod
    def _icon(talk: Registration | TypedCode) -> str:
        return {"email": "mail", "place": "map-pin"}.get(talk.ask().kind, "")

    def _show_offers(self, talk: Registration | TypedCode, refused: bool) -> None:
        shown, options = talk.suggestions(), talk.ask().options
        if options and self.choices.parent is None and not (talk.entry.draft and (shown or talk.sure)):
            shown = (*shown, *(option.value for option in options))  # nothing typed yet, or nothing fits it
        if (lying := not tokens.portrait) and (tokens.access.seated or (tokens.roomy and refused)):
            shown = ()  # above the keyboard they would be out of reach, or over the refusal
        elif lying and tokens.roomy and shown:
            self.content.ids.line.text = ""  # room for one of the two
        for index, tile in enumerate(self.offers):
            if index < len(shown):
                self._become(tile, talk, shown[index], index)
                if tile.parent is None:
                    self.content.add_widget(tile)
            else:
                tile.label, tile.do, tile.selected = "", None, False
                if tile.parent is not None:
                    self.content.remove_widget(tile)

    def _become(self, tile: Tile, talk: Registration | TypedCode, value: str, index: int) -> None:
        """Let a tile offer an answer: one that was typed in part, or an option that stands for itself."""
        option = {one.value: one for one in talk.ask().options}.get(value)
        tile.label, tile.action = self.t(option.label) if option else value, f"offer:{index}"
        tile.instead = "" if option else self.t("hear.suggestion", number=index + 1)
        tile.icon = "" if tokens.roomy else option.icon if option else self._icon(talk)
        tile.selected = value in talk.entry.picked if option else value == talk.sure
        tile.do = partial(self._take, talk, value)

    def _show_bar(self, enabled: bool) -> None:
        self.bar.show(self.buttons(), self.next_button(enabled=enabled))

    def _take(self, talk: Registration | TypedCode, shown: str) -> None:
        if shown in (option.value for option in talk.ask().options):
            talk.entry.touch(talk.ask(), shown)
        else:
            talk.entry.choose(shown)

    def type(self, text: str) -> None:
        """A key was touched; after a capital the letters are small again."""
        talk, ask = self.visit.talk, self.visit.ask
        if talk is not None and ask is not None and self.visit.stage in (Stage.STEP, Stage.CODE):
            talk.entry.type(ask, normalise(text) if ask.kind == "code" else text)
            if ask.kind == "text":
                self.keyboard.set_shift(talk.entry.draft.endswith(("- ", "-", " ")) and ask.id == "name")

    def erase(self) -> None:
        talk, ask = self.visit.talk, self.visit.ask
        if talk is not None and ask is not None:
            talk.entry.erase()
            if ask.kind == "text" and not talk.entry.draft:
                self.keyboard.set_shift(True)

    def forget(self) -> None:
        ids = self.content.ids
        self.field.draft = self.field.hint = ids.line.text = ""
        for tile in self.offers:
            tile.label, tile.do, tile.selected = "", None, False
        self.choices.forget()
        self._asked = ("", "")

    # --- room

    def _place(self, *_: object) -> None:
        width, bottom = self.body.width, self.body.y
        top = bottom + self.body.height
        side, ids = px(theme.SIDE), self.content.ids
        offers = [tile for tile in self.offers if tile.parent is not None]
        rows = self.keyboard.rows
        key = px(65 if tokens.access.seated else 92 if not tokens.portrait else 104)
        pad = 0 if tokens.portrait else px(2)
        board = rows * key + (rows + 1) * apart(GAP) + pad
        if self.choices.parent is not None and tokens.access.seated:
            board = max(board, theme.REACH * tokens.height - self.bar.height)  # as much as arms can reach
        self.keyboard.pos, self.keyboard.size = (self.body.x, bottom), (width, board)
        if tokens.portrait:
            self._place_upright(side, width - 2 * side, top)
        else:
            self._place_wide(side, width - 2 * side, top)
        self._place_offers(offers, side, width - 2 * side)
        self._place_choices(side, width - 2 * side, board)
        turn(self.body.x, width, ids.title, self.field, ids.line, *offers)

    def _place_wide(self, side: float, wide: float, top: float) -> None:
        ids, high = self.content.ids, px(112)
        offered = any(tile.parent for tile in self.offers)
        tall, floor = px(152 if offered else 166), self.keyboard.y + self.keyboard.height  # of two lines
        room = top - px(2) - high - px(4) - floor
        low = px(44) if offered else max(px(44), min(px(88), room))  # two lines of words, not small ones
        title = px(max(TITLES, key=lambda one: (self._size_in(px(one), wide, tall, low), -one)))
        ids.title.size, ids.title.pos = (title, tall), (side, top - px(4) - tall)
        self.field.size = wide - title - px(20), high
        self.field.pos = side + title + px(20), top - px(2) - high
        if tokens.roomy:  # under both, all the way: bigger letters need the width
            ids.line.size, ids.line.pos = (wide, top - tall - px(8) - floor), (side, floor)
            return
        ids.line.size = self.field.width - px(20), low
        ids.line.pos = self.field.x + px(10), self.field.y - px(2) - low

    def _size_in(self, width: float, room: float, height: float, low: float) -> float:
        """Return how large the question would be so wide; 0 where the line under the field had no room."""
        title, line = self.content.ids.title, self.content.ids.line
        left = room - width - px(theme.GAP) - px(20), low
        if not title.text or not (tokens.roomy or _largest(line, "Regular", left)[1]):
            return 0
        return _largest(title, "Bold", (width, height))[0]

    def _place_upright(self, side: float, room: float, top: float) -> None:
        ids = self.content.ids
        few = self.choices.parent is not None and len(self.choices.tiles) <= FEW
        tall = px(164 if few else 132)  # without keys there is room for large letters
        ids.title.size, ids.title.pos = (room, tall), (side, top - px(10) - tall)
        self.field.size, self.field.pos = (room, px(118)), (side, ids.title.y - px(12) - px(118))
        ids.line.size, ids.line.pos = (room, theme.tall(80)), (side, self.field.y - theme.tall(84))

    def _place_choices(self, side: float, wide: float, board: float) -> None:
        """Give them the room of the keyboard; on a standing panel all that is free above it, too."""
        gap, floor = apart(theme.GAP), self.body.y
        top = floor + board - gap
        if tokens.portrait and not tokens.access.seated:
            top = max(top, self.content.ids.line.y - gap)
        self.choices.pos, self.choices.size = (self.body.x + side, floor + gap), (wide, top - floor - gap)
        high = top + gap - floor if self.choices.parent is not None else board
        self._ground.pos, self._ground.size = (self.body.x, floor), (self.body.width, whole(high))

    def _place_offers(self, offers: list[Tile], side: float, room: float) -> None:
        gap, floor = apart(theme.GAP), self.keyboard.y + self.keyboard.height
        if tokens.portrait:
            y = self.content.ids.line.y - px(124)
            if tokens.access.seated:
                y = min(y, theme.REACH * tokens.height - self.bar.height - px(118) - px(1))
            for tile in offers:
                tile.opacity = 1 if y >= floor + gap / 2 else 0  # no room above the keyboard: not offered
                tile.size, tile.pos = (room, px(118)), (side, y)
                y -= px(118) + gap
            return
        width = (room - 2 * gap) / 3
        for tile, (left, wide) in zip(offers, in_line(side, [width] * len(offers), gap), strict=True):
            tile.opacity = 1
            tile.size, tile.pos = (wide, px(118)), (left, floor + px(10))


def _largest(label: FitLabel, font: str, box: tuple[float, float]) -> tuple[float, bool]:
    return fitting(label.text, font, [px(size) for size in label.ladder()], box, tokens.rtl)
