"""Keyboards of the languages in Latin letters: Belgian azerty, with the letters of each language at hand.

What a language needs beside a to z stands among its letters, on narrow pages below them; what it has in a few
borrowed words only waits with the digits there. All other letters that our neighbours write their names with
follow on `more` and `rest`.
"""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.ui.layouts.keys import ERASE, FULL_ROW, SHIFT, Rows, page

TOP, MIDDLE = "a z e r t y u i o p", "q s d f g h j k l m"
DIGITS = "1 2 3 4 5 6 7 8 9 0"

_WIDE = {
    "nl": f"""
        {TOP}
        {MIDDLE}
        shift w x c v b n é è - erase
        digits more ë ç ï ö ü space ' .
        """,
    "fr": f"""
        {TOP}
        {MIDDLE}
        shift w x c v b n é è à erase
        digits more ç ê ù â ô î û space ' -
        """,
    "tr": f"""
        {TOP} ğ ü
        {MIDDLE} ş ı
        shift w x c v b n ö ç - erase
        digits more â é space ' .
        """,
    "ro": f"""
        {TOP} ă î
        {MIDDLE} ș ț
        shift w x c v b n â - erase
        digits more é ü space ' .
        """,
    "pl": f"""
        {TOP} ę ó
        {MIDDLE} ą ś
        shift w x c v b n ł ń ć ź erase
        digits more ż é space ' - .
        """,
}
_WIDE["en"] = _WIDE["nl"]  # English has no letters of its own; the names here are Flemish

# Letters that only Czech, Slovak or Hungarian have: on a wide keyboard they stand with the digits.
_RARE = "ď ě ľ ť ů ű ő"
_WIDE_DIGITS = f"""
    {DIGITS}
    ' - . , : / & + ( )
    shift {_RARE} ? ! @ erase
    letters more space
    """

_BELOW = {
    "nl": """
        shift w x c v b n é - erase
        digits more è ë ï space '
        """,
    "fr": """
        shift w x c v b n é è erase
        digits more à ç ê space ' -
        """,
    "tr": """
        shift w x c v b n ö ç erase
        digits more ğ ü ş ı space
        """,
    "ro": """
        shift w x c v b n â - erase
        digits more ă î ș ț space
        """,
    "pl": """
        shift w x c v b n ł ń erase
        digits ą ć ę ó ś ź ż space
        """,
}
_BELOW["en"] = _BELOW["nl"]
_AT_HAND = {
    "nl": "é è ë ê ç ï ö ü à á",
    "en": "é è ë ê ç ï ö ü à á",
    "fr": "é è à ç ê ù â î ô û",
    "tr": "ş ğ ı ç ö ü â î û é",
    "ro": "ă â î ș ț é á ö ü ç",
    "pl": "ą ć ę ł ń ó ś ź ż é",
}

# Every letter with a sign of our languages and of those from Portugal to Albania, by alphabet.
OTHERS = """
    á à â ä ã å ą ă æ ç ć č ď đ é è ê ë ę ě ğ í î ï ı İ ł ľ ñ ń ň
    ó ô ö õ ő ø œ ř ß ś š ş ș ť ț ú ù û ü ű ů ý ÿ ź ż ž
    """

LANGUAGES = tuple(_AT_HAND)

# The Latin letters of those who write another script.
SECOND = {
    narrow: page(text.replace("digits more", "letters digits"))
    for narrow, text in ((False, _WIDE["nl"]), (True, f"{TOP}\n{MIDDLE}\n{_BELOW['nl'].strip()}"))
}


def text_pages(language: str, narrow: bool) -> dict[str, Rows]:
    """Return the pages for names and free words in one of `LANGUAGES`."""
    if narrow:
        return _narrow_pages(language)
    letters, digits = page(_WIDE[language]), page(_WIDE_DIGITS)
    more = _poured(_others(letters, digits), 4, ("letters", "digits", SHIFT), FULL_ROW[False])
    return {"letters": letters, "digits": digits, "more": more}


def _narrow_pages(language: str) -> dict[str, Rows]:
    letters = page(f"{TOP}\n{MIDDLE}\n{_BELOW[language].strip()}")
    digits = page(f"""
        {DIGITS}
        ' - . , : / & + ( )
        {_AT_HAND[language]}
        letters more shift ? ! @ space erase
        """)
    others = _others(letters, digits)
    half = (len(others) + 1) // 2
    return {
        "letters": letters,
        "digits": digits,
        "more": _poured(others[:half], 3, ("letters", "digits", "rest", SHIFT), FULL_ROW[True]),
        "rest": _poured(others[half:], 3, ("letters", "more", SHIFT), FULL_ROW[True]),
    }


def _others(*pages: Rows) -> list[str]:
    """Return the letters that stand on none of these pages."""
    taken = {key for rows in pages for row in rows for key in row}
    return [letter for letter in OTHERS.split() if letter not in taken]


def _poured(letters: Sequence[str], rows: int, first: tuple[str, ...], full: int) -> Rows:
    """Return a page of `rows` rows as equal as can be; the keys in `first` begin its last one."""
    each = min(full, -(-(len(letters) + len(first) + 1) // rows))
    above = (rows - 1) * each
    upper = tuple(tuple(letters[start : start + each]) for start in range(0, above, each))
    return (*upper, (*first, *letters[above:], ERASE))
