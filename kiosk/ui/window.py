"""The window: shows the screen that the visit says, passes touches on, lets time pass.

Nothing is decided here. A touch calls a method of the visit; afterwards the screen of its stage is shown
anew. Screens are built on first use and re-used: every new screen costs a frame.
"""

from __future__ import annotations

from collections.abc import Callable

from kivy.app import App
from kivy.base import EventLoop
from kivy.clock import Clock
from kivy.core.window import Window
from kivy.graphics.texture import Texture
from kivy.uix.floatlayout import FloatLayout

from kiosk.machine.folders import assets_dir
from kiosk.ui import theme
from kiosk.ui.aloud import Aloud
from kiosk.ui.parts import Parts
from kiosk.ui.picture import PaperTexture
from kiosk.ui.picture_buffers import clear_colour_only
from kiosk.ui.said import Says
from kiosk.ui.scans import Scans
from kiosk.ui.screens.aside import clear_away, leave, renew, rest, somebody
from kiosk.ui.screens.base import KioskScreen
from kiosk.ui.screens.registry import SCREENS, build, screen_for
from kiosk.ui.text import beside, drawn
from kiosk.ui.tremor import Tremor
from kiosk.ui.usb_keyboard import RealKeys
from kiosk.ui.widgets.bar import VOLUME
from kiosk.ui.widgets.frame import Frame
from kiosk.ui.widgets.one_screen import OneScreen
from kiosk.ui.widgets.touchable import Touchable
from kiosk.ui.widgets.warning import IdleWarning
from kiosk.visit.stage import Stage

AHEAD = 0.05  # seconds between two screens built ahead
# Nothing said is left: nothing may remember it.
NOBODY = (Stage.ATTRACT, Stage.COVERED, Stage.WIPED, Stage.OUT_OF_ORDER)
TICK = 0.25  # seconds between two looks at the clock, while somebody is there


