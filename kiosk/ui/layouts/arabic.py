"""Keyboards in Arabic letters: Arabic 101, Persian ISIRI 9147, Pashto as the national layout of Afghanistan.

No shift: the script has no capitals, so what real keyboards hide behind shift has a key of its own. Every
letter of the language stands on the first page, narrow ones in a fifth row where it has 45.
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
        digits ښ ځ څ ډ ڼ ي ط ظ ژ آ space
        /
        {DIGITS}
        ء ؤ أ ة گ ڑ ٹ '
        {_SIGNS} erase
        letters latin space
        """,
}
_NARROW = {
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
_ASIDE = {"ar": "لا پ چ گ ژ ڤ", "fa": "ؤ أ ء ة ۀ ي ك", "ps": "ء ؤ أ ة گ ڑ ٹ"}

LANGUAGES = tuple(_WIDE)


def text_pages(language: str, narrow: bool) -> dict[str, Rows]:
    """Return the pages of letters and digits for one of `LANGUAGES`; the Latin page is added elsewhere."""
    if not narrow:
        letters, digits = _WIDE[language].split("\n        /\n")
        return {"letters": page(letters), "digits": page(digits)}
    digits = f"""
        {DIGITS}
        {_SIGNS}
        {_ASIDE[language]} ! @ erase
        letters latin space '
        """
    return {"letters": page(_NARROW[language]), "digits": page(digits)}
