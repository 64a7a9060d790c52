"""The look as one file of tokens: colours, type, spacing, radius. Sizes are pixels at 1280×800, 5.9 px/mm.

`px` turns a length into pixels of the window at hand, `rgba` a colour's name into the colour of today, and
`type_` a ladder of sizes into that of the person: the same names mean other values for who asked for bigger
letters or strong colours. What was built with the old values is built anew (kiosk.ui.window).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from math import floor
from pathlib import Path

from kiosk.visit.access import Access

# Names of colours, for `rgba`.
PAPER, CARD, INK, SOFT = "paper", "card", "ink", "soft"
LINE, EDGE = "line", "edge"  # around what is only seen; around what can be touched: 3:1 (WCAG 2.2, 1.4.11)
SAND, KEY = "sand", "key"  # under the keyboard; keys that do not type
ACCENT, TINT, ON_ACCENT = "accent", "tint", "on_accent"
STOP, STOP_EDGE, GOOD, GOOD_TINT, DOUBT, DOUBT_TINT = (
    "stop", "stop_edge", "good", "good_tint", "doubt", "doubt_tint",
)  # fmt: skip

NORMAL = {
    PAPER: "#FBF8F2",
    CARD: "#FFFFFF",
    INK: "#1E2A32",
    SOFT: "#414E57",
    LINE: "#CFC7B8",
    EDGE: "#857C6B",
    SAND: "#F1EADF",
    KEY: "#E9E2D5",
    STOP: "#9C2419",
    STOP_EDGE: "#B9564C",
    GOOD: "#175A30",
    GOOD_TINT: "#DCEFE2",
    DOUBT: "#8A5A00",
    DOUBT_TINT: "#F8EBD0",
}
# White and yellow on black: 21:1 and 16:1. No grey, no tint that asks for good eyes.
STRONG = {
    PAPER: "#000000",
    CARD: "#000000",
    INK: "#FFFFFF",
    SOFT: "#FFFFFF",
    LINE: "#FFFFFF",
    EDGE: "#FFFFFF",
    SAND: "#000000",
    KEY: "#2B2B2B",
    STOP: "#FFB4A8",
    STOP_EDGE: "#FFB4A8",
    GOOD: "#FFE100",
    GOOD_TINT: "#000000",
    DOUBT: "#FFE100",
    DOUBT_TINT: "#000000",
    ACCENT: "#FFE100",
    TINT: "#3A3300",
    ON_ACCENT: "#000000",
}

# Each a ladder: the first size that fits its box is taken (kiosk.ui.text.writing).
LABEL = (24, 23.2)  # 2.8 mm: nothing is smaller
QUESTION = (60, 54, 48, 44)
LONG_QUESTION = (*QUESTION, 40, 36)  # beside the field it is about; over code and paper
GREETING = (84, 76, 68, 60, 54)
MESSAGE = (72, 64, 60, 54, 48)
BEGIN = (64, 56)
LANGUAGE = (40, 36, 34, 32, 30)
MAIN = (40, 36, 32, 28, 26)
LEAD = (40, 36, 34, 32)  # the line under a message
INVITATION = (*LEAD, 30, 28, 26)  # … of the first screen, in every language
CHOICE = (36, 34, 33.1, 32, 30, 28)  # 33.1: 4 mm
CROWDED_CHOICE = (*CHOICE, 26)  # in three rows of tiles with a second line
NAME = (36, 34, 32, 30, 28, 26)  # a name of a place is one long word
MANY_CHOICE = (*CHOICE, 26, 24)  # of more answers than nine
BESIDE_PICTURE = (33, 32, 30, 28, 26, 24)  # of ten reasons on a standing panel: each keeps its picture
UNDER_ICON = (28, 26, 24)  # on crowded screens, the words under a picture
BODY = (34, 32, 30)
LONG_BODY = (*BODY, 28, 26)
SHEET = (36, 34, 32, 30, 28, 26, 24)  # of a card with headed parts
HEADING, FOOT = (28,), (24,)  # … its headings, and its small lines
CARD_TITLE = (34, 32, 30, 28, 26, 24)
OFFER_TITLE = (28, 26, 24)  # … of cards beside each other: about the same on all
HINT = (30, 28, 26, *LABEL)
NOTE = (28, 26, *LABEL)  # what may be read but need not
STEPS = (26, 24)
FACT = (30, *NOTE)
SAID = (34, 32, 30, 28, 26, *LABEL)
# Of a card that is read page by page, by the size of the letters: the first in which it takes few pages.
PAGED = ((30,), (28, 26, 24), (26, 24, 22.5, 21.3))
CODE = (84, 72, 64)
LARGE_CODE = (98, 94, 90)  # … for who asked for bigger letters
KEYS = (42, 36, 32, 28, 26, 24)
KEYS_LARGER = ((), (50,), (58, 50))  # for who asked for bigger letters, and the biggest
TYPED = (54, 44, 33.1, 29)  # one line of it, then two or three
# How much larger words are for who asked for it, and the least size of labels and of choices then: 4 and 5 mm
# at the first step (look-and-feel.md; a capital is 0.714 of the size, 5.9 px/mm).
LARGER = (1.0, 1.3, 1.6)
LINE_HEIGHT = 1.38  # of Noto Sans, in sizes of its letters
WITH_DUTCH = 1.95  # times as high, with the Dutch under it
APART = "  ·  "  # between two things on one line
HEAD_DUTCH = 54  # design pixels of the Dutch under a question
LEAST_LABEL, LEAST_CHOICE = (23.2, 33.1, 40), (33.1, 41.4, 50)
LEAST_READ = (23.2, 33.1, 34)  # … and of a card with much to read, which else had a page more
HEADLINE = 60  # a ladder that begins here is large enough for everybody

SIDE = 48
UPRIGHT, LYING = 800, 1280  # width of a panel that stands, or lies
GAP = 20
INSIDE = 16  # from the edge of what can be touched to what stands in it
RADIUS, SIGN_RADIUS, KEY_RADIUS, SLIP_RADIUS = 24, 36, 16, 10
BORDER, KEY_BORDER, FIELD_BORDER, CHOSEN_BORDER = 3, 2, 5, 6
BAR_BUTTON = (138, 122)
MAIN_BUTTON = (330, 122)
BAR_PICTURES = (48, 44, 40, 36, 32, 26)  # a smaller one above larger words
REACH = 0.6  # of the height, from below: where the controls are for who sits


@dataclass
class Tokens:
    """What depends on the site, the window, the language and the person."""

    colours: dict[str, str]
    scale: float = 1.0
    portrait: bool = False
    rtl: bool = False
    access: Access = field(default_factory=Access)
    height: float = 800.0  # of the window, pixels

    @property
    def roomy(self) -> bool:
        """Words take more room than usual, bigger or with their Dutch under them: fewer stand on a screen."""
        return self.spread > 0

    @property
    def spread(self) -> int:
        """Return over how much more room things are spread, 0 to 2: for bigger letters, and for the Dutch."""
        return min(self.access.letters + int(self.access.together), 2)

    @property
    def bar_turned(self) -> bool:
        """The main action stands on the left: in a right-to-left language, and for a left hand."""
        return self.rtl or self.access.left


_site: dict[str, str] = {ACCENT: "#0B5F5A", TINT: "#DDEFEA", ON_ACCENT: "#FFFFFF"}
tokens = Tokens(NORMAL | _site)


def use(accent: str, tint: str, on_accent: str, width: int, height: int) -> None:
    """Take the colours of the site and the size of the window."""
    _site.update({ACCENT: accent, TINT: tint, ON_ACCENT: on_accent})
    tokens.portrait, tokens.height = height > width, height
    wide, high = (UPRIGHT, LYING) if tokens.portrait else (LYING, UPRIGHT)
    tokens.scale = min(width / wide, height / high)
    dress(Access(), rtl=False)


def dress(access: Access, rtl: bool) -> bool:
    """Take what the person asked for and the direction of the language; True when anything changed."""
    before = tokens.access, tokens.rtl, tokens.colours
    tokens.access, tokens.rtl = access, rtl
    tokens.colours = STRONG if access.contrast else NORMAL | _site
    return before != (tokens.access, tokens.rtl, tokens.colours)


def px(design: float) -> float:
    """Return a length of the 1280×800 design in pixels of this window."""
    return design * tokens.scale


def whole(length: float) -> int:
    """Return the nearest whole pixel; of two as near the upper one, so that equal steps stay equal."""
    return floor(length + 0.5)


def apart(design: float) -> int:
    """Return the whole pixels between things that stand in a row: equal gaps are seen to be equal."""
    return whole(px(design))


def tall(design: float) -> float:
    """Return the height of a box for lines of text, in pixels: it grows with the letters and the Dutch."""
    return px(design * LARGER[tokens.access.letters] * (WITH_DUTCH if tokens.access.together else 1))


def one_line() -> float:
    """Return the height of one line of words that stand by something, in pixels, with the Dutch under it."""
    dutch = WITH_DUTCH if tokens.access.together else 1
    return px(LEAST_LABEL[tokens.access.letters] * LINE_HEIGHT * dutch)


def headed(design: float) -> float:
    """Return the height of the box of a question, in pixels: with its Dutch under it one line more."""
    return px(design + (HEAD_DUTCH if tokens.access.together else 0))


def type_(ladder: Sequence[float]) -> tuple[float, ...]:
    """Return a ladder of sizes (design pixels) as this person needs it, the largest first.

    It reaches down to the least size of its kind, and no further. A headline was large already.
    """
    step = tokens.access.letters
    if not step or ladder[0] >= HEADLINE:
        return tuple(ladder)
    least = LEAST_CHOICE[step] if ladder[0] == CHOICE[0] else LEAST_LABEL[step]
    larger = [max(least, round(size * LARGER[step])) for size in ladder]
    return tuple(dict.fromkeys([*larger, *((least + size) / 2 for size in larger[-1:]), least]))


def read_type(size: float) -> float:
    """Return a size of a card that is read, design pixels, as this person needs it."""
    step = tokens.access.letters
    return max(LEAST_READ[step], round(size * LARGER[step])) if step else size


def least_choices() -> tuple[float, ...]:
    """Return the least size of what one chooses from (4 mm; bigger letters 5 and 6), then the next ones."""
    return LEAST_CHOICE[tokens.access.letters :: -1]


def down_to(ladder: Sequence[float]) -> tuple[float, ...]:
    """Return the sizes of `type_`, then smaller ones: rather less enlarged than cut off."""
    step, leasts = tokens.access.letters, LEAST_CHOICE if ladder[0] == CHOICE[0] else LEAST_LABEL
    between = leasts[1:step][::-1] if ladder[0] < HEADLINE else ()
    return tuple(dict.fromkeys((*type_(ladder), *between, *ladder)))


def rgba(colour: str, alpha: float = 1.0) -> tuple[float, float, float, float]:
    """Return a colour by name, or `#rrggbb`, as Kivy wants it."""
    return _channels(tokens.colours.get(colour, colour), alpha)


@cache
def _channels(shown: str, alpha: float) -> tuple[float, float, float, float]:
    red, green, blue = (int(shown[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue, alpha


def register_fonts(folder: Path) -> None:
    """Make the bundled faces known as Regular, SemiBold and Bold."""
    from kivy.core.text import LabelBase

    for name in ("Regular", "SemiBold", "Bold"):
        LabelBase.register(name, str(folder / f"KioskSans-{name}.ttf"))
