"""What somebody reads before they sign for a device: the words of config/letters in their language."""

from __future__ import annotations

from datetime import date

from central.accounts.models import Organisation
from central.equipment import labels
from central.equipment.models import Laptop
from central.mail.letters import Sheet, Values, sheets_of
from central.written.letters import device_letter
from central.written.site_words import Words, site_of, words_in
from kiosk.words.calendar import day_in_words

SIGN = ("name", "draw", "again", "agree", "done")


def to_sign(letter: str, laptop: Laptop, language: str, until: date | None) -> Sheet:
    """Return one of the papers about a device (loan, keep, back) in one language: that of the person."""
    return sheets_of(device_letter(letter), laptop.organisation, language, about(laptop, until))[0]


def about(laptop: Laptop, until: date | None) -> Values:
    """Return what is filled in about a device: which it is, and by which day it is to be back."""

    def values(words: Words) -> dict[str, str]:
        device = words.say(f"letter.device.{laptop.kind}", label=labels.in_words(laptop.label))
        return {"device": device, "until": _day(until, words.language.code) if until else ""}

    return values


def as_text(sheet: Sheet) -> str:
    """Return what was on the screen, as it is kept beside the signature."""
    lines = [sheet.subject, *(line for part in sheet.paragraphs for line in part), sheet.draft]
    return "\n".join(line for line in lines if line)


def words_to_sign(organisation: Organisation, language: str) -> dict[str, str]:
    """Return the words of the form itself, in the language of the person."""
    words = words_in(language, site_of(organisation))
    return {name: words.say(f"letter.sign.{name}") for name in SIGN}


def _day(day: date, language: str) -> str:
    return day_in_words(day, language) or f"{day.day}-{day.month}-{day.year}"
