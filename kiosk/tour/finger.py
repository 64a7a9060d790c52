"""A finger for the tour: touches go through Kivy's own input providers, as those of a touch panel do."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic, perf_counter

from kivy.base import EventLoop
from kivy.core.window import Window
from kivy.input.motionevent import MotionEvent
from kivy.input.provider import MotionEventProvider
from kivy.uix.behaviors import ButtonBehavior
from kivy.uix.widget import Widget

from kiosk.tour.clock import SkippingClock
from kiosk.tour.rounds import full_speed, lay_out
from kiosk.ui.tremor import SECONDS as OF_TREMOR
from kiosk.ui.widgets.touchable import Touchable
from kiosk.ui.window import KioskApp

PATIENCE = 5.0  # seconds for something to come of a touch …
ROUNDS = 300  # … and as many rounds of the event loop as fit in them: a busy machine takes longer for each
RESTS = OF_TREMOR + 0.05  # seconds between two touches that are meant
STILL = 0.15  # seconds without a frame after which a touch is taken to have changed nothing to see


class FingerTouch(MotionEvent):
    """One touch at (x, y), both 0–1 of the window."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.setdefault("is_touch", True)
        kwargs.setdefault("type_id", "touch")
        super().__init__(*args, **kwargs)

    def depack(self, args: tuple[float, float]) -> None:
        self.sx, self.sy = args
        self.profile = ["pos"]
        super().depack(args)


class FingerProvider(MotionEventProvider):
    """Hands queued touches to Kivy when it asks for input."""

    def __init__(self) -> None:
        super().__init__("tour", "")
        self.queue: deque[tuple[str, FingerTouch]] = deque()

    def start(self) -> None:
        """Nothing to open."""

    def stop(self) -> None:
        """Nothing to close."""

    def update(self, dispatch_fn: Callable[[str, MotionEvent], None]) -> None:
        while self.queue:
            dispatch_fn(*self.queue.popleft())


class Finger:
    """Touches widgets and measures what a person would see: milliseconds to a drawn answer."""

    def __init__(self, app: KioskApp, draws: bool = True) -> None:
        """Not `draws`: frames are laid out and not drawn, and what is measured means nothing."""
        self.app, self.draws = app, draws
        self.provider = FingerProvider()
        EventLoop.add_input_provider(self.provider)
        self.hand = SkippingClock(monotonic)
        app.tremor.now = self.hand
        self.flips = 0
        self._count = 0
        Window.bind(on_flip=self._flipped)

    def _flipped(self, *_: object) -> None:
        self.flips += 1

    def step(self, times: int = 1) -> None:
        """Let the event loop go round, as fast as it can."""
        with full_speed():
            for _ in range(times):
                self.go_round()

    def go_round(self) -> None:
        """Let the event loop go round once: what was touched, what is due, what that draws."""
        if self.draws:
            EventLoop.idle()
        else:
            EventLoop.dispatch_input()
            lay_out(1)

    def touch(self, widget: Touchable) -> tuple[float, float]:
        """Touch and let go; return (ms to feedback, ms to what came of it), both to a drawn frame.

        First the hand rests for as long as a touch may be the tremor of the one before.
        """
        self.step()
        self.hand.skip(RESTS)
        touch = self._on(widget)
        feedback = self._drawn_after("begin", touch, lambda: True)
        shown = self.app.rendered
        following = self._drawn_after("end", touch, lambda: self.app.rendered > shown)
        return feedback, following

    @contextmanager
    def holding(self, widget: Widget) -> Iterator[None]:
        """Lay the finger on a widget, and lift it at the end."""
        touch = self._on(widget)
        self.provider.queue.append(("begin", touch))
        self.step()
        yield
        self.provider.queue.append(("end", touch))
        self.step()

    def _on(self, widget: Widget) -> FingerTouch:
        """Return a touch in the middle of a widget, which takes back its colours as soon as it ends.

        Kivy's buttons wait 35 ms for that: by then the tour may look at the screen in other colours.
        """
        if isinstance(widget, ButtonBehavior):
            widget.min_state_time = 0
        x, y = widget.to_window(*widget.center)
        self._count += 1
        return FingerTouch("tour", self._count, (x / Window.width, y / Window.height))

    def _drawn_after(self, event: str, touch: FingerTouch, ready: Callable[[], bool]) -> float:
        """Return the ms from `event` to the end of the frame that shows what came of it.

        One round of the event loop hands out input first and draws last, so that frame is usually drawn in
        the very round that took the touch; a touch that changes nothing to see ends after STILL seconds.
        """
        start, rounds = perf_counter(), 0
        self.provider.queue.append((event, touch))
        flips = self.flips
        while self.provider.queue or not ready():
            flips, rounds = self.flips, rounds + 1
            self.go_round()
            if rounds > ROUNDS and perf_counter() - start > PATIENCE:
                raise TimeoutError("nothing came of a touch")
        while self.draws and self.flips == flips and perf_counter() - start < STILL:
            self.go_round()
        return (perf_counter() - start) * 1000
