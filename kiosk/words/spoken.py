"""What is read out for what is written in signs: amounts, times, telephone numbers, codes, names in letters.

espeak-ng 1.51 says '€ 19' as 19 in six of our languages, '09 377 12 34' as nought, nine thousand and so on,
9:00 as nine nought nought, '12:30' with a colon in Persian, OCMW as a word, and spells 'пʼятниця' of the
calendar in English (findings/espeak_*). The rules are the same for all; what a language says is its texts
(`spoken.*`), and how it writes a time is known from `hours.time`. Recordings need none of this.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

Say = Callable[..., str]  # key and values → text of one language
LETTER_APOSTROPHE = "\u02bc"  # what the calendar writes in Ukrainian; spelled by name
APOSTROPHE = "\u2019"
FEWEST_DIGITS, MOST_DIGITS = 9, 14  # of a telephone number; a date has eight
_SPACE = "[ \u00a0\u202f]"
_NUMBER = rf"\d{{1,3}}(?:(?:\.|{_SPACE})\d{{3}})+(?:,\d\d)?|\d+(?:[.,]\d\d)?"
_AMOUNT = re.compile(rf"€{_SPACE}?({_NUMBER})(?![\d.,]*\d)|(?<![\d.,])({_NUMBER}){_SPACE}?€")
_TELEPHONE = re.compile(
    r"(?<![\d/.,-])(?:\+\d{1,3}|\(?0)[\d()]*(?:[ \u00a0\u202f./-]{1,3}\(?\d{1,4}\)?\d{0,3})*(?!\d)"
)
# The thousands of CLDR stand apart by a space that does not break: espeak-ng says two numbers
# (findings/espeak_no_break_thousands.sh).
_THOUSANDS = re.compile(r"(?<![\d.,+])\d{1,3}(?:[\u00a0\u202f]\d{3})+(?!\d)")
_CODE = re.compile(r"(?<![\w-])([2-9A-HJKMNP-Z]{4})-([2-9A-HJKMNP-Z]{4})(?![\w-])")


def as_spoken(text: str, say: Say) -> str:
    """Return `text` as it is to be read out in the language of `say`; what needs nothing stays as it is."""
    text = text.replace(LETTER_APOSTROPHE, APOSTROPHE)
    text = _CODE.sub(lambda found: f"{' '.join(found[1])}, {' '.join(found[2])}", text)
    text = _TELEPHONE.sub(_telephone, text)
    text = _AMOUNT.sub(lambda found: _amount(found[1] or found[2], say), text)
    text = _THOUSANDS.sub(lambda found: re.sub(_SPACE, "", found[0]), text)
    written = _times(say("hours.time", hour="@", minute="#"), say("hours.whole", hour="@"))
    text = written.sub(lambda found: _time(found, say), text)
    return _in_letters(say("spoken.letters")).sub(lambda found: " ".join(found[0]), text)


def _telephone(found: re.Match[str]) -> str:
    """Return the groups one by one: without a comma '9 377' is a number of thousands."""
    groups = re.findall(r"\+?\d+", found[0])
    digits = sum(len(group) for group in groups)
    if len(groups) == 1 or not FEWEST_DIGITS <= digits <= MOST_DIGITS:
        return found[0]
    return ", ".join(groups)


def _amount(number: str, say: Say) -> str:
    whole, cents = re.fullmatch(r"(.*?)(?:[.,](\d\d))?", number).groups()  # type: ignore[union-attr]
    whole = re.sub(rf"\.|{_SPACE}", "", whole)
    if cents is None or cents == "00":
        return say("spoken.euros", euros=whole)
    return say("spoken.euros_cents", euros=whole, cents=cents.removeprefix("0"))


def _time(found: re.Match[str], say: Say) -> str:
    hour, minute = found["hour"] or found["whole"], found["minute"] or "00"
    if int(hour) > 24:
        return found[0]
    return say("spoken.hour", hour=hour) if minute == "00" else say("spoken.time", hour=hour, minute=minute)


@lru_cache(maxsize=64)
def _times(time: str, whole: str) -> re.Pattern[str]:
    """Return what a time looks like in a language: with minutes, and without where that is no mere number.

    '9.00' of a date ('9.00.2026') or of a longer number is none.
    """
    forms = re.escape(time).replace("@", r"(?P<hour>\d{1,2})").replace(r"\#", r"(?P<minute>[0-5]\d)")
    forms += "|" + (
        re.escape(whole).replace("@", r"(?P<whole>\d{1,2})") if whole != "@" else r"(?P<whole>(?!))"
    )
    return re.compile(rf"(?<![\d.,:])(?:{forms})(?![\d:]|[.,]\d)")


@lru_cache(maxsize=64)
def _in_letters(names: str) -> re.Pattern[str]:
    """Return what finds the names that are said letter by letter."""
    those = "|".join(re.escape(name) for name in names.split()) or r"(?!)"
    return re.compile(rf"(?<!\w)(?:{those})(?!\w)")
