"""Keyboards in Arabic letters: Arabic 101, Persian ISIRI 9147, Pashto as the national layout of Afghanistan.

No shift: the script has no capitals, so what real keyboards hide behind shift has a key of its own. Narrow
pages hold 27 letters; the rarest ones stand on the next page, and the key that turns there shows the first.
Upright ones have every letter of the language, in a fifth row where it has 45.
Digits are 0 to 9: phone numbers and house numbers are written so in Belgium; other ones are understood where
they come from a real keyboard.
"""

from __future__ import annotations

from kiosk.ui.layouts.keys import JOINER, Rows, page
from kiosk.ui.layouts.latin import DIGITS

_SIGNS = "- . ، ؟ : / & + ( )"

_WIDE = {
    "ar": f"""
        ض ص ث ق ف غ ع ه خ ح ج د
        ش س ي ب ل ا ت ن م ك ط ذ
        ئ ء ؤ ر لا ى ة و ز ظ erase
        digits latin أ إ آ space - .
        /
        {DIGITS}
        {_SIGNS}
        پ چ ژ گ ڤ ! @ ' erase
        letters latin space
        """,
    "fa": f"""
        ض ص ث ق ف غ ع ه خ ح ج چ
        ش س ی ب ل ا ت ن م ک گ ئ
        ظ ط ز ژ ر ذ د پ و ؤ ء erase
        digits latin آ أ space {JOINER} - .
        /
        {DIGITS}
        {_SIGNS}
        ة ۀ ي ك ! @ ' erase
        letters latin space
        """,
    "ps": f"""
        ض ص ث ق ف غ ع ه خ ح ج چ
        ش س ی ب ل ا ت ن م ک ګ ئ
        ۍ ې ز ر ذ د ړ و ږ پ ټ erase
        digits latin ښ ځ څ ډ ڼ ي ط آ space
        /
        {DIGITS}
        ظ ژ ء ؤ أ ة گ ڑ ٹ '
        {_SIGNS} erase
        letters latin space
        """,
}
_NARROW = {
    "ar": f"""
        ص ق ف غ ع ه خ ح ج د
        ش س ي ب ل ا ت ن م ك
        digits ط ر أ ى ة و ز space erase
        /
        {DIGITS}
        إ آ ء ؤ ئ ض ث ذ ظ لا
        letters latin پ چ گ - . ، space erase
        """,
    "fa": f"""
        ص ق ف غ ع ه خ ح ج چ
        ش س ی ب ل ا ت ن م ک
        digits ط ز ر د پ و گ space erase
        /
        {DIGITS}
        آ ض ث ظ ژ ذ ئ ؤ أ ء
        letters latin {JOINER} - . ، space erase
        """,
    "ps": f"""
        ص ق ف غ ع ه خ ح ج چ
        ش س ی ب ل ا ت ن م ک
        more ې ز ر د پ و ګ space erase
        /
        {DIGITS}
        {_SIGNS}
        letters more latin ' ! @ space erase
        /
        ټ ډ ړ ږ ښ ڼ ځ څ ۍ ئ
        ض ث ظ ط ذ ژ آ ي ء ؤ
        letters digits latin أ ة - . space erase
        """,
}

_UPRIGHT = {
    "ar": """
        ض ص ث ق ف غ ع ه خ ح
        ش س ي ب ل ا ت ن م ك
        ئ ء ؤ ر ى ة و ز ظ erase
        digits ج د ط ذ أ إ آ space
        """,
    "fa": f"""
        ض ص ث ق ف غ ع ه خ ح
        ش س ی ب ل ا ت ن م ک
        ظ ط ز ژ ر ذ د پ و erase
        digits ج چ گ آ ئ space {JOINER}
        """,
    "ps": """
        ض ص ث ق ف غ ع ه خ ح
        ش س ی ب ل ا ت ن م ک
        ج چ ظ ط ز ژ ر ذ د و
        ځ څ ډ ړ ږ ښ ټ پ ګ erase
        digits ې ۍ ي ئ ڼ آ space
        """,
}
_UPRIGHT_ASIDE = {"ar": "لا پ چ گ ژ ڤ", "fa": "ؤ أ ء ة ۀ ي ك", "ps": "ء ؤ أ ة گ ڑ ٹ"}

LANGUAGES = tuple(_WIDE)


def upright_pages(language: str) -> dict[str, Rows]:
    """Return the pages of letters and digits for a standing panel; the Latin page is added elsewhere."""
    digits = f"""
        {DIGITS}
        {_SIGNS}
        {_UPRIGHT_ASIDE[language]} ! @ erase
        letters latin space '
        """
    return {"letters": page(_UPRIGHT[language]), "digits": page(digits)}


def text_pages(language: str, narrow: bool) -> dict[str, Rows]:
    """Return the pages of letters and digits for one of `LANGUAGES`; the Latin page is added elsewhere."""
    texts = (_NARROW if narrow else _WIDE)[language].split("\n        /\n")
    return {name: page(text) for name, text in zip(("letters", "digits", "more"), texts, strict=False)}