class KioskApp(Says, App):
    """One Kivy application; `rendered` counts the times a screen was shown, for the tour."""

    def __init__(self, parts: Parts, **kwargs: object) -> None:
        self.register_event_type("on_standing")
        super().__init__(**kwargs)
        self.parts = parts
        self.visit = parts.visit
        self.rendered = 0
        self.restarting = False  # a volunteer asked for it
        self.tremor = Tremor()
        self._ticking = None
        self._paper = PaperTexture()
        self._shown: object = None  # where the visit was when it was shown last
        self.screens: dict[str, KioskScreen] = {}
        self._to_build: list[str] = []

    def build(self) -> FloatLayout:
        colours = self.parts.site.file.colours
        theme.use(colours.accent, colours.tint, colours.on_accent, *Window.size)
        theme.register_fonts(assets_dir() / "fonts")
        clear_colour_only()
        self.root_layout = FloatLayout()
        self.root_layout.bind(on_touch_down=self._seen)
        self.real_keys = RealKeys(self)
        self.aloud = Aloud(self, self.parts.voice)
        self.root_layout.bind(on_touch_up=self.aloud.let_go)
        self._furnish()
        self.render()
        self.scans = Scans(self)
        return self.root_layout

    def _furnish(self) -> None:
        """Make the frame in the colours, sizes and direction of now; the screens follow when needed."""
        for screen in self.screens.values():
            screen.forget()
        Window.clearcolor = theme.rgba(theme.PAPER)
        self.frame, self.warning, self.screens = self.furniture()
        self.room = self.frame.screens
        self.root_layout.clear_widgets()
        self.root_layout.add_widget(self.frame)
        self.root_layout.add_widget(self.aloud.light)
        if not self._to_build:
            Clock.schedule_once(self._build_ahead, AHEAD)
        self._to_build = list(SCREENS)

    def furniture(self) -> tuple[Frame, IdleWarning, dict[str, KioskScreen]]:
        """Return a new frame, a new warning and the screens built so far, which are none."""
        return Frame(OneScreen(), self.t), IdleWarning(self), {}

    def _build_ahead(self, _: float) -> None:
        """Build the screens one after the other while nobody waits, so that no touch waits for one."""
        while self._to_build and self._to_build[0] in self.screens:
            self._to_build.pop(0)
        if self._to_build:
            Clock.schedule_once(self._build_ahead, AHEAD)  # first: one broken screen must not keep the others
            self._screen(self._to_build.pop(0)).prepare()
        elif self.visit.stage in NOBODY and not self.visit.changed:
            self.dispatch("on_standing")

    def build_no_more(self) -> None:
        """Build no screen ahead: the tour shows one screen in many ways, and each would build all others."""
        self._to_build.clear()

    def on_standing(self) -> None:
        """All screens are built and nobody came yet."""
        rest()

    def paper_picture(self) -> Texture | None:
        """Return the paper of this visit as a texture, once the printer's worker has drawn it."""
        return self._paper.of(self.visit.ticket)

    # --- touches

    def start_stepwise(self) -> None:
        """Open the window without running it: the tour and the tests turn the event loop themselves."""
        self._run_prepare()
        while self._to_build:
            EventLoop.idle()

    def touch(self, widget: Touchable) -> None:
        """A finger let go of `widget`: do what it does, unless it is the tremor of the touch before."""
        if self.trembles(widget):
            return
        hears = self.visit.access.hear
        if hears and self.aloud.hearing.takes(widget):
            self.act(widget.action, None)
            return
        chosen = bool(getattr(widget, "selected", False))
        self.act(widget.action, widget.do)
        if hears:
            self.aloud.hearing.did(widget, chosen)

    def act(self, action: str, do: Callable[[], object] | None) -> None:
        """Do what a touch asks for and show what came of it; from there on tremor counts."""
        self.tremor.touched(action, self._where())
        if do is not None:  # not a touch that only said what is there
            if action not in VOLUME:
                self.frame.bar.fold()  # what stood behind 'more' goes back; 'more' itself opens it again
            do()
        self.render()
        Clock.schedule_once(self.tremor.drawn, 0)

    def restart(self) -> None:
        """End so that whoever started this program starts it anew (kiosk.commands.run)."""
        self.restarting = True
        self.visit.wipe()
        self.stop()

    def trembles(self, widget: Touchable) -> bool:
        """Say whether a touch of `widget` now is the tremor of the touch before."""
        return self.tremor.trembles(widget.action, widget.repeats, self._where())

    def _where(self) -> object:
        ask = self.visit.ask
        place = self.parts.desk.where if self.visit.stage is Stage.DESK else ask.id if ask else ""
        if self.visit.stage is Stage.RESULT and self.visit.check is not None:
            place = str(self.visit.check.shown)
        return self.visit.stage, place, self.visit.warned

    def _seen(self, _: object, touch: object) -> bool:
        """Any touch shows that somebody is there and ends reading aloud; a warning has its own button."""
        self.tremor.goes_on()
        if not self.visit.warned:
            self.visit.touched()
        self.aloud.touched(*touch.pos)
        if self.visit.access.hear:
            self.aloud.hearing.explore(*touch.pos)
        return False

    # --- showing

    def render(self) -> None:
        """Show the screen of the visit's stage, as it is now."""
        rtl = self.parts.site.languages[self.visit.language].direction == "rtl"
        if theme.dress(self.eased(), rtl):
            beside.forget()
            self._furnish()
        name, moved = screen_for(self.visit, self.parts.desk), self._shown != self._where()
        screen = self._screen(name)
        left = self.room.show(screen)
        if left is not None:
            leave(left)
        if moved:
            somebody()
            self._shown = self._where()
            self.frame.bar.fold()
            self.aloud.moved()
        self.frame.fit(screen)
        if moved and self.visit.stage is Stage.DONE:
            beside.forget()
        screen.show()
        renew(screen)
        speaks = self.parts.voice.speaking and not moved
        if self.visit.stage in NOBODY and (moved or not (self.visit.changed or speaks)):
            self._forget()
        elif left is not None and self.visit.stage is Stage.DONE:
            drawn.forget()  # the answers are sealed: from here on only the code is left
        self._show_warning()
        self._keep_time()
        self.rendered += 1
        self.aloud.shown(moved)

    def _forget(self) -> None:
        """Let go of what the window itself remembers of a person, and of the memory it took."""
        beside.forget()
        drawn.forget()
        self.aloud.forget()
        self.tremor.forget()
        self._paper.forget()
        clear_away(self.room.current_screen, self.screens)

    def _screen(self, name: str) -> KioskScreen:
        if name not in self.screens:
            self.screens[name] = build(name, self)
        return self.screens[name]

    def _show_warning(self) -> None:
        if self.visit.warned and self.visit.stage is not Stage.DONE:
            self.warning.show(self.visit.seconds_left() or 0)
            if self.warning.parent is None:
                self.root_layout.add_widget(self.warning)
        elif self.warning.parent is not None:
            self.root_layout.remove_widget(self.warning)

    # --- time

    def _keep_time(self) -> None:
        """Tick only while somebody is there: waiting for the next person costs nothing."""
        waiting = self.visit.still
        if waiting and self._ticking is not None:
            self._ticking.cancel()
            self._ticking = None
        elif not waiting and self._ticking is None:
            self._ticking = Clock.schedule_interval(self._tick, TICK)

    def _tick(self, _: float) -> None:
        stage = self.visit.stage
        if self.visit.tick() or self.visit.stage is not stage:
            self.render()
