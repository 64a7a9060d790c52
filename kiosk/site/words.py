"""The words of a quick-check's results in the language of the person."""

from __future__ import annotations

from datetime import date

from kiosk.site.texts import SOURCE, Texts


class SiteWords:
    """Implements `kiosk.eligibility.words.Words` on the texts of the site."""

    def __init__(self, texts: Texts, language: str) -> None:
        self.texts = texts
        self.language = language

    def say(self, key: str, dutch: str) -> str:
        return self.texts.translated(self.language, key, dutch)

    def day(self, day: date) -> str:
        from babel.core import UnknownLocaleError  # slow to load: the first picture does not wait for it
        from babel.dates import format_date

        try:
            return format_date(day, "d MMMM y", locale=self.language)
        except UnknownLocaleError:  # a language without calendar words, such as Romani: in Dutch, like texts
            return format_date(day, "d MMMM y", locale=SOURCE)
