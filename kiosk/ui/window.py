"""The window: shows the screen that the visit says, passes touches on, lets time pass.

Nothing is decided here. A touch calls a method of the visit; afterwards the screen of the visit's stage
is shown anew. Screens are built on first use and re-used: Kivy does not leak on a change of screen, but
every new screen costs a frame.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from time import monotonic

from kivy.app import App
from kivy.base import EventLoop
from kivy.clock import Clock
from kivy.core.window import Window
from kivy.graphics.texture import Texture
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.screenmanager import NoTransition, ScreenManager
from PIL.Image import Resampling, Transpose

from kiosk.catalogue.store import Catalogue
from kiosk.receipts.compose import in_words
from kiosk.site.load import Site
from kiosk.state import assets_dir
from kiosk.ui import theme
from kiosk.ui.allocator import give_back
from kiosk.ui.screens.base import KioskScreen
from kiosk.ui.screens.registry import SCREENS, build, screen_for
from kiosk.ui.text import drawn
from kiosk.ui.widgets.frame import Frame
from kiosk.ui.widgets.touchable import TREMOR, Touchable
from kiosk.ui.widgets.warning import IdleWarning
from kiosk.visit.machine import Visit
from kiosk.visit.stage import Stage

AHEAD = 0.05  # seconds between two screens built ahead
NOBODY = (Stage.ATTRACT, Stage.WIPED, Stage.OUT_OF_ORDER)  # nothing said is left: nothing may remember it
PAPER_ROOM = (302, 542)  # design pixels: as large as the done screen shows the paper
TICK = 0.25  # seconds between two looks at the clock, while somebody is there


@dataclass(frozen=True)
class Parts:
    """What the window is given by `kiosk.app`."""

    site: Site
    visit: Visit
    catalogue: Catalogue
    device_name: str
    now: Callable[[], datetime]


class KioskApp(App):
    """One Kivy application; `rendered` counts the times a screen was shown, for the tour."""

    def __init__(self, parts: Parts, **kwargs: object) -> None:
        self.register_event_type("on_standing")
        super().__init__(**kwargs)
        self.parts = parts
        self.visit = parts.visit
        self.rendered = 0
        self._last: tuple[str, float, object] = ("", 0.0, None)  # action, when, on which screen
        self._ticking = None
        self._paper: tuple[object, Texture | None] = (None, None)
        self.screens: dict[str, KioskScreen] = {}

    def build(self) -> FloatLayout:
        colours = self.parts.site.file.colours
        theme.use(colours.accent, colours.tint, colours.on_accent, *Window.size)
        theme.register_fonts(assets_dir() / "fonts")
        Window.clearcolor = theme.rgba(theme.PAPER)
        self.manager = ScreenManager(transition=NoTransition())
        self.frame = Frame(self.manager)
        self.warning = IdleWarning(self)
        self.root_layout = FloatLayout()
        self.root_layout.add_widget(self.frame)
        self.root_layout.bind(on_touch_down=self._seen)
        Window.bind(on_textinput=self._typed, on_key_down=self._key)
        self.render()
        self._to_build = [name for name in SCREENS if name not in self.screens]
        Clock.schedule_once(self._build_ahead, AHEAD)
        return self.root_layout

    def _build_ahead(self, _: float) -> None:
        """Build the screens one after the other while nobody is there yet, so that no touch waits for one."""
        while self._to_build and self._to_build[0] in self.screens:
            self._to_build.pop(0)
        if self._to_build:
            self._screen(self._to_build.pop(0)).prepare()
            Clock.schedule_once(self._build_ahead, AHEAD)
        elif self.visit.stage in NOBODY:
            self.dispatch("on_standing")

    def on_standing(self) -> None:
        """All screens are built and nobody came yet."""

    def t(self, key: str, /, **values: object) -> str:
        """Return a text in the language of the visit."""
        return self.parts.site.texts.get(self.visit.language, key, **values)

    def date(self, day: date) -> str:
        """Return a date in the words of the visit's language."""
        return in_words(day, self.visit.language)

    def paper_picture(self) -> Texture | None:
        """Return the paper of this visit as a texture, once the printer's worker has drawn it."""
        ticket = self.visit.ticket
        picture = getattr(ticket, "picture", None)
        if picture is None:
            self._paper = (None, None)
            return None
        if self._paper[0] is not ticket:
            grey = picture.convert("L").transpose(Transpose.FLIP_TOP_BOTTOM)
            grey.thumbnail(tuple(round(theme.px(side)) for side in PAPER_ROOM), Resampling.LANCZOS)
            texture = Texture.create(size=grey.size, colorfmt="luminance")
            texture.blit_buffer(grey.tobytes(), colorfmt="luminance", bufferfmt="ubyte")
            self._paper = (ticket, texture)
        return self._paper[1]

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
        self._last = widget.action, monotonic(), self._where()
        if widget.do is not None:
            widget.do()
        self.render()
        Clock.schedule_once(self._drawn, 0)

    def _drawn(self, _: float) -> None:
        """What came of a touch stands on the screen only now: tremor counts from here."""
        action, _, where = self._last
        self._last = action, monotonic(), where

    def trembles(self, widget: Touchable) -> bool:
        """Say whether a touch of `widget` now is the tremor of the touch before.

        The same action again, or anything on a screen that came only with that touch: nobody reads so fast.
        """
        action, when, where = self._last
        again = widget.action == action and not widget.repeats
        return monotonic() - when < TREMOR and (again or where != self._where())

    def _where(self) -> object:
        ask = self.visit.ask
        return self.visit.stage, ask.id if ask else "", self.visit.warned

    def _seen(self, _: object, __: object) -> bool:
        """Any touch anywhere shows that somebody is there; the warning goes only by its own button.

        As long as a hand goes on trembling, or a child drums on the glass, it is all one touch.
        """
        action, when, where = self._last
        if monotonic() - when < TREMOR:
            self._last = action, monotonic(), where
        if not self.visit.warned:
            self.visit.touched()
        return False

    def _typed(self, _: object, text: str) -> None:
        """A real keyboard (a volunteer's, a scanner's) types like ours does."""
        self._keys(lambda screen: screen.type(text))

    def _key(self, _: object, key: int, *__: object) -> bool:
        if key == 8:
            self._keys(lambda screen: screen.erase())
        return True  # Kivy would close the app on Escape and open settings on F1

    def _keys(self, act: Callable[[KioskScreen], None]) -> None:
        if not self.visit.warned and self.visit.ask is not None and self.visit.ask.typed:
            self.visit.touched()
            act(self.manager.current_screen)
            self.render()

    # --- showing

    def render(self) -> None:
        """Show the screen of the visit's stage, as it is now."""
        name = screen_for(self.visit)
        screen = self._screen(name)
        came = self.manager.current != name
        if came:
            if self.manager.current_screen is not None:
                self.manager.current_screen.forget()
            self.manager.current = name
        self.frame.fit(screen)
        screen.show()
        if self.visit.stage in NOBODY:
            self._forget()
        elif came and self.visit.stage is Stage.DONE:
            drawn.forget()  # the answers are sealed: from here on only the code is left
        self._show_warning()
        self._keep_time()
        self.rendered += 1

    def _forget(self) -> None:
        """Let go of what the window itself remembers of a person, and of the memory it took."""
        drawn.forget()
        self._last = "", self._last[1], None
        self._paper = (None, None)
        give_back()

    def _screen(self, name: str) -> KioskScreen:
        if name not in self.screens:
            self.screens[name] = build(name, self)
            self.manager.add_widget(self.screens[name])
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
        waiting = self.visit.stage in (Stage.ATTRACT, Stage.OUT_OF_ORDER)
        if waiting and self._ticking is not None:
            self._ticking.cancel()
            self._ticking = None
        elif not waiting and self._ticking is None:
            self._ticking = Clock.schedule_interval(self._tick, TICK)

    def _tick(self, _: float) -> None:
        stage = self.visit.stage
        if self.visit.tick() or self.visit.stage is not stage:
            self.render()
