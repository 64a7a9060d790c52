"""What a volunteer types: another place, initials, a note for who comes next."""

from __future__ import annotations

from kiosk.ui import theme
from kiosk.ui.screens.desk_frame import DeskFrame
from kiosk.ui.screens.typed import LINES, TypedScreen
from kiosk.ui.theme import rgba
from kiosk.ui.widgets.bar import Main


class StandTypedScreen(DeskFrame, TypedScreen):
    def prepare(self) -> None:
        """Built when a volunteer comes; nothing is made ahead."""

    def show(self) -> None:
        asked, t, ids = self.desk.questions, self.t, self.content.ids
        ask, entry = asked.ask(), asked.entry
        ids.title.text = t(ask.title)
        self.field.draft, self.field.hint, self.field.latin = entry.draft, "", False
        refusal = entry.refusal
        self.field.caret, self.field.refused = entry.caret, refusal is not None
        self.lines = ask.max_length >= LINES
        ids.line.text = t(refusal.key, **refusal.values) if refusal else t(ask.hint)
        ids.line.color = rgba(theme.STOP if refusal else theme.SOFT)
        if self._asked != (ask.id, self.visit.language):
            self._asked = ask.id, self.visit.language
            self.keyboard.show("text", True, self.visit.language)
        self.show_progress()
        enabled = bool(entry.draft.strip()) or not ask.required
        self.bar.show(self.desk_buttons(), Main("next", t("ui.next"), self.desk.next, enabled=enabled))
        self._place()

    def type(self, text: str) -> None:
        asked = self.desk.questions
        if asked is not None:
            asked.entry.type(asked.ask(), text)
            self.keyboard.set_shift(asked.ask().id == "initials")

    def erase(self) -> None:
        asked = self.desk.questions
        if asked is not None:
            asked.entry.erase()
            self.keyboard.set_shift(not asked.entry.draft or asked.ask().id == "initials")
