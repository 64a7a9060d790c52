"""A tablet between two people: give it back. It shows nothing of anybody; a volunteer holds a button.

No PIN: behind the cover is the first screen, which is nobody's. The sign leads to the desk, and asks for it.
"""

from __future__ import annotations

from functools import partial

from kivy.clock import Clock
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from kiosk.ui.screens.base import KioskScreen, load_kv
from kiosk.ui.stage import ScreenStage
from kiosk.ui.theme import px, tokens
from kiosk.ui.widgets.bar_row import in_two
from kiosk.ui.widgets.battery import BatterySign
from kiosk.ui.widgets.corner import Corner
from kiosk.ui.widgets.held_button import HeldButton
from kiosk.ui.widgets.icon import Badge
from kiosk.ui.widgets.sign import Sign
from kiosk.ui.widgets.turning import Row

__all__ = ["Badge", "BatterySign", "CoveredContent", "CoveredScreen", "Row", "Sign"]  # named in the kv file

LOOK = 60.0  # seconds between two looks at the battery
WIDE, WIDE_UPRIGHT = 560, 360  # design pixels of the button


class CoveredContent(BoxLayout):
    """Laid out in covered.kv."""


load_kv(__name__)


class CoveredScreen(KioskScreen):
    shows_bar = False
    progress_high = 0

    def __init__(self, app: ScreenStage, **kwargs: object) -> None:
        super().__init__(app, **kwargs)
        self.content = CoveredContent()
        self.fill(self.content)
        self.next = HeldButton(self.visit.uncover, action="uncover", icon="user-plus")
        self.next.height = px(122)
        self.next.width = px(WIDE_UPRIGHT if tokens.portrait else WIDE)
        self.corner = Corner(narrow=True)
        for part in (self.corner, Widget(), self.next):
            self.content.ids.foot.add_widget(part)
        self._looking = None

    def show(self) -> None:
        t, ids = self.t, self.content.ids
        ids.title.text, ids.line.text = t("covered.title"), t("covered.line")
        self._show_for_volunteer()
        self.corner.show(self.app.aloud.button(), None, self.app.parts.voice.volume)
        if self._looking is None:
            self._looking = Clock.schedule_interval(self._look, LOOK)

    def _show_for_volunteer(self) -> None:
        """What a volunteer does stands here as the site begins, whoever held the tablet before."""
        parts, low = self.app.parts, self.content.ids.low
        own, charge = parts.site.file.languages[0], parts.desk.room.watch.charge()
        say, rtl = partial(parts.site.texts.get, own), parts.site.languages[own].direction == "rtl"
        self.next.label, self.next.speaks, self.next.words.rtl = in_two(say("covered.next")), own, rtl
        low.speaks, low.rtl = own, rtl
        both = (say("problem.battery-nearly-empty.title"), say("problem.battery-nearly-empty.do"))
        low.text = " ".join(both) if charge.is_low else ""
        self.content.ids.battery.show(charge, say)

    def _look(self, _: float) -> None:
        self._show_for_volunteer()

    def forget(self) -> None:
        self.next.let_be()
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None
