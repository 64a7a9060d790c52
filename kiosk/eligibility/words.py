"""How a result is put into words.

The rooms behind this one speak plain Dutch, the source language of every text. Whoever shows a result in
another language passes `Words` of their own.
"""

from __future__ import annotations

from datetime import date
from typing import Protocol

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip


class Words(Protocol):
    """Finds a text in the language of the person."""

    def say(self, key: str, dutch: str) -> str:
        """Return the text for a stable key (the gettext context); `dutch` when there is no other."""

    def day(self, day: date) -> str:
        """Return a date in words."""


class Dutch:
    """Plain Dutch: the words of the files themselves."""

    def say(self, key: str, dutch: str) -> str:
        return dutch

    def day(self, day: date) -> str:
        """Return '21 november 2026'."""
        return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
