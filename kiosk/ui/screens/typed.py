"""One question with something to type: a line of text, a phone number, a mail address, a place.

Question and field stand on top, the keyboard below them; nothing is ever covered. Where an answer was not
taken but others would be (two villages with one postcode), these stand in place of the keyboard.
"""

from __future__ import annotations

from functools import partial

from kivy.graphics import Color, Rectangle
from kivy.uix.floatlayout import FloatLayout

from kiosk.journeys.phone_typing import in_groups, ready
from kiosk.receipts.code import LENGTH, normalise
from kiosk.ui import theme
from kiosk.ui.screens.base import load_kv
from kiosk.ui.screens.typed_room import TypedRoom
from kiosk.ui.stage import TypingStage
from kiosk.ui.theme import rgba, tokens
from kiosk.ui.widgets.bar import Small
from kiosk.ui.widgets.bar_row import in_two
from kiosk.ui.widgets.choices import Choices
from kiosk.ui.widgets.field import Field
from kiosk.ui.widgets.keyboard import Keyboard
from kiosk.ui.widgets.tile import Tile
from kiosk.visit.ask import TYPED, Ask
from kiosk.visit.bill import Bill
from kiosk.visit.registration import Registration
from kiosk.visit.stage import Stage
from kiosk.visit.typed_code import TypedCode

LINES = 100  # characters from which on words stand in a few lines
GROUP = 4  # characters of a code that stand together


class TypedContent(FloatLayout):
    """Laid out in typed.kv; placed by the screen, because the room depends on the keyboard."""


load_kv(__name__)


