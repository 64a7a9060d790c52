"""Somebody at a keyboard, without a screen: sees one page, touches what is on it, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.ui.layouts.choose import LATIN, LETTERS, Layout, layout_for
from kiosk.ui.layouts.keys import ERASE, PAGES, SHIFT, SPACE, capital

LANGUAGES = ("nl", "fr", "en", "tr", "ro", "pl", "uk", "ru", "bg", "ar", "fa", "ps")
KINDS = ("text", "email", "phone", "place")


@dataclass
class Typist:
    """Types with `layout` as the keyboard does; a touch on what is not on the page fails."""

    layout: Layout
    language: str
    shift: bool = False
    typed: str = ""

    def __post_init__(self) -> None:
        self.page = self.letters = self.layout.first
        self.touches = 0

    @classmethod
    def at(cls, kind: str, narrow: bool, language: str) -> Typist:
        return cls(layout_for(kind, narrow, language), language)

    def touch(self, key: str) -> None:
        assert key in self.layout.keys(self.page), f"{key!r} is not on page {self.page!r}"
        self.touches += 1
        if key in PAGES:
            self.page = key
            if key in (LETTERS, LATIN):
                self.letters = key
        elif key == SHIFT:
            self.shift = not self.shift
        elif key == ERASE:
            self.typed = self.typed[:-1]
        else:
            self.typed += " " if key == SPACE else capital(key, self.language) if self.shift else key
            self.page = self.layout.after(self.page, key, self.letters)

    def write(self, text: str) -> bool:
        """Type `text`; False where some letter of it cannot be typed."""
        for char in text:
            before = self.typed
            while self.typed == before:
                key = self.layout.next_key(
                    self.page, self.shift, SPACE if char == " " else char, self.language
                )
                if key is None:
                    return False
                self.touch(key)
                assert self.touches < 2000, f"no end to the search for {char!r}"
        return True


def everything() -> Iterator[tuple[str, Layout]]:
    """Yield every keyboard there is, with a name for it."""
    for language in LANGUAGES:
        for kind in KINDS:
            for narrow in (False, True):
                name = f"{language} {kind} {'narrow' if narrow else 'wide'}"
                yield name, layout_for(kind, narrow, language)
