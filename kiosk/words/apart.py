"""Words of one direction inside a text of the other, kept apart by signs that nobody sees (UAX 9)."""

from __future__ import annotations


def from_left(text: str) -> str:
    """Return a line that keeps running from left to right, whatever stands around it."""
    return f"\u2066{text}\u2069"
