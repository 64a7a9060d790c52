"""What all screens share: content in the frame of progress and bar; each has a kv file beside it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kivy.lang import Builder
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.relativelayout import RelativeLayout
from kivy.uix.widget import Widget

from kiosk.site.texts import SOURCE
from kiosk.ui import theme
from kiosk.ui.reading_order import Spot
from kiosk.ui.stage import ScreenStage
from kiosk.ui.text.drawn import measure
from kiosk.ui.theme import px, tokens
from kiosk.ui.widgets.bar import Main, Small
from kiosk.ui.widgets.pager import Pager
from kiosk.ui.widgets.pages import Pages
from kiosk.ui.widgets.turning import turn
from kiosk.ui.widgets.whole import OnPixels
from kiosk.visit.stage import Stage

if TYPE_CHECKING:
    from kiosk.ui.widgets.fit_label import FitLabel


def load_kv(module: str) -> None:
    """Load the kv file beside a screen's module, once."""
    path = Path(str(sys.modules[module].__file__)).with_suffix(".kv")
    if str(path) not in Builder.files:
        Builder.load_file(str(path))


class KioskScreen(OnPixels, RelativeLayout):
    """A screen reads the visit in `show` and sends it events; `forget` empties every text of a person."""

    shows_bar = True
    progress_high = 64  # design pixels, 0 where there is no progress to show
    typing = False  # a keyboard is open: the bar is on sand

    def __init__(self, app: ScreenStage, **kwargs: object) -> None:
        self.app = app
        self.visit = app.visit
        super().__init__(**kwargs)
        self.progress, self.bar = app.frame.progress, app.frame.bar
        self.pages = Pages()
        self._pager: Pager | None = None
        self.body = FloatLayout()
        self.add_widget(self.body)

    @property
    def low_bar(self) -> bool:
        """The bar is low beside a keyboard; a standing panel has room for all of it."""
        return self.typing and not tokens.portrait

    def fill(self, content: Widget) -> None:
        """Put `content` between progress and bar, all of the room."""
        content.pos_hint = {"x": 0, "y": 0}
        self.body.add_widget(content)

    @property
    def t(self):
        return self.app.t

    def show(self) -> None:
        """Show the visit as it is now."""
        raise NotImplementedError

    def forget(self) -> None:
        """Let go of every text a person typed or chose; called whenever the screen is left."""

    def more_to_hear(self) -> list[Spot]:
        """Return what is read aloud after the words on the screen: what a picture on it says."""
        return []

    def prepare(self) -> None:
        """Make ahead what the first showing would otherwise wait for."""

    def type(self, text: str) -> None:
        """A real keyboard typed; only the typed screen listens."""

    def erase(self) -> None:
        """A real keyboard erased."""

    def enter(self) -> None:
        """Enter or Tab of a real keyboard: on to the next thing, where a volunteer types."""

    def pager(self) -> Pager | None:
        """Return what turns the pages of this screen, None where there is but one."""
        if self.pages.count == 1:
            return None
        self._pager = self._pager or Pager()
        self._pager.show(self.pages, self.t)
        return self._pager

    def put_pager(self, parent: Widget, right: float, low: float) -> None:
        """Stand the pager in the lower corner where reading ends, or take it away."""
        pager = self.pager()
        if pager is None:
            if self._pager is not None and self._pager.parent is not None:
                self._pager.parent.remove_widget(self._pager)
            return
        if pager.parent is None:
            parent.add_widget(pager)
        pager.put(right, low)
        turn(self.body.x, self.body.width, pager)

    def pager_below(self, content: BoxLayout) -> None:
        """Stand the pager below all parts of `content`, or take it away."""
        pager = self.pager()
        if self._pager is not None and self._pager.parent is not None:
            content.remove_widget(self._pager)
        if pager is not None:
            pager.pos_hint = {"x": 0} if tokens.rtl else {"right": 1}
            content.add_widget(pager)

    def back(self) -> None:
        """Show the page before, or where this person came from."""
        if not self.pages.turn_back():
            self.visit.back()

    def buttons(self, back: bool = True, without: Sequence[str] = ()) -> Sequence[Small]:
        """Return the small buttons that are always there, in the order of every screen."""
        visit, t = self.visit, self.t
        shown = [
            Small("back", t("ui.back"), "arrow-left", self.back),
            Small("help", t("ui.help"), "hand-stop", partial(visit.aside, Stage.HELP)),
            Small("stop", t("ui.stop"), "x", visit.stop, warns=True),
            Small("language", t("ui.language"), "language", partial(visit.aside, Stage.LANGUAGE)),
            *self.app.aloud.button(),
            *self.together(),
            Small("away", t("ui.away"), "eye-off", partial(visit.aside, Stage.AWAY)),
            *self.app.aloud.volume(),
            self.easier(),
        ]
        return [one for one in shown if one.action not in without and (back or one.action != "back")]

    def together(self) -> Sequence[Small]:
        """Return the button that puts the Dutch under every text; who reads Dutch needs none."""
        visit = self.visit
        if visit.language == SOURCE:
            return ()
        on = visit.access.together
        return (Small("together", self.t("ui.together"), "users", visit.read_together, chosen=on),)

    def easier(self) -> Small:
        """Return the button to the switches that make the screen easier."""
        do = partial(self.visit.aside, Stage.ACCESS)
        return Small("access", self.t("ui.access"), "zoom-in", do)

    def title_high(self, text: str, usual: float) -> float:
        """Return the height, pixels, that a title in its own size takes in the width of the window."""
        width = self.app.root_layout.width - 2 * px(theme.SIDE)  # a new screen has no width of its own yet
        return max(usual, measure(text, "Bold", px(theme.QUESTION[0]), width, tokens.rtl).height + px(2))

    def let_title_grow(self, title: FitLabel, usual: float) -> None:
        """Give a title the lines it takes on a standing panel; on a lying one it keeps its height."""
        if tokens.portrait:
            title.height = self.title_high(title.text, usual)

    def next_button(self, label: str = "ui.next", enabled: bool = True) -> Main:
        return Main("next", self.t(label), self.visit.next, enabled=enabled)

    def page_on(self) -> Main | None:
        """Return the main action of all pages but the last: it shows the next one. None on the last.

        Where all is to be seen first the way on is the same button, never one that does nothing.
        """
        if self.pages.page >= self.pages.count - 1:
            return None
        return Main("further", self.t("ui.look_on"), self.pages.turn)

    def show_progress(self) -> None:
        """Show how far the talk is; nothing where there is none."""
        talk = self.visit.talk or (self.visit.registration if self.visit.stage is Stage.REVIEW else None)
        step, steps = talk.progress() if talk else (0, 0)
        self.progress.step, self.progress.steps = step, steps
        self.progress.text = self.app.mine("ui.progress", step=step, steps=steps) if talk else ""
