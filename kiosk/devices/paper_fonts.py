"""The letters of the paper: which font draws a text, how wide it is, where a line breaks.

Pillow shapes with raqm where it can (needs libfribidi0 beside the wheel), so that Arabic joins and runs
right to left. Noto Sans from assets/fonts covers Latin, Greek and Cyrillic; other scripts come from the
font of that script in assets/fonts, else from Debian's fonts-noto.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Literal

from PIL import Image, ImageDraw, ImageFont, features

from kiosk.problems import Problem
from kiosk.state import assets_dir

Weight = Literal["Regular", "SemiBold", "Bold"]
SYSTEM_FONTS = Path("/usr/share/fonts/truetype/noto")
RAQM = features.check_feature("raqm")
_BREAK_AFTER = "-/@._"  # a long word may break here without a hyphen


class FontsMissing(Problem):
    """No font for the paper was found."""

    code = "fonts-missing"


@lru_cache(maxsize=64)
def font_file(weight: Weight, script: str = "") -> Path | None:
    """Return the font file for `script` (empty = Latin, else as in `Arabic`), or None when there is none."""
    weights = (weight, "Bold", "Regular") if weight == "SemiBold" else (weight, "Regular")
    for name in weights:
        for folder in (assets_dir() / "fonts", SYSTEM_FONTS):
            path = folder / f"NotoSans{script}-{name}.ttf"
            if path.exists():
                return path
    return None


@lru_cache(maxsize=64)
def _load(path: Path, size: int) -> ImageFont.FreeTypeFont:
    engine = ImageFont.Layout.RAQM if RAQM else ImageFont.Layout.BASIC
    return ImageFont.truetype(path, size, layout_engine=engine)


@lru_cache(maxsize=64)
def _nothing(path: Path) -> bytes:
    """Return the box a font draws for a character it lacks."""
    return bytes(_load(path, 24).getmask("\U0010ffff"))


@lru_cache(maxsize=4096)
def _has(path: Path, char: str) -> bool:
    return bytes(_load(path, 24).getmask(char)) != _nothing(path)


def _script_of(char: str) -> str:
    """Return the script as Noto names its fonts: the first word of the character's Unicode name."""
    return unicodedata.name(char, "").split(" ")[0].title()


@lru_cache(maxsize=4096)
def _face(char: str, weight: Weight) -> Path | None:
    """Return the file that draws `char`; None for what every font may draw (spaces, marks, isolates)."""
    if char.isspace() or unicodedata.category(char) in ("Cf", "Mn", "Mc", "Me"):
        return None
    main = font_file(weight)
    if main is None:
        raise FontsMissing(f"NotoSans-{weight}.ttf is not in assets/fonts")
    if _has(main, char):
        return main
    other = font_file(weight, _script_of(char))
    return other if other and _has(other, char) else main


@lru_cache(maxsize=2048)
def _stands_alone(char: str, weight: Weight) -> bool:
    """Say whether a character needs no shaping: letters of the main font, not marks or joining scripts."""
    if char == " " or char == "\u00a0":
        return True
    strong = unicodedata.bidirectional(char) not in ("R", "AL", "AN")
    return strong and _face(char, weight) == font_file(weight)


# Letter by letter from a cache: hinting costs 60 µs a letter, and a paper has 700 letters of 80 kinds. Single
# letters are remembered and never words, so that nothing of a paper outlives the visit.
@lru_cache(maxsize=2048)
def _glyph(path: Path, size: int, char: str) -> tuple[Image.Image | None, int, int]:
    """Return a letter as ink, and how far its corner is from the pen on the baseline."""
    font = _load(path, size)
    left, top, right, bottom = (round(edge) for edge in font.getbbox(char, anchor="ls"))
    if right <= left or bottom <= top:
        return None, 0, 0
    ink = Image.new("L", (right - left, bottom - top), 0)
    ImageDraw.Draw(ink).text((-left, -top), char, font=font, fill=255, anchor="ls")
    return ink, left, top


@lru_cache(maxsize=8192)
def _advance(path: Path, size: int, char: str, after: str) -> float:
    """Return how far the pen moves from `char` to the letter after it, kerning included."""
    font = _load(path, size)
    return font.getlength(char + after) - font.getlength(after)


def draws(text: str) -> bool:
    """Say whether there is a letter for every character of `text`."""
    faces = ((_face(char, "Regular"), char) for char in text)
    return all(face is None or _has(face, char) for face, char in faces)


def runs_right_to_left(text: str, otherwise: bool) -> bool:
    """Return the direction of `text` by its first strong character outside an isolate (UAX 9, rule P2)."""
    isolates = 0
    for char in text:
        kind = unicodedata.bidirectional(char)
        isolates = max(0, isolates + (kind in ("LRI", "RLI", "FSI")) - (kind == "PDI"))
        if isolates:
            continue
        if kind in ("R", "AL"):
            return True
        if kind == "L":
            return False
    return otherwise


