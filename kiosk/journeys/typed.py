"""What a person typed, made clean: the same words, nothing invisible, nothing that turns a line round.

Letters of any script stay. Dropped are characters that cannot be seen or that reorder their neighbours
(UAX #9: an override can make a name read as another one on screen and paper), and emoji: neither our
fonts nor the paper can draw them, they would come out as empty boxes.
"""

from __future__ import annotations

import unicodedata

LONGEST = 20_000  # characters looked at; longer is no answer by a person
_MARKS_IN_A_ROW = 4  # Vietnamese, Hebrew and Tibetan need three; more is a heap that runs over other lines
_JOINERS = "\u200c\u200d"  # Persian, Sorani, Sinhala and others spell with them, inside words only
# Blank although Unicode calls them letters or marks.
_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0")
_PICTURES_FROM = 0x2190  # below it category So holds ° © № and the like


def clean(typed: str) -> str:
    """Return `typed` in NFC, without what cannot be seen, white space as single spaces inside the line.

    Cleaning twice gives the same as cleaning once.
    """
    seen = "".join(" " if char.isspace() else char for char in typed if char.isspace() or _is_kept(char))
    text = unicodedata.normalize("NFC", _without_heaps(_joiners_inside_words(seen)))
    return " ".join(_without_heaps(text).split())


def cut(text: str, length: int) -> str:
    """Return at most the first `length` characters of a clean text, never half a letter with its marks."""
    end = min(length, len(text))
    while 0 < end < len(text) and (_is_mark(text[end]) or text[end] in _JOINERS or text[end - 1] in _JOINERS):
        end -= 1
    return text[:end].strip()


def ascii_digits(text: str) -> str:
    """Return `text` with the digits of every script as 0-9: ٠٤٧١ becomes 0471."""
    return "".join(str(unicodedata.digit(char, char)) for char in text)


def says_something(text: str) -> bool:
    """Say whether there is at least one letter or digit in it."""
    return any(unicodedata.category(char)[0] in "LN" for char in text)


def _is_kept(char: str) -> bool:
    if char in _JOINERS:
        return True
    category = unicodedata.category(char)
    if category[0] == "C" or char in _UNSEEN or _is_variation(char):
        return False
    is_picture = category in ("So", "Me") or 0x1F3FB <= ord(char) <= 0x1F3FF  # skin tones are 'Sk'
    return not (is_picture and ord(char) >= _PICTURES_FROM) and ord(char) != 0x20E3  # keycap


def _is_variation(char: str) -> bool:
    return 0xFE00 <= ord(char) <= 0xFE0F or 0xE0100 <= ord(char) <= 0xE01EF


def _is_mark(char: str) -> bool:
    return unicodedata.category(char)[0] == "M"


def _joiners_inside_words(text: str) -> str:
    kept: list[str] = []
    for place, char in enumerate(text):
        if char in _JOINERS:
            around = (kept[-1:] or [" "])[0] + text[place + 1 : place + 2]
            if len(around) < 2 or any(unicodedata.category(one)[0] not in "LM" for one in around):
                continue
        kept.append(char)
    return "".join(kept)


def _without_heaps(text: str) -> str:
    """Keep at most a few marks on one letter; this also keeps normalising quick, which sorts them."""
    kept: list[str] = []
    marks = 0
    for char in text:
        marks = marks + 1 if _is_mark(char) else 0
        if marks <= _MARKS_IN_A_ROW:
            kept.append(char)
    return "".join(kept)
