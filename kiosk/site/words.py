"""The words of a quick-check's results in the language of the person."""

from __future__ import annotations

from datetime import date

from kiosk.site.texts import SOURCE, Texts
from kiosk.words.calendar import day_in_words


class SiteWords:
    """Implements `kiosk.eligibility.words.Words` on the texts of the site."""

    def __init__(self, texts: Texts, language: str) -> None:
        self.texts = texts
        self.language = language

    def say(self, key: str, dutch: str) -> str:
        return self.texts.translated(self.language, key, dutch)

    def day(self, day: date) -> str:
        """A language without calendar words, such as Romani, gets them in Dutch, as it does texts."""
        return day_in_words(day, self.language) or day_in_words(day, SOURCE) or day.isoformat()
