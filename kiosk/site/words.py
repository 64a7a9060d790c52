"""The words of a quick-check's results in the language of the person."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date

from kiosk.site.texts import Texts


class SiteWords:
    """Implements `kiosk.eligibility.words.Words` on the texts of the site."""

    def __init__(self, texts: Texts, language: str) -> None:
        self.texts = texts
        self.language = language

    def say(self, key: str, dutch: str) -> str:
        return self.texts.get(self.language, key) if self.texts.has(key) else dutch

    def day(self, day: date) -> str:
        return format_date(day, "d MMMM y", locale=self.language)
