"""Where something stands on the screen."""

from __future__ import annotations

from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle in the window, pixels from the bottom left, and what it is."""

    name: str
    x: float
    y: float
    width: float
    height: float
    kind: str = ""  # key, button, field, keyboard, words
    font: float = 0.0  # pixels, of words

    def gap(self, other: Box) -> float:
        """Return the pixels between the two, negative where they overlap."""
        across = max(self.x, other.x) - min(self.x + self.width, other.x + other.width)
        along = max(self.y, other.y) - min(self.y + self.height, other.y + other.height)
        return max(across, along)
