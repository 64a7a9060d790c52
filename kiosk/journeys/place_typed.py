"""What somebody typed to say where they live, taken apart: a postcode, perhaps half of it, and a name."""

from __future__ import annotations

import re
import unicodedata

from kiosk.journeys.typed import ascii_digits, clean

# The answer of who has no address or rather does not say it: it crosses to central as no place at all.
NOT_TOLD = "none"

_SAINTS = frozenset(("st", "ste", "sint", "saint", "sainte", "sankt"))
_WHOLE = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "œ": "oe", "æ": "ae"})  # letters that do not fall apart
_NOT_A_WORD = re.compile(r"[\W_]+")
_POSTCODE = re.compile(r"\d(?:[ .]?\d){0,3}")  # also '9 900' and '9.900'
_WHOLE_POSTCODE = re.compile(r"(?<!\d)[1-9]\d{3}(?!\d)")  # not the 34 of 'Markt 34, 9900 Eeklo'
_COUNTRY = re.compile(r"\s*(?:BE?|Belgi\w*)\s*[-–]?\s*", re.IGNORECASE)  # B-9900, BE9900
_LENGTH = 4  # digits of a postcode
_LOOKED_AT = 200  # characters


def folded(name: str) -> str:
    """Return a name as it is compared: no accents, no capitals, no hyphens, every saint a 'sint'."""
    bare = name.casefold()
    if not bare.isascii():
        apart = unicodedata.normalize("NFKD", bare.translate(_WHOLE)).casefold()
        bare = "".join(char for char in apart if unicodedata.category(char) != "Mn")
    words = _NOT_A_WORD.sub(" ", bare).split()
    if not _SAINTS.isdisjoint(words):
        words = ["sint" if word in _SAINTS else word for word in words]
    return " ".join(words)


def parts(typed: str) -> tuple[str, str]:
    """Split what was typed into the postcode (in front or behind, perhaps half of it) and a folded name."""
    text = ascii_digits(clean(typed[:_LOOKED_AT]))
    digits = _WHOLE_POSTCODE.search(text) or _POSTCODE.search(text)
    if digits is None:
        return "", folded(text)
    before, behind = text[: digits.start()], text[digits.end() :]
    if _COUNTRY.fullmatch(before):
        before = ""
    return re.sub(r"\D", "", digits[0]), folded(f"{before} {behind}")


def is_no_whole_postcode(typed: str) -> bool:
    """Say whether only digits were typed, too few or too many of them: '1', '99', 'B-990', '99000'."""
    text = ascii_digits(clean(typed[:_LOOKED_AT]))
    country = _COUNTRY.match(text)
    digits = re.sub(r"[ .]", "", text[country.end() :] if country else text)
    return digits.isdecimal() and len(digits) != _LENGTH
