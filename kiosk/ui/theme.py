"""The look as one file of tokens: colours, type, spacing, radius. Sizes are pixels at 1280×800, 5.9 px/mm.

`px` turns a token into pixels of the window at hand, so that a screen of another size looks the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

PAPER = "#FBF8F2"
CARD = "#FFFFFF"
INK = "#1E2A32"
SOFT = "#52616B"
LINE = "#CFC7B8"
SAND = "#F1EADF"  # under the keyboard
KEY = "#E9E2D5"  # keys that do something else than type
TRACK = "#E4DCCD"  # progress still to come
STOP = "#A3261B"
STOP_LINE = "#E3B4AE"
GOOD = "#1D6B3A"
GOOD_TINT = "#DCEFE2"
DOUBT = "#8A5A00"
DOUBT_TINT = "#F8EBD0"

# Each a ladder: the first size that fits its box is taken (kiosk.ui.text.writing).
QUESTION = (60, 54, 48, 44)
CHOICE = (36, 34, 32, 30, 28)
UNDER_ICON = (28, 27, 26, 25, 24)  # on crowded screens, the words under a picture
BODY = (34, 32, 30)
LABEL = (24,)
CODE = (84, 72, 64)

SIDE = 48
GAP = 20
RADIUS = 24
BORDER = 3
BAR_BUTTON = (130, 122)
MAIN_BUTTON = (330, 122)


@dataclass
class Tokens:
    """What depends on the site and on the window."""

    accent: str = "#0B5F5A"
    tint: str = "#DDEFEA"
    on_accent: str = "#FFFFFF"
    scale: float = 1.0
    portrait: bool = False


tokens = Tokens()


def use(accent: str, tint: str, on_accent: str, width: int, height: int) -> None:
    """Take the colours of the site and the size of the window."""
    tokens.accent, tokens.tint, tokens.on_accent = accent, tint, on_accent
    tokens.portrait = height > width
    wide, high = (800, 1280) if tokens.portrait else (1280, 800)
    tokens.scale = min(width / wide, height / high)


def px(design: float) -> float:
    """Return a length of the 1280×800 design in pixels of this window."""
    return design * tokens.scale


def rgba(colour: str, alpha: float = 1.0) -> tuple[float, float, float, float]:
    """Return `#rrggbb` as Kivy wants it."""
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue, alpha


def register_fonts(folder: Path) -> None:
    """Make the bundled faces known as Regular, SemiBold and Bold."""
    from kivy.core.text import LabelBase

    for name in ("Regular", "SemiBold", "Bold"):
        LabelBase.register(name, str(folder / f"KioskSans-{name}.ttf"))
