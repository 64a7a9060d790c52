"""Settings Kivy reads when it is first imported: call `prepare` before any import of a window.

The rooms that import Kivy call `before_kivy` as they are imported themselves. Kivy met without it writes a
log into the home folder, and sets the level of all logs to nothing: every library then composes its debug
lines, Pillow one for each part of each picture, and Kivy keeps and prints them.

Exactly one input provider: on Linux the default ones report every tap twice as soon as the user may read
/dev/input (kivy#1903, #8494). SDL_VIDEODRIVER is always set: unset, SDL falls back to an invisible window
and the panel stays black.
"""

from __future__ import annotations

import os

from kiosk.ui.allocator import be_frugal

_ENVIRONMENT = {
    "KIVY_NO_ARGS": "1",
    "KIVY_NO_CONFIG": "1",
    "KIVY_NO_FILELOG": "1",  # no log on the card: it wears out, and it could hold what people said
    "KIVY_LOG_MODE": "MIXED",
    "SDL_AUTO_UPDATE_JOYSTICKS": "0",  # to look for one SDL woke every 3 s; with one, each millisecond
    "KIVY_WINDOW": "sdl2",
    "KIVY_TEXT": "sdl2",
    "KIVY_IMAGE": "sdl2,pil",
    "KIVY_CLIPBOARD": "dummy",  # no clipboard between two people
    "KIVY_METRICS_DENSITY": "1",
    "KIVY_DPI": "96",
    "KCFG_KIVY_LOG_LEVEL": "error",
    "KCFG_KIVY_EXIT_ON_ESCAPE": "0",
    "KCFG_GRAPHICS_MULTISAMPLES": "0",
    "KCFG_GRAPHICS_RESIZABLE": "0",
    "KCFG_GRAPHICS_ALLOW_SCREENSAVER": "0",
}


def before_kivy() -> None:
    """Set what Kivy reads from the environment as soon as any part of it is imported."""
    for name, value in _ENVIRONMENT.items():
        os.environ.setdefault(name, value)


def prepare(width: int, height: int, windowed: bool) -> None:
    """Set the environment and the configuration for a window of this size in pixels."""
    before_kivy()
    os.environ.setdefault("SDL_VIDEODRIVER", "x11")
    # Where Mesa draws by software (llvmpipe), as many threads as cores often wake on one core and take turns:
    # one more, and a picture took 6 ms instead of 6 or 11.
    os.environ.setdefault("LP_NUM_THREADS", str((os.cpu_count() or 1) + 1))
    os.environ["KCFG_GRAPHICS_WIDTH"], os.environ["KCFG_GRAPHICS_HEIGHT"] = str(width), str(height)
    be_frugal()
    from kivy.config import Config

    for name, _ in list(Config.items("input")):
        Config.remove_option("input", name)
    Config.set("input", "mouse", "mouse,disable_multitouch")
    Config.set("graphics", "position", "custom")
    Config.set("graphics", "left", "0")
    Config.set("graphics", "top", "0")
    Config.set("graphics", "show_cursor", "1" if windowed else "0")
    Config.set("graphics", "borderless", "0" if windowed else "1")
    Config.set("kivy", "exit_on_escape", "0")
