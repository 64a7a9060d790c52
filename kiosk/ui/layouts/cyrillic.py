"""Keyboards in Cyrillic letters, in the order people know from their own.

Narrow pages hold 27 letters beside what turns, spaces and erases: the rarest of each language, by its letter
counts, stand on the page of digits, and the key that turns there shows the first of them. Upright ones have
every letter: those that end the rows of a real keyboard, and find no eleventh place, stand in the last row.
"""

from __future__ import annotations

from kiosk.ui.layouts.keys import Rows, page
from kiosk.ui.layouts.latin import DIGITS

_WIDE = {
    "uk": """
        й ц у к е н г ш щ з х ї
        ф і в а п р о л д ж є ґ
        shift я ч с м и т ь б ю ' erase
        digits latin space - .
        """,
    "ru": """
        й ц у к е н г ш щ з х ъ
        ф ы в а п р о л д ж э ё
        shift я ч с м и т ь б ю - erase
        digits latin space ' .
        """,
    # The traditional phonetic order (ЯВЕРТЪ), not that of the standard BDS 5237: Android's own keyboard gives
    # Bulgarian a phonetic order first and BDS second, BDS is learned for typing with ten fingers, and who
    # knows Latin keys better finds each letter where its sound is.
    "bg": """
        я в е р т ъ у и о п ш щ
        а с д ф г х й к л ю ч
        shift з ь ц ж б н м - erase
        digits latin space ' .
        """,
}
_NARROW = {
    "uk": """
        й ц у к е н г ш з х
        і в а п р о л д ж space
        digits я ч с м и т ь б erase
        """,
    "ru": """
        й ц у к е н г ш з х
        ы в а п р о л д ж space
        digits я ч с м и т ь б erase
        """,
    "bg": """
        я в е р т ъ у и о п
        а с д ф г х й к л ш
        digits ч з ц ж б н м space erase
        """,
}
_UPRIGHT = {
    "uk": """
        й ц у к е н г ш щ з
        ф і в а п р о л д ж
        shift я ч с м и т ь б erase
        digits х ї є ґ ю ' space
        """,
    "ru": """
        й ц у к е н г ш щ з
        ф ы в а п р о л д ж
        shift я ч с м и т ь б erase
        digits х ъ э ё ю - space
        """,
    "bg": """
        я в е р т ъ у и о п
        а с д ф г х й к л ш
        shift ч з ц ж б н м - erase
        digits щ ь ю space '
        """,
}
_KEPT_ASIDE = {"uk": "щ ї ф є ґ ю ' ё ъ ы", "ru": "щ ъ ф э ё ю і ї є ґ", "bg": "щ ь ю ѝ ё ы э і ї є"}
# Letters of the neighbours: many from Ukraine spell their name in Russian too, and the other way round.
_NEIGHBOURS = {"uk": "ё ъ ы э ў", "ru": "і ї є ґ ў", "bg": "ѝ ё ы э і ї є"}

LANGUAGES = tuple(_WIDE)


def upright_pages(language: str) -> dict[str, Rows]:
    """Return the pages of letters and digits for a standing panel; the Latin page is added elsewhere."""
    digits = f"""
        {DIGITS}
        ' - . , : / & + ( )
        shift {_NEIGHBOURS[language][:9]} ? ! @ erase
        letters latin space
        """
    return {"letters": page(_UPRIGHT[language]), "digits": page(digits)}


def text_pages(language: str, narrow: bool) -> dict[str, Rows]:
    """Return the pages of letters and digits for one of `LANGUAGES`; the Latin page is added elsewhere."""
    if narrow:
        digits = f"""
            {DIGITS}
            {_KEPT_ASIDE[language]}
            letters latin shift - . , / space erase
            """
        return {"letters": page(_NARROW[language]), "digits": page(digits)}
    digits = f"""
        {DIGITS}
        ' - . , : / & + ( )
        shift {_NEIGHBOURS[language]} ? ! @ erase
        letters latin space
        """
    return {"letters": page(_WIDE[language]), "digits": page(digits)}