@dataclass(frozen=True, slots=True)
class Lettering:
    """A weight and a size (pixels per em)."""

    weight: Weight
    size: int

    @property
    def line_height(self) -> int:
        return round(self.size * 1.22)

    @property
    def rise(self) -> int:
        """How far the baseline is below the top of a line: an Å just fits."""
        return round(self.size * 0.96)

    def step(self, lines: list[str]) -> int:
        """Return the height of each of these lines.

        Scripts other than Latin, Greek and Cyrillic reach further down: Arabic half an em.
        """
        return self.line_height if all(map(self._simple, lines)) else round(self.size * 1.56)

    def width(self, text: str) -> float:
        """Return how wide `text` is on one line, in dots."""
        if face := self._simple(text):
            return sum(_advance(face, self.size, *pair) for pair in zip(text, text[1:] + " ", strict=False))
        return sum(font.getlength(run) for font, run in self._runs(text))

    def draw(
        self, on: ImageDraw.ImageDraw, x: float, baseline: float, text: str, *, rtl: bool, fill: int = 0
    ) -> None:
        """Draw one line with its left end at `x`, whichever way it is read."""
        if not rtl and (face := self._simple(text)):
            for char, after in zip(text, text[1:] + " ", strict=False):
                shape, left, top = _glyph(face, self.size, char)
                if shape is not None:
                    on.bitmap((round(x) + left, round(baseline) + top), shape, fill)
                x += _advance(face, self.size, char, after)
            return
        runs = self._runs(text)
        for font, run in reversed(runs) if rtl else runs:
            direction = ("rtl" if rtl else "ltr") if RAQM else None
            on.text((x, baseline), run, font=font, fill=fill, anchor="ls", direction=direction)
            x += font.getlength(run)

    def _simple(self, text: str) -> Path | None:
        """Return the main font when it draws every character of `text` as one shape after the other."""
        main = font_file(self.weight)
        if main and all(_stands_alone(char, self.weight) for char in text):
            return main
        return None

    def wrap(self, text: str, width: float, *, even: bool = False) -> list[str]:
        """Break `text` into lines no wider than `width`.

        Lines are filled, except where a lonely word would be left for the last one, or where `even` asks
        for lines of about the same length (centred text).
        """
        words = [(part, self.width(part)) for word in _words(text) for part in self._fitting(word, width)]
        space = self.width(" ")
        lines = _filled(words, space, width)
        if len(lines) > 1 and (even or lines[-1][1] < width * 0.3):
            # The narrowest column that needs as few lines makes them even.
            low, high = max(width / 2, max(wide for _, wide in words)), width
            while high - low > 8:
                middle = (low + high) / 2
                if len(_filled(words, space, middle)) == len(lines):
                    high = middle
                else:
                    low = middle
            lines = _filled(words, space, high)
        return [line for line, _ in lines]

    def _fitting(self, word: str, width: float) -> list[str]:
        """Cut a word that is wider than the paper, with a hyphen where it has no natural break."""
        parts: list[str] = []
        while self.width(word) > width and len(word) > 1:
            cut = max(
                1, next(n for n in range(len(word), 0, -1) if n == 1 or self.width(word[:n] + "-") <= width)
            )
            natural = max((word.rfind(char, 1, cut) + 1 for char in _BREAK_AFTER), default=0)
            cut = natural or cut
            while cut > 1 and unicodedata.combining(word[cut : cut + 1] or " "):
                cut -= 1
            parts.append(word[:cut] if word[cut - 1] in _BREAK_AFTER else word[:cut] + "-")
            word = word[cut:]
        return [*parts, word]

    def _runs(self, text: str) -> list[tuple[ImageFont.FreeTypeFont, str]]:
        """Split `text` where the font changes; spaces and marks stay with what stands before them."""
        faces: list[Path | None] = []
        for char in text:
            face = _face(char, self.weight)
            faces.append(face if face or not faces else faces[-1])
        first = next((face for face in faces if face), None) or font_file(self.weight)
        if first is None:
            raise FontsMissing(f"NotoSans-{self.weight}.ttf is not in assets/fonts")
        split = groupby(zip(faces, text, strict=True), key=lambda pair: pair[0] or first)
        return [(_load(face, self.size), "".join(char for _, char in run)) for face, run in split]


def _words(text: str) -> list[str]:
    """Return what may not be broken: words, and a figure with the word after it (`3 september`, `9 tot`)."""
    return re.sub(r"(\d) (?=\w)", "\\1\u00a0", " ".join(text.split())).split(" ") if text.strip() else []


def _filled(words: list[tuple[str, float]], space: float, width: float) -> list[tuple[str, float]]:
    """Put words on lines of at most `width`, as many as fit; each line comes with its width."""
    lines: list[tuple[str, float]] = []
    for word, wide in words:
        if lines and lines[-1][1] + space + wide <= width:
            lines[-1] = (f"{lines[-1][0]} {word}", lines[-1][1] + space + wide)
        else:
            lines.append((word, wide))
    return lines
