"""Waiting without work: between two touches the process sleeps until something happens.

Kivy's loop goes round 60 times a second also when nothing moves (1.8 % of a core). On X11 SDL can wait for
the next event instead: 0.15 % and the same 17 ms to a touch. On KMSDRM SDL's wait polls every millisecond,
so there nothing changes. Works through the SDL2 that comes in Kivy's own wheel.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable
from pathlib import Path
from time import monotonic

import kivy
from kivy.clock import Clock
from kivy.core.window import Window

AWAKE = 1.0  # seconds of full frame rate after a touch or a drawn frame
NAP = 200  # milliseconds at most until the loop looks round again (ticks of the clock, news of the printer)


def wait_for_events() -> bool:
    """Let Kivy's clock sleep until the next event; False when that is not possible here."""
    if os.environ.get("SDL_VIDEODRIVER", "").lower() == "kmsdrm":
        return False
    sdl = _sdl()
    if sdl is None:
        return False
    usual: Callable[[], float] = Clock.idle
    awake_until = [monotonic() + AWAKE]

    def stir(*_: object) -> None:
        awake_until[0] = monotonic() + AWAKE

    def idle() -> float:
        if monotonic() >= awake_until[0] and not Window.canvas.needs_redraw:
            # Only looks: the event stays in SDL's queue for Kivy to read in the same round.
            sdl.SDL_WaitEventTimeout(None, NAP)
        return usual()

    Window.bind(on_touch_down=stir, on_touch_up=stir, on_flip=stir, on_textinput=stir)
    Clock.idle = idle
    return True


def _sdl() -> ctypes.CDLL | None:
    """Return the SDL2 library Kivy has loaded; None when it is not where the wheel puts it."""
    place = Path(kivy.__file__).parent.parent
    for found in sorted(place.glob("[Kk]ivy.libs/libSDL2-2*.so*")):
        try:
            library = ctypes.CDLL(str(found))
            library.SDL_WaitEventTimeout.argtypes = [ctypes.c_void_p, ctypes.c_int]
            return library
        except (OSError, AttributeError):
            continue
    return None
