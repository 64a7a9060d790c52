"""The PIN before the volunteer's desk. Who lands here by accident is back with one touch, or by waiting."""

from __future__ import annotations

from functools import partial

from kivy.clock import Clock

from kiosk.ui import theme
from kiosk.ui.screens.desk_frame import DeskFrame
from kiosk.ui.screens.typed import TypedScreen
from kiosk.ui.stage import TypingStage
from kiosk.ui.theme import rgba, tokens
from kiosk.ui.widgets.bar import Main, Small

DOT = "•"  # nobody reads a PIN over a shoulder


class PinScreen(DeskFrame, TypedScreen):
    def __init__(self, app: TypingStage, **kwargs: object) -> None:
        super().__init__(app, **kwargs)
        self._waiting = None

    def prepare(self) -> None:
        """Built when a volunteer comes; nothing is made ahead."""

    def show(self) -> None:
        pad, t, ids = self.desk.pad, self.t, self.content.ids
        ids.title.text = t("pin.title")
        self.field.draft, self.field.latin = DOT * pad.digits, True
        self.field.caret, self.field.refused = pad.digits, pad.is_wrong or pad.waits
        self.show_progress()
        key, values = pad.line()
        ids.line.text = t(key, **values)
        ids.line.color = rgba(theme.STOP if pad.is_wrong or pad.waits else theme.SOFT)
        if self._asked[0] != "pin":
            self._asked = "pin", ""
            few_rows = tokens.portrait or tokens.roomy or tokens.access.seated
            self.keyboard.show("pin", False, narrow=few_rows)
        back = Small("back", t("ui.back"), "arrow-left", self.visit.back)
        enabled = pad.digits > 0 and not pad.waits
        arrive = partial(self.desk.arrive, self.visit)
        self.bar.show((back,), Main("next", t("pin.enter"), arrive, enabled=enabled))
        self._place()
        if pad.waits and self._waiting is None:
            self._waiting = Clock.schedule_interval(lambda _: self.app.render(), 1.0)
        elif not pad.waits:
            self._stop_waiting()

    def type(self, text: str) -> None:
        self.desk.pad.type(text)

    def erase(self) -> None:
        self.desk.pad.erase()

    def forget(self) -> None:
        super().forget()
        self._stop_waiting()

    def _stop_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None
