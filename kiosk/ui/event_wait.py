"""Waiting without work, and not waiting when there is some: the loop sleeps until something happens.

Kivy's loop goes round 60 times a second also when nothing moves (4 % of a core here), and sleeps blindly for
the rest of each frame: a touch that comes meanwhile waits for the end of that sleep, is then only fetched,
and waits for another one. On X11 SDL can wait for the next event instead, for as long as nothing is due; the
round after an event never waits. On KMSDRM SDL's wait polls every millisecond, so there nothing changes.
Works through the SDL2 that comes in Kivy's own wheel.
"""

from __future__ import annotations

import ctypes
import os
from functools import cache
from pathlib import Path
from time import monotonic

import kivy
from kivy.cache import Cache
from kivy.clock import Clock
from kivy.core.window import Window

NAP = 60_000  # milliseconds at most until the loop looks round again; less when the clock has something due
TIDY = 60.0  # seconds
FRAME = 1 / 60  # seconds from one picture to the next, while something moves
SETTLED = 0.1  # seconds after a picture in which what follows from it comes
WAKE = 0x8000  # SDL_USEREVENT: says nothing, ends a nap (SDL_events.h)
EVENT_BYTES = 56  # of an SDL_Event


def wait_for_events() -> bool:
    """Let Kivy's clock sleep until the next event; False when that is not possible here."""
    if os.environ.get("SDL_VIDEODRIVER", "").lower() == "kmsdrm":
        return False
    sdl = _sdl()
    if sdl is None:
        return False
    _tidy_seldom()
    loop = _Loop(sdl)
    Window.bind(on_flip=loop.drew)
    Clock.idle = loop.idle
    return True


def _tidy_seldom() -> None:
    """Let Kivy look over what it keeps of pictures and texts now and then, not each second."""
    for event in Clock.get_events():
        if event.callback is Cache._purge_by_timeout:
            event.timeout = TIDY


class _Loop:
    """Takes the place of the sleep in Kivy's clock (kivy.clock.ClockBaseBehavior.idle)."""

    def __init__(self, sdl: ctypes.CDLL) -> None:
        self._sdl = sdl
        self._fetched = False  # an event is on its way from SDL's queue to the widgets
        self._still_at = monotonic() + SETTLED

    def drew(self, *_: object) -> None:
        self._still_at = monotonic() + SETTLED

    def idle(self) -> float:
        """Wait for the next event or for what is due; return the time of this round, as Kivy does."""
        # Only looks: the event stays in SDL's queue, Kivy reads it at the end of this round and hands it out
        # in the next, which must not wait.
        self._fetched = not self._fetched and bool(self._sdl.SDL_WaitEventTimeout(None, self._nap()))
        now: float = Clock.time()
        Clock._dt = now - Clock._last_tick
        Clock._last_tick = now
        return now

    def _nap(self) -> int:
        """Return the milliseconds until something is due."""
        frame = Clock._last_tick + FRAME - Clock.time()
        if Window.canvas.needs_redraw or monotonic() < self._still_at:
            return max(0, int(frame * 1000))
        due: float = Clock.get_min_timeout()  # on the scale of Clock.time, whatever its documentation says
        return min(NAP, max(0, int(max(due - Clock.time(), frame) * 1000)))


def wake() -> None:
    """End the nap, from any thread: something was heard that the screen must show now."""
    if (sdl := _sdl()) is not None:
        event = (ctypes.c_uint32 * (EVENT_BYTES // 4))(WAKE)
        sdl.SDL_PushEvent(event)


@cache
def _sdl() -> ctypes.CDLL | None:
    """Return the SDL2 library Kivy has loaded; None when it is not where the wheel puts it."""
    place = Path(kivy.__file__).parent.parent
    for found in sorted(place.glob("[Kk]ivy.libs/libSDL2-2*.so*")):
        try:
            library = ctypes.CDLL(str(found))
            library.SDL_WaitEventTimeout.argtypes = [ctypes.c_void_p, ctypes.c_int]
            library.SDL_PushEvent.argtypes = [ctypes.c_void_p]
            return library
        except (OSError, AttributeError):
            continue
    return None
