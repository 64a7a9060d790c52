"""The letters the kiosk has: which file draws a character, and which characters no file draws.

Kiosk Sans (assets/fonts) covers Latin, Greek, Cyrillic and Arabic letters; the screen has nothing else. On
paper other scripts come from the font of that script in Debian's fonts-noto, where that is installed. Pillow
shapes with raqm where it can (needs libfribidi0 beside the wheel), so that Arabic joins.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Literal, get_args

from PIL import ImageFont, features

from kiosk.machine.folders import assets_dir
from kiosk.problems import Problem

Weight = Literal["Regular", "SemiBold", "Bold"]
WEIGHTS: tuple[Weight, ...] = get_args(Weight)
SYSTEM_FONTS = Path("/usr/share/fonts/truetype/noto")
RAQM = features.check_feature("raqm")


class FontsMissing(Problem):
    """No font for the paper was found."""

    code = "fonts-missing"


@lru_cache(maxsize=64)
def font_file(weight: Weight, script: str = "") -> Path | None:
    """Return our own font, or that for another `script` (as in `Ethiopic`); None when there is none."""
    if not script:
        path = assets_dir() / "fonts" / f"KioskSans-{weight}.ttf"
        return path if path.exists() else None
    weights = (weight, "Bold", "Regular") if weight == "SemiBold" else (weight, "Regular")
    paths = (SYSTEM_FONTS / f"NotoSans{script}-{name}.ttf" for name in weights)
    return next((path for path in paths if path.exists()), None)


def own_font(weight: Weight) -> Path:
    """Return our own font. Raises FontsMissing."""
    path = font_file(weight)
    if path is None:
        raise FontsMissing(f"KioskSans-{weight}.ttf is not in assets/fonts")
    return path


@lru_cache(maxsize=64)
def load(path: Path, size: int) -> ImageFont.FreeTypeFont:
    """Return the font of a file at `size` pixels per em."""
    engine = ImageFont.Layout.RAQM if RAQM else ImageFont.Layout.BASIC
    return ImageFont.truetype(path, size, layout_engine=engine)


@lru_cache(maxsize=16)
def _unshaped(path: Path) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, 24, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=16)
def _nothing(path: Path) -> bytes:
    """Return the box a font draws for a character it lacks."""
    return bytes(_unshaped(path).getmask("\U0010ffff"))


@lru_cache(maxsize=4096)
def _has(path: Path, char: str) -> bool:
    return bytes(_unshaped(path).getmask(char)) != _nothing(path)


def _script_of(char: str) -> str:
    """Return the script as Noto names its fonts: the first word of the character's Unicode name."""
    return unicodedata.name(char, "").split(" ")[0].title()


@lru_cache(maxsize=4096)
def face(char: str, weight: Weight) -> Path | None:
    """Return the file that draws `char`; None for what every font may draw (spaces, marks, isolates).

    Raises FontsMissing.
    """
    if char.isspace() or unicodedata.category(char) in ("Cf", "Mn", "Mc", "Me"):
        return None
    main = own_font(weight)
    if _has(main, char):
        return main
    other = font_file(weight, _script_of(char))
    return other if other and _has(other, char) else main


def draws(text: str) -> bool:
    """Say whether there is a letter for every character of `text` on paper. Raises FontsMissing."""
    faces = ((face(char, "Regular"), char) for char in text)
    return all(file is None or _has(file, char) for file, char in faces)


def missing(text: str) -> set[str]:
    """Return the characters of `text` that our own font lacks in any weight: on the screen they are boxes.

    For the start of the kiosk: a language with such a character is named and hidden. Raises FontsMissing.
    """
    asked = {char for char in set(text) if not char.isspace() and unicodedata.category(char) != "Cf"}
    return {char for weight in WEIGHTS for char in asked if not _has(own_font(weight), char)}
