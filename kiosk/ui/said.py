"""What the screens say, in the language of the visit; its Dutch is noted for two who read together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TypeVar

from kiosk.receipts.compose import in_words
from kiosk.receipts.together import note_all
from kiosk.site.texts import SOURCE
from kiosk.ui import theme
from kiosk.ui.parts import Parts
from kiosk.ui.text import beside
from kiosk.visit.access import Access
from kiosk.visit.machine import Visit
from kiosk.visit.stage import Stage

Say = Callable[..., str]
T = TypeVar("T")


class Says:
    """The part of the window that speaks; who reads together is told by `theme.tokens`."""

    parts: Parts
    visit: Visit

    def t(self, key: str, /, **values: object) -> str:
        """Return a text in the language of the visit; for two who read together its Dutch is noted."""
        texts = self.parts.site.texts
        text = texts.get(self.visit.language, key, **values)
        if theme.tokens.access.together:
            beside.note(text, texts.get(SOURCE, key, **beside.among(values)))
        return text

    def mine(self, key: str, /, **values: object) -> str:
        """Return a text in the language of the visit alone: what is mostly a number both can read."""
        return self.parts.site.texts.get(self.visit.language, key, **values)

    def date(self, day: date) -> str:
        """Return a date in the words of the visit's language."""
        return self.in_both(lambda _, language: in_words(day, language))

    def in_both(self, say: Callable[[Say, str], T]) -> T:
        """Return what `say` makes in the visit's language; for two who read together note all its Dutch.

        `say` gets the texts of a language and the language; it may return a text, or a record of texts.
        """
        texts, language = self.parts.site.texts, self.visit.language
        said = say(partial(texts.get, language), language)
        if theme.tokens.access.together:
            note_all(said, say(partial(texts.get, SOURCE), SOURCE), language, beside.noted)
        return said

    def eased(self) -> Access:
        """Return what makes the screen easier; who speaks Dutch reads it together with anybody as it is."""
        access = self.visit.access
        if self.visit.stage is Stage.DESK:  # its tiles are many: contrast and reach count there, not letters
            return replace(access, letters=0, together=False)
        return access if self.visit.language != SOURCE else replace(access, together=False)
