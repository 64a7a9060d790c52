"""Every screen of a tour as boxes: what can be touched, what is written, how large, in pixels."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations

from kiosk.tour.box import Box
from tests.tour.tours import Tour

PX_PER_MM = 5.9  # 1280 × 800 pixels on a panel of 217 × 136 mm
CAPITAL = 0.714  # height of a capital H in Noto Sans, in parts of the font size


@dataclass
class Look:
    """One screen as it stood there."""

    screen: str
    boxes: list[Box] = field(default_factory=list)
    defects: list[str] = field(default_factory=list)

    def of(self, *kinds: str) -> list[Box]:
        return [box for box in self.boxes if box.kind in kinds]

    @property
    def touchables(self) -> list[Box]:
        return self.of("key", "button")


def looks_of(tour: Tour) -> list[Look]:
    """Return every screen that `kiosk tour` came to."""
    return [
        Look(step["screen"], [Box(*box) for box in step["boxes"]], step["defects"]) for step in tour.steps
    ]


def millimetres(font: float) -> float:
    """Return the height of a capital H in a font of so many pixels."""
    return font * CAPITAL / PX_PER_MM


def free_words(look: Look) -> list[Box]:
    """Return the words that stand on no button, key or field."""
    grounds = look.of("key", "button", "field")
    return [words for words in look.of("words") if not any(words.gap(box) < 0 for box in grounds)]


def words_on(look: Look, kind: str) -> list[tuple[Box, Box]]:
    """Return (words, what they stand on) for all words on boxes of `kind`."""
    return [(words, box) for words in look.of("words") for box in look.of(kind) if words.gap(box) < 0]


def too_close(look: Look, least: float, kinds: tuple[str, ...]) -> list[str]:
    """Return the pairs of boxes of `kinds` with less than `least` pixels between them."""
    return [
        f"{look.screen}: {one.name} and {other.name}: {one.gap(other):.1f} px"
        for one, other in combinations(look.of(*kinds), 2)
        if one.gap(other) < least
    ]
