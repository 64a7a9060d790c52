"""Words on the paper: how wide they are, where a line breaks, in which order its parts stand, their ink."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from kiosk.devices.paper.fonts import RAQM, Weight, face, load, own_font
from kiosk.direction.letters import may_turn, only_turns, without_marks
from kiosk.direction.runs import Run, runs, runs_of_lines
from kiosk.direction.wrapping import words

_BLANK = re.compile(r"[^\S\u00a0]+")
_HOUSE = re.compile(r"(?<=[^\W\d]) (?=\d{1,4}[a-zA-Z]?(?:,|$))")
_ASIDE = re.compile(r"\([^()]{1,24}\)")
_BREAK_AFTER = "-/@._"  # a long word may break here without a hyphen


@lru_cache(maxsize=2048)
def _stands_alone(char: str, weight: Weight) -> bool:
    """Say whether a character needs no shaping: letters of our own font, not marks or joining scripts."""
    if char == " " or char == "\u00a0":
        return True
    strong = unicodedata.bidirectional(char) not in ("R", "AL", "AN")
    return strong and face(char, weight) == own_font(weight)


# Letter by letter from a cache: hinting costs 60 µs a letter, and a paper has 700 letters of 80 kinds. Single
# letters are remembered and never words, so that nothing of a paper outlives the visit.
@lru_cache(maxsize=2048)
def _glyph(path: Path, size: int, char: str) -> tuple[Image.Image | None, int, int]:
    """Return a letter as ink, and how far its corner is from the pen on the baseline."""
    font = load(path, size)
    left, top, right, bottom = (round(edge) for edge in font.getbbox(char, anchor="ls"))
    if right <= left or bottom <= top:
        return None, 0, 0
    ink = Image.new("L", (right - left, bottom - top), 0)
    ImageDraw.Draw(ink).text((-left, -top), char, font=font, fill=255, anchor="ls")
    return ink, left, top


@lru_cache(maxsize=8192)
def _advance(path: Path, size: int, char: str, after: str) -> float:
    """Return how far the pen moves from `char` to the letter after it, kerning included."""
    font = load(path, size)
    return font.getlength(char + after) - font.getlength(after)


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

    def step(self, text: str) -> int:
        """Return the height of each line of `text`: Arabic needs the whole line of our font, others more."""
        if self._simple(text):
            return self.line_height
        own = own_font(self.weight)
        return round(
            self.size * (1.36 if all(face(char, self.weight) in (own, None) for char in set(text)) else 1.56)
        )

    def width(self, text: str) -> float:
        """Return how wide `text` is on one line, in dots."""
        if only_turns(text):
            return self._length(Run(without_marks(text), True, 0, len(text)))
        return sum(self._length(run) for run in runs(text, False)) if may_turn(text) else self._straight(text)

    def draw(
        self, on: ImageDraw.ImageDraw, x: float, baseline: float, text: str, *, rtl: bool, fill: int = 0
    ) -> None:
        """Draw one line of direction `rtl` with its left end at `x`."""
        self.draw_line(on, x, baseline, runs(text, rtl), fill)

    def draw_line(
        self, on: ImageDraw.ImageDraw, x: float, baseline: float, line: Sequence[Run], fill: int = 0
    ) -> None:
        """Draw the runs of a line, the leftmost at `x`."""
        for run in line:
            if not run.rtl and self._simple(run.text):
                x = self._letters(on, x, baseline, run.text, fill)
                continue
            for font, text in self._fonts(run):
                on.text((x, baseline), text, font=font, fill=fill, anchor="ls", direction=_direction(run))
                x += font.getlength(text, direction=_direction(run)) if len(line) > 1 else 0

    def line_width(self, line: Sequence[Run]) -> float:
        """Return how wide the runs of a line are together, in dots."""
        return sum(self._length(run) for run in line)

    def lines(self, text: str, width: float, *, rtl: bool, even: bool = False) -> list[list[Run]]:
        """Break `text` like `wrap`, in the order of typing, then put the runs of each line in their order."""
        flat = _flat(text)
        return runs_of_lines(flat, self.wrap(flat, width, even=even), rtl)

    def wrap(self, text: str, width: float, *, even: bool = False) -> list[str]:
        """Break `text` into lines no wider than `width`.

        Lines are filled, except where a lonely word would be left for the last one, or where `even` asks
        for lines of about the same length (centred text).
        """
        flat = _flat(text)
        if self.width(flat) <= width:  # one look instead of one a word: to shape any Arabic takes 70 µs
            return [flat] if flat else []
        parts = [part for word in flat.split(" ") if word for part in self._fitting(word, width)]
        space = self.width(" ")
        lines = _filled(parts, space, width)
        if len(lines) > 1 and (even or lines[-1][1] < width * 0.3):
            # The narrowest column that needs as few lines makes them even.
            low, high = max(width / 2, max(wide for _, wide in parts)), width
            while high - low > 8:
                middle = (low + high) / 2
                if len(_filled(parts, space, middle)) == len(lines):
                    high = middle
                else:
                    low = middle
            lines = _filled(parts, space, high)
        return [line for line, _ in lines]

    def _fitting(self, word: str, width: float) -> Iterator[tuple[str, float]]:
        """Yield a word with its width; one wider than the paper in parts: its words, else with a hyphen."""
        wide = self.width(word)  # shaping an Arabic word to measure it costs as much as drawing it
        if "\u00a0" in word and wide > width:
            whole = [word[start:end] for start, end in words(word.replace("\u00a0", " "))]
            for part in whole if len(whole) > 1 else word.split("\u00a0"):
                yield from self._fitting(part, width)
            return
        hyphen = "" if may_turn(word) else "-"
        while wide > width and len(word) > 1:
            sizes = range(len(word), 0, -1)
            cut = max(1, next(n for n in sizes if n == 1 or self.width(word[:n] + hyphen) <= width))
            natural = max((word.rfind(char, 1, cut) + 1 for char in _BREAK_AFTER), default=0)
            cut = natural or cut
            while cut > 1 and unicodedata.combining(word[cut : cut + 1] or " "):
                cut -= 1
            part = word[:cut] if word[cut - 1] in _BREAK_AFTER else word[:cut] + hyphen
            yield part, self.width(part)
            word = word[cut:]
            wide = self.width(word)
        if word:
            yield word, wide

    def _simple(self, text: str) -> bool:
        """Say whether our own font draws every character of `text` as one shape after the other."""
        return all(_stands_alone(char, self.weight) for char in text)

    def _straight(self, text: str) -> float:
        return self._length(Run(text, False, 0, len(text)))

    def _length(self, run: Run) -> float:
        if not run.rtl and self._simple(run.text):
            path, after = own_font(self.weight), run.text[1:] + " "
            return sum(_advance(path, self.size, *pair) for pair in zip(run.text, after, strict=False))
        return sum(font.getlength(text, direction=_direction(run)) for font, text in self._fonts(run))

    def _letters(self, on: ImageDraw.ImageDraw, x: float, baseline: float, text: str, fill: int) -> float:
        """Draw letters that need no shaping, and return where the next one goes."""
        path = own_font(self.weight)
        for char, after in zip(text, text[1:] + " ", strict=False):
            shape, left, top = _glyph(path, self.size, char)
            if shape is not None:
                on.bitmap((round(x) + left, round(baseline) + top), shape, fill)
            x += _advance(path, self.size, char, after)
        return x

    def _fonts(self, run: Run) -> list[tuple[ImageFont.FreeTypeFont, str]]:
        """Split a run where the font changes, the leftmost first; marks stay with what is before them."""
        own = own_font(self.weight)
        if all(face(char, self.weight) in (own, None) for char in set(run.text)):
            return [(load(own, self.size), _held(run.text))]
        faces: list[Path | None] = []
        for char in run.text:
            found = face(char, self.weight)
            faces.append(found if found or not faces else faces[-1])
        first = next((found for found in faces if found), None) or own
        split = groupby(zip(faces, run.text, strict=True), key=lambda pair: pair[0] or first)
        parts = [(load(path, self.size), "".join(char for _, char in part)) for path, part in split]
        return [(font, _held(text)) for font, text in (reversed(parts) if run.rtl else parts)]


def _direction(run: Run) -> str | None:
    return ("rtl" if run.rtl else "ltr") if RAQM else None


def _held(text: str) -> str:
    """Return `text` so that raqm leaves groups of Arabic figures in their order, which is decided already."""
    if any(unicodedata.bidirectional(char) == "AN" for char in text):
        return f"\u202d{text}\u202c"
    return text


def _flat(text: str) -> str:
    """Return `text` on one line, with what belongs together held together.

    A figure stays with the word after it (`3 september`, `9 tot`), a house number with its street. A
    short aside in brackets is not torn: half a bracket at the end of an Arabic line reads as if it belonged
    to the other one.
    """
    flat = re.sub(r"(\d) (?=\w)", "\\1\u00a0", " ".join(_BLANK.split(text.strip())))
    flat = _HOUSE.sub("\u00a0", flat)
    return _ASIDE.sub(lambda aside: aside[0].replace(" ", "\u00a0"), flat)


def _filled(words: list[tuple[str, float]], space: float, width: float) -> list[tuple[str, float]]:
    """Put words on lines of at most `width`, as many as fit; each line comes with its width."""
    lines: list[tuple[str, float]] = []
    for word, wide in words:
        if lines and lines[-1][1] + space + wide <= width:
            lines[-1] = (f"{lines[-1][0]} {word}", lines[-1][1] + space + wide)
        else:
            lines.append((word, wide))
    return lines
