"""One spelling of a name for keeping and for asking, so that 'vandenberghe' finds Els Van den Berghe.

People are written down in one way and looked for in another: without accents, on a keyboard that has no ł or
no Persian ی, with a dash, an apostrophe or a space more or less. Both sides go through here, and nothing else
folds. What differs after it is another name; what a person is shown is never folded.

Pure: letters in, letters out. Other spellings of the same sound (Mohamed, Muhammad) are not its business.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not take apart, and those of one script that several keyboards write differently.
_LETTERS = {
    "ı": "i", "ȷ": "j", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ŋ": "n", "ĸ": "k", "ə": "e", "ǝ": "e",
    "ɛ": "e", "ɔ": "o", "ʒ": "z", "ɣ": "g", "ɩ": "i", "ʊ": "u", "ʃ": "s", "ƿ": "w", "ȝ": "y",
    # alef, yeh, kaf, heh and waw in Arabic, Persian, Urdu, Pashto and Sorani; the hamza by itself is let go
    "ٱ": "ا", "ٲ": "ا", "ٳ": "ا", "ٵ": "ا", "ء": "",
    "ى": "ي", "ی": "ي", "ې": "ي", "ۍ": "ي", "ێ": "ي", "ے": "ي", "ؽ": "ي", "ؾ": "ي", "ؿ": "ي",
    "ک": "ك", "ڪ": "ك", "ګ": "گ", "ة": "ه", "ۃ": "ه", "ە": "ه", "ہ": "ه", "ھ": "ه",
    "ۆ": "و", "ۇ": "و", "ۈ": "و", "ۋ": "و", "ۊ": "و", "ں": "ن",
    # Hebrew letters that look different at the end of a word
    "ך": "כ", "ם": "מ", "ן": "נ", "ף": "פ", "ץ": "צ",
}  # fmt: skip
# Read like nothing at all: the stroke that stretches an Arabic word, and marks that choose a picture.
_NOTHING = frozenset("\u0640\u034f") | {chr(code) for code in range(0xFE00, 0xFE10)}
_NO_ASCII_WORD = re.compile("[^a-z0-9]+")
# How names with these letters are also written where a keyboard has no such letter.
_WRITTEN_OUT = {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "đ": "dj"}


def folded_words(text: str) -> tuple[str, ...]:
    """Return the words of `text`, folded: small letters and digits 0-9, nothing between them.

    Everything that is no letter and no digit ends a word: a space, each kind of dash and apostrophe, a dot.
    What cannot be seen (marks that turn a line, zero-width joiners) ends none. Folding the result again
    changes nothing.
    """
    if text.isascii():  # most names and all numbers: the same, in a tenth of the time
        return tuple(_NO_ASCII_WORD.sub(" ", text.lower()).split())
    # Taken apart before and after: a fancy 𝕬 becomes A only then, and only then can become small.
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return tuple("".join(map(_as_folded, apart)).split())


def spellings(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the words of `text` in each way they are written: Müller is also Mueller."""
    if text.isascii():
        return (folded_words(text),)
    plain = unicodedata.normalize("NFC", text.casefold())
    written_out = "".join(_WRITTEN_OUT.get(char, char) for char in plain)
    both = folded_words(text), folded_words(written_out)
    return both if both[0] != both[1] else both[:1]


@lru_cache(maxsize=4096)
def _as_folded(char: str) -> str:
    """Return what one character, already taken apart, becomes: letters, nothing, or a space between words."""
    if char in _LETTERS:
        return _LETTERS[char]
    category = unicodedata.category(char)
    if category == "Nd":
        return str(unicodedata.decimal(char))
    if unicodedata.combining(char) or category in ("Cf", "Me") or char in _NOTHING:
        return ""
    if "\u02b0" <= char <= "\u02ff" or char == "\ua78c":
        return " "  # apostrophes that Unicode calls letters: ʼ in Дем'янчук, ʻ in Oʻzbek
    if category[0] in "LM" or category in ("Nl", "No"):  # M: the vowels of Indic scripts
        return _bare(char)
    return " "


def _bare(char: str) -> str:
    """Return the letter that `char` is with a stroke, a hook or a tail: ł, đ, ø, ħ, ґ, қ, ڵ, ړ."""
    name = unicodedata.name(char, "")
    bare, with_, _ = name.partition(" WITH ")
    if not with_ or " LETTER " not in name:
        return char
    try:
        letter = unicodedata.lookup(bare)
    except KeyError:
        return char
    return "".join(map(_as_folded, unicodedata.normalize("NFKD", letter).casefold()))
