"""What the screens of the volunteer's desk share: the same bar everywhere, times and days in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from kiosk.ui.screens.base import KioskScreen
from kiosk.ui.screens.opening import day_word
from kiosk.ui.widgets.bar import Small
from kiosk.visit.stage import Stage
from kiosk.volunteers.told import Told
from kiosk.words.clock import clock


class DeskFrame(KioskScreen):
    """A screen that reads the desk and sends it events, as the others do with the visit."""

    @property
    def desk(self):
        return self.app.parts.desk

    def back(self) -> None:
        """Show the page before, or the page of the desk that led here."""
        if not self.pages.turn_back():
            self.desk.back(self.visit)

    def desk_buttons(self) -> Sequence[Small]:
        """Return back, leave and language, where people have back, stop and language."""
        visit, t = self.visit, self.t
        return (
            Small("back", t("ui.back"), "arrow-left", self.back),
            Small("stop", t("desk.leave"), "logout", visit.wipe),
            Small("language", t("ui.language"), "language", partial(visit.aside, Stage.LANGUAGE)),
            self.easier(),
        )

    def show_progress(self) -> None:
        """Show how far the questions are; nothing where there are none."""
        asked = self.desk.questions
        step, steps = asked.progress() if asked else (0, 0)
        self.progress.step, self.progress.steps = step, steps
        self.progress.text = self.t("ui.progress", step=step, steps=steps) if asked else ""

    def words(self, told: Told) -> str:
        """Return what an action came to."""
        if told.wrong:
            return f"{self.t(f'{told.key}.title')} {self.t(f'{told.key}.do')}"
        return self.t(told.key, **told.values)

    def moment(self, at: datetime | None) -> dict[str, str]:
        """Return {day} and {time} of a moment, in words; the date where it is not near."""
        if at is None:
            return {}
        now = self.app.parts.now()
        local = at.astimezone(now.tzinfo)
        near = 0 <= (now.date() - local.date()).days < 1
        day = day_word(self.t, local, now) if near else f"{local.day}/{local.month}"
        return {"day": day, "time": clock(local, self.t)}
