"""One kiosk on the window of the test session: its real parts, a finger, a clock that can be put forward.

Kivy can open one window in a process. The window and its virtual screen live as long as the session; each
`Rig` puts a fresh kiosk on it, with a state directory of its own, and takes it away again.

Time, for the visit, the hand and the ear, passes only in `step` and where a test puts it forward, and a frame
counts for no more than FRAME of it. On a machine that is busy a step so takes longer and shows the same.
"""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from kiosk.devices.health.battery import Battery, SimulatedBattery
from kiosk.devices.printer.printer import open_printer
from kiosk.devices.screen.screen import Display, ensure_display
from kiosk.site.load import load_site
from kiosk.tour.practice import enrol_for_practice
from kiosk.ui.kivy_settings import prepare
from tests.ui.memory import sweep

if TYPE_CHECKING:
    from kivy.uix.widget import Widget

HERE = ZoneInfo("Europe/Brussels")
WIDE, UPRIGHT = (1280, 800), (800, 1280)
FRAME = 1 / 30  # seconds; one takes half of it where nothing else runs
SCREEN = "1280x1280"  # room for the window in both directions
# Kivy itself is imported inside functions only: it reads its settings at the first import.


def now_before_the_course() -> datetime:
    """Return the time of today; never after the example course of Eeklo, which would then be over."""
    return min(datetime.now(HERE), datetime(2027, 1, 8, 10, tzinfo=HERE))


@cache
def window_of_the_session() -> Display:
    """Open the one window on a virtual screen of its own; the kernel ends that screen with this process."""
    os.environ.pop("WAYLAND_DISPLAY", None)
    os.environ.pop("DISPLAY", None)
    display = ensure_display(SCREEN)
    prepare(*WIDE, windowed=True)
    from kivy.core.window import Window

    assert Window is not None, "Kivy found no window on the virtual screen"
    return display


def turn(size: tuple[int, int]) -> None:
    """Give the window of the session another size."""
    from kivy.base import EventLoop
    from kivy.core.window import Window

    if tuple(Window.size) != size:
        Window.size = size
        for _ in range(5):
            EventLoop.idle()
    assert tuple(Window.size) == size


class Rig:
    """A kiosk that can be touched. `guide` touches by the name of an action, as the tour does."""

    def __init__(
        self,
        folder: Path,
        site: Path | None = None,
        size: tuple[int, int] = WIDE,
        voice: object = None,
        scanner: object = None,
        draws: bool = False,
        now: Callable[[], datetime] | None = None,
        here: str = "",
        tablet: Battery | None = None,
    ) -> None:
        """`tablet`: it is carried about on this battery, without a printer.

        Not `draws`: everything is laid out and can be touched, in half the time; there are no pictures.
        """
        window_of_the_session()
        turn(size)
        from kiosk.app.kiosk import Clocks, Kiosk
        from kiosk.tour.clock import SkippingClock
        from kiosk.tour.guide import Guide

        self.folder, self.state, self.voice = folder, folder / "state", voice
        self.state.mkdir()
        self.site = load_site(site)
        enrol_for_practice(self.state, self.site.file.organisation.id)
        self.lived = time.monotonic()  # only a number to begin with
        self.clock = SkippingClock(lambda: self.lived)
        printer = open_printer("none" if tablet else f"simulated:{folder / 'papers'}")
        self.now = now or now_before_the_course
        clocks = Clocks(monotonic=self.clock, now=lambda: self.now(), was_set=lambda: True)
        carried = {"carried": tablet is not None, "battery": tablet or SimulatedBattery()}
        self.kiosk = Kiosk(self.site, self.state, printer, clocks, voice, scanner, here, **carried)
        self.app = self.kiosk.window()
        self.app.start_stepwise()
        self.visit = self.kiosk.visit
        self.guide = Guide(self.app, folder, draws)
        self.guide.finger.hand.real = lambda: self.lived
        self.app.aloud.hearing.now = self.guide.finger.hand
        self.taps = 0

    def start_over(self) -> None:
        """Bring the kiosk back to its first screen, as nobody left it."""
        self.visit.out_of_order = None
        self.visit.wipe()
        self.app.render()
        self.step(0.4)  # the tremor of the last touch ends, all screens are built

    def step(self, seconds: float = 0.1) -> None:
        """Let the app run for `seconds` as where nothing else runs; on a busy machine that takes longer."""
        from kivy.base import EventLoop

        self.guide.finger.step()
        until, before = self.lived + seconds, time.monotonic()
        while self.lived < until:
            EventLoop.idle()
            now = time.monotonic()
            self.lived += min(now - before, FRAME)
            before = now

    def tap(self, *places: tuple[float, float], every: float = 0.05) -> list[str]:
        """Tap at `places` (pixels from the bottom left), one each `every` seconds; return the screens seen.

        The hand's time is handed in, or a busy machine would make slow taps of fast ones.
        """
        from kivy.core.window import Window

        from kiosk.tour.finger import FingerTouch

        hand, met = self.guide.finger.hand, [self.guide.screen()]
        with hand.standing_still():
            for x, y in places:
                self.taps += 1
                touch = FingerTouch("tap", self.taps, (x / Window.width, y / Window.height))
                self.guide.finger.provider.queue.extend((("begin", touch), ("end", touch)))
                self.guide.finger.step(3)
                if self.guide.screen() != met[-1]:
                    met.append(self.guide.screen())
                hand.skip(every)
        return met

    def place_of(self, action: str) -> tuple[float, float]:
        """Return the middle of what does `action` on the screen."""
        widget = self.guide.find(action)
        assert widget is not None, f"{action!r} is not on screen {self.guide.screen()!r}"
        return tuple(widget.to_window(*widget.center))

    def hold_sign(self) -> None:
        """Hold the sign of the organisation, as a volunteer does who goes to the desk."""
        from kiosk.tour.holding import hold_sign

        hold_sign(self.guide)

    def uncover(self) -> None:
        """Hold 'next person' on a covered tablet, as a volunteer does."""
        from kiosk.tour.holding import uncover

        uncover(self.guide)

    def walk_away(self) -> list[str]:
        """Touch nothing until the first screen is back; return the screens that were seen meanwhile."""
        met: list[str] = []
        for _ in range(200):
            self.clock.skip(10)
            self.step(0.27)  # the app looks at the clock four times a second
            if self.guide.screen() not in met:
                met.append(self.guide.screen())
            if self.visit.stage.value == "attract":
                return met
        raise AssertionError(f"nobody was there and nothing was wiped: {met}")

    def paper_ended(self) -> bool:
        return self.visit.ticket is not None and self.visit.ticket.state in ("printed", "failed")

    def everything(self) -> list[Widget]:
        """Return every widget there is: of all screens, shown or built ahead, and those kept aside."""
        from kivy.uix.widget import Widget

        sweep()
        return [one for one in gc.get_objects() if issubclass(type(one), Widget)]

    def close(self) -> None:
        """Take the kiosk off the window and end its printer's worker."""
        from kivy.base import EventLoop, ExceptionManager
        from kivy.core.window import Window

        self.start_over()
        app, finger = self.app, self.guide.finger
        EventLoop.remove_input_provider(finger.provider)
        Window.unbind(on_flip=finger._flipped)
        app.real_keys.stop()
        for screen in app.screens.values():
            screen.forget()  # the first one listens for headphones: it would begin again beside the next test
        Window.remove_widget(app.root)
        ExceptionManager.handlers.clear()
        self.kiosk.close()