class TypedScreen(TypedRoom):
    app: TypingStage
    progress_high, typing = 46, True

    def __init__(self, app: TypingStage, **kwargs: object) -> None:
        super().__init__(app, **kwargs)
        self.content = TypedContent()
        with self.body.canvas.before:
            Color(*rgba(theme.SAND))
            self._ground = Rectangle()
        self.fill(self.content)
        self.field: Field = self.content.ids.field
        self.keyboard = Keyboard(self.type, self.erase, self.t, size_hint=(None, None))
        self.content.add_widget(self.keyboard)
        self.choices = Choices(self.t, self.pages, size_hint=(None, None))
        self.offers = [Tile(badge_size=64, sizes=theme.NAME, size_hint=(None, None)) for _ in range(3)]
        self._asked = ("", "")
        self.body.fbind("size", self._place)
        self.body.fbind("pos", self._place)

    def prepare(self) -> None:
        """Make the keys of every keyboard ahead: about fifty widgets each."""
        self.keyboard.prepare(TYPED)
        ready()

    def show(self) -> None:
        talk, ask = self.visit.talk, self.visit.ask
        assert isinstance(talk, Registration | TypedCode | Bill) and ask is not None
        ids, entry = self.content.ids, talk.entry
        ids.title.text = self.t(ask.title)
        code = ask.kind == "code"
        refusal = entry.refusal
        self.lines = ask.kind == "text" and ask.max_length >= LINES
        self._show_field(ask, talk)
        hint = "code.hint_scan" if code and self.app.parts.scanner.there else ask.hint
        ids.line.text = (
            self.t(refusal.key, **refusal.values) if refusal else self.app.mine(hint) if hint else ""
        )
        ids.line.color = rgba(theme.SOFT if not refusal else theme.INK if refusal.asks else theme.STOP)
        if self._asked != (ask.id, self.visit.language):
            self._asked = ask.id, self.visit.language
            few_rows = tokens.portrait or (ask.kind != "text" and (tokens.roomy or tokens.access.seated))
            self.keyboard.show(ask.kind, ask.kind == "text", self.visit.language, few_rows)
        self._show_choices(talk)
        self._show_offers(talk, bool(refusal))
        self.show_progress()
        whole = len(entry.draft) == LENGTH if code else bool(entry.draft.strip())
        elsewhere = bool(ask.options) and not any(tile.parent for tile in self.offers)  # 'next' leads to them
        if elsewhere and not (entry.draft or refusal):
            ids.line.text = self.t("typed.or_next", next=self.t("ui.next"))
        self._show_bar(whole or not ask.required or bool(entry.picked) or elsewhere)
        self._place()

    def _show_field(self, ask: Ask, talk: Registration | TypedCode | Bill) -> None:
        """Show what is typed, a number in its groups, and the places of a code that are still empty."""
        entry, refusal = talk.entry, talk.entry.refusal
        shown = self._grouped(ask.kind, entry.draft)
        self.field.draft, self.field.caret = shown, _same_place(entry.draft, entry.caret, shown)
        self.field.hint = "".join(self.t(one.label) for one in ask.options if one.value in entry.picked)
        self.field.ghost = _empty_places(len(entry.draft)) if ask.kind == "code" else ""
        self.field.latin = ask.kind != "text"
        self.field.refused = refusal is not None and not refusal.asks
        self.field.place = partial(self._put_caret, talk, shown)

    @staticmethod
    def _grouped(kind: str, draft: str) -> str:
        if kind == "code":
            return "-".join(draft[at : at + GROUP] for at in range(0, len(draft), GROUP))
        return in_groups(draft) if kind == "phone" else draft

    def _put_caret(self, talk: Registration | TypedCode | Bill, shown: str, place: int) -> None:
        """The field was touched; who finds the way by ear is only told what stands in it."""
        if not self.visit.access.hear:
            entry = talk.entry
            self.app.act("caret", partial(entry.put_caret, _same_place(shown, place, entry.draft)))

    def _show_choices(self, talk: Registration | TypedCode | Bill) -> None:
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
    def _icon(talk: Registration | TypedCode | Bill) -> str:
        return {"email": "mail", "place": "map-pin"}.get(talk.ask().kind, "")

    def _show_offers(self, talk: Registration | TypedCode | Bill, refused: bool) -> None:
        shown, options = () if self.field.refused else talk.suggestions(), talk.ask().options
        if options and self.choices.parent is None and not (talk.entry.draft and (shown or talk.sure)):
            shown = (*shown, *(option.value for option in options))  # nothing typed yet, or nothing fits it
        hidden = tokens.access.seated and not self.beside_pad  # above the keyboard they are out of reach
        if (lying := not tokens.portrait) and (hidden or (tokens.roomy and refused)):
            shown = ()
        elif lying and tokens.roomy and shown:
            self.content.ids.line.text = ""  # room for one of the two
            if talk.ask().kind == "place":  # else nobody tells what the numbers are for
                self.content.ids.title.text = self.t(talk.ask().hint) or self.content.ids.title.text
        self.ends_with_option = shown[-1:] == tuple(option.value for option in options[-1:])
        for index, tile in enumerate(self.offers):
            if index < len(shown):
                self._become(tile, talk, shown[index], index)
                if tile.parent is None:
                    self.content.add_widget(tile)
            else:
                tile.label, tile.do, tile.selected = "", None, False
                if tile.parent is not None:
                    self.content.remove_widget(tile)

    def _become(self, tile: Tile, talk: Registration | TypedCode | Bill, value: str, index: int) -> None:
        """Let a tile offer an answer: one that was typed in part, or an option that stands for itself."""
        option = {one.value: one for one in talk.ask().options}.get(value)
        tile.label, tile.action = self.t(option.label) if option else value, f"offer:{index}"
        tile.instead = "" if option else self.t("hear.suggestion", number=index + 1)
        tile.icon = "" if tokens.roomy or self.beside_pad else option.icon if option else self._icon(talk)
        tile.selected = value in talk.entry.picked if option else value == talk.sure
        tile.do = partial(self._take, talk, value)

    def _show_bar(self, enabled: bool) -> None:
        buttons = list(self.buttons())
        if self.visit.can_go_on:
            label = self.t("own_phone.short") if tokens.roomy else in_two(self.t("own_phone.button"))
            buttons.insert(2, Small("own_phone", label, "device-mobile", self.visit.show_square))
        self.bar.show(buttons, self.next_button(enabled=enabled))

    def _take(self, talk: Registration | TypedCode | Bill, shown: str) -> None:
        if shown in (option.value for option in talk.ask().options):
            talk.entry.touch(talk.ask(), shown)
        else:
            talk.entry.choose(shown)

    def type(self, text: str) -> None:
        """A key was touched; after a capital the letters are small again."""
        talk, ask = self.visit.talk, self.visit.ask
        if talk is not None and ask is not None and self.visit.stage in (Stage.STEP, Stage.CODE, Stage.BILL):
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
        self.field.draft = self.field.hint = self.field.ghost = ids.line.text = ""
        self.field.caret, self.field.place = 0, None
        for tile in self.offers:
            tile.label, tile.do, tile.selected = "", None, False
        self.choices.forget()
        self._asked = ("", "")


def _same_place(one: str, place: int, other: str) -> int:
    """Return the place in `other` behind as many characters that count as before `place` in `one`.

    Signs that only part groups do not count; where there are none the place is the same.
    """
    if one == other:
        return place
    wanted = sum(char not in " -" for char in one[:place])
    for index, char in enumerate(other):
        if not wanted:
            return index
        wanted -= char not in " -"
    return len(other)


def _empty_places(typed: int) -> str:
    """Return what is still to come of a code: `__-____`."""
    marks = ["_"] * (LENGTH - typed)
    return "".join(f"-{mark}" if typed + at == GROUP else mark for at, mark in enumerate(marks))
