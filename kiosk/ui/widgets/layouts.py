"""The keyboards as data: pages of rows of keys. A key is a character or the name of something it does.

Widths are in keys; what is not listed is one key wide. Belgian azerty first. In portrait and for places
there are at most 3 rows a page (look-and-feel: keys stay at least 11 mm).
"""

from __future__ import annotations

SPACE, SHIFT, ERASE = "space", "shift", "erase"
PAGES = ("letters", "digits")  # keys that turn to another page
WIDTH = {
    SPACE: 4.0,
    SHIFT: 1.45,
    ERASE: 1.55,
    "letters": 1.5,
    "digits": 1.5,
    "accents": 1.5,
    ".be": 1.6,
    ".com": 1.8,
}

_TOP, _MIDDLE, _LOW = list("azertyuiop"), list("qsdfghjklm"), list("wxcvbn")

TEXT = {
    "letters": [
        _TOP,
        _MIDDLE,
        [SHIFT, *_LOW, "é", "-", ERASE],
        ["digits", "è", "ë", "ç", SPACE, "'", ".", "ï"],
    ],
    "digits": [
        list("1234567890"),
        list("àâêîôûùüöä"),
        [SHIFT, "ñ", "ş", "ğ", "ł", "ș", "ț", "ć", "/", ERASE],
        ["letters", ",", "(", ")", SPACE, "&", "+", ":"],
    ],
}
TEXT_NARROW = {
    "letters": [_TOP, _MIDDLE, ["digits", *_LOW, SPACE, ERASE]],
    "digits": [list("1234567890"), list("éèëêàçïöü'"), ["letters", SHIFT, "-", ".", ",", SPACE, ERASE]],
}
EMAIL = {
    "letters": [
        _TOP,
        _MIDDLE,
        ["digits", *_LOW, "-", "_", ERASE],
        ["@", ".", "gmail.com", "hotmail.com", ".be", ".com"],
    ],
    "digits": [list("1234567890"), list("-_.+"), ["letters", "@", ERASE]],
}
EMAIL_NARROW = {
    "letters": [_TOP, _MIDDLE, ["digits", *_LOW, "@", ".", ERASE]],
    "digits": [
        list("1234567890"),
        ["gmail.com", "hotmail.com", ".be", ".com"],
        ["letters", "@", ".", "-", "_", "+", ERASE],
    ],
}
PHONE = {"digits": [["1", "2", "3"], ["4", "5", "6"], ["7", "8", "9"], ["+", "0", ERASE]]}
PLACE = {
    "digits": [list("12345"), list("67890"), ["letters", ERASE]],
    "letters": [_TOP, _MIDDLE, ["digits", *_LOW, "é", "-", SPACE, ERASE]],
}
PLACE_NARROW = {
    "digits": PLACE["digits"],
    "letters": [_TOP, _MIDDLE, ["digits", *_LOW, "-", ERASE]],
}


def layout_for(kind: str, portrait: bool) -> tuple[dict[str, list[list[str]]], str]:
    """Return (pages, first page) for a field of `kind`."""
    if kind == "phone":
        return PHONE, "digits"
    if kind == "place":
        return (PLACE_NARROW if portrait else PLACE), "digits"
    if kind == "email":
        return (EMAIL_NARROW if portrait else EMAIL), "letters"
    return (TEXT_NARROW if portrait else TEXT), "letters"
